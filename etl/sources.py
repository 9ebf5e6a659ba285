"""The source store and its pins: which captured files there are, to the byte."""

import hashlib
from dataclasses import asdict
from pathlib import Path
from typing import Literal

import yaml

from etl.errors import Complaint
from etl.model import Source
from etl.project import Project

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
}
State = Literal["held", "missing", "changed"]


def load_pins(project: Project) -> list[Source]:
    """Return every pinned source, sorted by id; a Complaint names the entry that does not read."""
    entries = yaml.safe_load(project.pins.read_text(encoding="utf-8")) or []
    sources = []
    for entry in entries:
        try:
            sources.append(Source(**entry))
        except TypeError as error:
            name = entry.get("source_id", entry) if isinstance(entry, dict) else entry
            raise Complaint(f"the pin {name} does not read ({error})", project.pins, "Mend the entry.") from error
    return sorted(sources, key=lambda s: s.source_id)


def check_source(source: Source, project: Project) -> State:
    """Whether the store holds the source as pinned; raise a Complaint with both digests when a byte changed."""
    path = project.store / source.file
    if not path.is_file():
        return "missing"
    found = hash_file(path)
    if found != source.sha256:
        raise Complaint(
            f"the file is not the one that was pinned: sha256 {found}, pinned {source.sha256}",
            path,
            "Put the pinned file back, or pin the new capture under an id of its own with `taizhang sources add`.",
        )
    return "held"


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def held_sources(project: Project) -> list[Source]:
    """The sources that the store holds, each verified to the byte."""
    return [s for s in load_pins(project) if check_source(s, project) == "held"]


def add_source(file: Path, source_id: str, rights: Literal["official", "facts-only"], project: Project) -> Source:
    """Copy `file` into the store and pin it; refuse an id or a digest that is pinned already."""
    media_type = MEDIA_TYPES.get(file.suffix.lower())
    if media_type is None:
        raise Complaint(f"{file.suffix or 'no suffix'} is not read", file, f"Use one of {', '.join(MEDIA_TYPES)}.", 2)
    if not file.is_file():
        raise Complaint("there is no such file", file, "Check the name.", 2)
    pins = load_pins(project)
    source = Source(
        source_id, f"{source_id}{file.suffix.lower()}", media_type, file.stat().st_size, hash_file(file), rights
    )
    for pin in pins:
        if pin.source_id == source_id or pin.sha256 == source.sha256:
            raise Complaint(
                f"{pin.source_id} is pinned already", file, "Choose another id; one capture is pinned once.", 2
            )
    project.store.mkdir(parents=True, exist_ok=True)
    (project.store / source.file).write_bytes(file.read_bytes())
    write_pins([*pins, source], project)
    return source


def write_pins(sources: list[Source], project: Project) -> None:
    """Write the register, sorted by id, empty fields left out; the old file stands until the new one is whole."""
    entries = [
        {k: v for k, v in asdict(s).items() if v is not None} for s in sorted(sources, key=lambda s: s.source_id)
    ]
    text = "# Every captured file that the dataset rests on, to the byte. `taizhang sources add` writes this file.\n"
    text += yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=130)
    beside = project.pins.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(project.pins)


def describe_sources(project: Project) -> str:
    """Return a line for every pinned source: whether the store holds it, its rights, its file."""
    lines = [f"store: {project.store}"]
    for source in load_pins(project):
        lines.append(f"{check_source(source, project):8} {source.rights:11} {source.source_id:24} {source.file}")
    return "\n".join(lines)


def verify_sources(project: Project) -> tuple[str, bool]:
    """Compare every file with its pin; return the findings and whether every pinned file is there, unchanged."""
    lines, whole = list[str](), True
    for source in load_pins(project):
        try:
            state = check_source(source, project)
        except Complaint as complaint:
            state, whole = "changed", False
            lines.append(f"changed  {source.source_id}: {complaint}")
            continue
        whole = whole and state == "held"
        advice = f": put {source.file} into {project.store}" if state == "missing" else ""
        lines.append(f"{state:8} {source.source_id}{advice}")
    return "\n".join(lines), whole
