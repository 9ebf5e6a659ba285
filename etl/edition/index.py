"""The machine index of the editions: what there is to fetch, how large, with which digest, and what changed."""

import csv
import io
import json
from collections import Counter
from collections.abc import Mapping, Sequence

from etl.edition.shelf import File, Shelf
from etl.edition.tables import LOGS

NAME = "index.json"
Entry = dict[str, object]


def print_index(index: Mapping[str, object]) -> bytes:
    """Return an index as bytes."""
    return (json.dumps(index, ensure_ascii=False, indent=1) + "\n").encode()


def make_index(shelf: Shelf, downloads: Sequence[Mapping[str, object]] = ()) -> Entry:
    """Return the last edition in full, all editions in the order of release, and the files of the build."""
    last = shelf.history.last
    return {
        "name": shelf.contract.descriptor["name"],
        "edition": last,
        "editions": [_introduce(shelf, edition) for edition in shelf.history.editions],
        **(index_edition(shelf, last) if last else {}),
        **({"downloads": list(downloads)} if downloads else {}),
    }


def _introduce(shelf: Shelf, edition: str) -> Entry:
    row = shelf.describe(edition)
    return {
        **{name: row[name] for name in ("edition", "released_on", "level", "note")},
        "url": f"/editions/{edition}/",
        "index": f"/editions/{edition}/{NAME}",
        "bundle": f"/editions/{edition}.zip",
    }


def index_edition(shelf: Shelf, edition: str) -> Entry:
    """Return one edition: each file with url, bytes, sha256, rows and changes; its bundle; the delta that led to it.

    Changes are counted in records: one with three new cells counts once, as changed.
    """
    counts, files = count_changes(shelf, edition), shelf.take_files(edition)
    place = shelf.history.place(edition)
    before = shelf.history.editions[place - 1] if place else None
    return {
        **_introduce(shelf, edition),
        "files": [_file(shelf, f"{edition}/{path}", counts) for path in files],
        "bundle": _measure(shelf.find_file(f"{edition}.zip")),
        "delta": _delta(shelf, before, edition) if before else None,
        "datacite": f"/editions/{edition}/datacite.json",
    }


def _file(shelf: Shelf, path: str, counts: Mapping[str, Mapping[str, int]]) -> Entry:
    file, (_, _, inner) = shelf.find_file(path), path.partition("/")
    name = inner.removeprefix("data/").removesuffix(".csv")
    if not inner.startswith("data/"):
        return _measure(file)
    return {"table": name, **_measure(file), "rows": count_rows(file.content), "changes": counts.get(name, {})}


def _delta(shelf: Shelf, old: str, new: str) -> Entry:
    stem = f"{old}..{new}"
    return {
        "from": old, **_measure(shelf.find_file(f"{stem}.zip")),
        "json": f"/editions/{stem}.json", "csv": f"/editions/{stem}.csv",
    }  # fmt: skip


def _measure(file: File) -> Entry:
    return {"url": f"/editions/{file.path}", "bytes": len(file.content), "sha256": file.sha256}


def count_rows(content: bytes) -> int:
    """Return the number of rows of a CSV with a header."""
    return sum(1 for _ in csv.reader(io.StringIO(content.decode(), newline=""))) - 1


def count_changes(shelf: Shelf, edition: str) -> dict[str, dict[str, int]]:
    """Return for each table how many records came, went and changed with an edition; tables without any left out."""
    rows = shelf.take_rows("changes", edition)
    records = {(r["table"], r["record_id"], r["change"]) for r in rows if r["edition"] == edition}
    counted = Counter((table, change) for table, _, change in records)
    tables = dict.fromkeys(t.name for t in shelf.contract.layer("facts") if t.name not in LOGS)
    return {
        t: {c: counted[t, c] for c in ("added", "removed", "changed") if counted[t, c]}
        for t in tables
        if any(counted[t, c] for c in ("added", "removed", "changed"))
    }
