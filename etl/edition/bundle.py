"""Editions to take away: a whole one, or the difference to another, each with checksums; and checking a download.

    taizhang-0.2.0.zip               every table as CSV, the descriptor, SHA256SUMS
    taizhang-0.1.0..0.2.0.zip        rows with an `op` of ADD, MOD or DEL, the new descriptor, SHA256SUMS

A zip has no clock in it: the same edition gives the same bytes for ever.
"""

import csv
import hashlib
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from etl.contract import Table
from etl.edition.history import History
from etl.edition.records import Record, key_records
from etl.edition.stamps import stamp_descriptor
from etl.errors import Complaint

SUMS = "SHA256SUMS"
DESCRIPTOR = "datapackage.json"
EPOCH = (1980, 1, 1, 0, 0, 0)
# What a zip with a byte changed anywhere raises, found by changing each: NotImplementedError is a RuntimeError.
DAMAGE = (OSError, EOFError, RuntimeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error)


def full_files(history: History, edition: str) -> dict[str, bytes]:
    """Return the files of a whole edition by path."""
    files = {f"data/{name}.csv": content for name, content in history.files_as_of(edition).items()}
    return _sealed(files | {DESCRIPTOR: _descriptor(history, edition)})


def delta_files(history: History, old: str, new: str) -> dict[str, bytes]:
    """Return the files of the difference between two editions by path; tables without one are left out."""
    contract = history.contract_of(new)
    files = {}
    for table in contract.layer("facts"):
        before = key_records(table, _rows(history, table, old))
        after = key_records(table, _rows(history, table, new))
        content = write_delta(table, before, after)
        if content:
            files[f"delta/{table.name}.csv"] = content
    return _sealed(files | {DESCRIPTOR: _descriptor(history, new)})


def _rows(history: History, table: Table, edition: str) -> list[Record]:
    """The rows of an edition in the columns of `table`; a column that it did not have is empty."""
    return [{c: row.get(c, "") for c in table.column_names} for row in history.rows_as_of(table, edition)]


def _descriptor(history: History, edition: str) -> bytes:
    text = json.dumps(history.contract_of(edition).descriptor, ensure_ascii=False, indent=2) + "\n"
    return stamp_descriptor(text, edition).encode()


def _sealed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
    return {**files, SUMS: sums.encode()}


def write_delta(table: Table, before: Mapping[str, Record], after: Mapping[str, Record]) -> bytes:
    """Return the rows to add, to replace and to delete as CSV, deletions with their key alone; nothing for none."""
    rows: list[dict[str, str]] = []
    for record_id in sorted({*before, *after}):
        old, new = before.get(record_id), after.get(record_id)
        if new is None and old is not None:
            rows.append({"op": "DEL", **{c: old[c] for c in table.primary_key}})
        elif new is not None and new != old:
            rows.append({"op": "MOD" if old is not None else "ADD", **new})
    if not rows:
        return b""
    out = io.StringIO()
    writer = csv.DictWriter(out, ["op", *table.column_names], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the files as a zip whose bytes depend on nothing else."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            info = zipfile.ZipInfo(path, EPOCH)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(info, files[path])
    return out.getvalue()


def verify_bundle(path: Path) -> list[str]:
    """Check a downloaded bundle against its checksums and return its files; a Complaint names the first bad one."""
    try:
        with zipfile.ZipFile(path) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    except DAMAGE as error:
        raise Complaint(f"the bundle does not open ({error})", path, "Download it again.") from error
    if SUMS not in files:
        raise Complaint(f"the bundle has no {SUMS}", path, "Use a bundle from the downloads of an edition.")
    listed = {
        name: found
        for found, _, name in (line.partition("  ") for line in files[SUMS].decode(errors="replace").splitlines())
    }
    for name in sorted({*listed, *files} - {SUMS}):
        found = hashlib.sha256(files[name]).hexdigest() if name in files else "missing"
        if found != listed.get(name):
            raise Complaint(f"{name}: sha256 {found}, listed {listed.get(name)}", path, "Download it again.")
    return sorted(listed)
