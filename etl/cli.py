"""The command `taizhang`: a verb a function; heavy imports wait until the verb is called."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from etl import __version__
from etl.errors import Complaint


class Commands(click.Group):
    """Turns a Complaint into a message on stderr and its exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; bad input ends it with what is wrong, where, and what to do next."""
        try:
            return super().invoke(ctx)
        except Complaint as complaint:
            click.echo(f"taizhang: {complaint}", err=True)
            ctx.exit(complaint.exit_code)


def example(line: str) -> str:
    """Return the epilog that shows how a verb is called."""
    return f"Example:\n\n\b\n  {line}"


FILE = click.argument("file", type=click.Path(path_type=Path))
STORE = click.option(
    "--sources", "store", metavar="DIR", help="The source store; else TAIZHANG_SOURCES, else sources/."
)


@click.group(cls=Commands, epilog=example("taizhang extract notice.docx"))
@click.version_option(__version__, prog_name="taizhang")
def main() -> None:
    """Turn China's health-reform documents into a versioned, citable dataset."""


@main.command(epilog=example("taizhang build --sources ~/sources"))
@STORE
def build(store: str | None) -> None:
    """Build build/policy.db and its CSV files from the committed edition and the store."""
    from etl.pipeline import build_edition, describe_build
    from etl.project import find_project

    click.echo(describe_build(build_edition(find_project(store))), err=True)


@main.command(epilog=example("taizhang serve --port 8001"))
@click.option("--port", default=8001, show_default=True, help="The port.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address; 0.0.0.0 for every one.")
def serve(port: int, host: str) -> None:
    """Serve the last build with Datasette, and each that takes its place while this runs.

    TAIZHANG_ORIGIN is the address under which the public reaches it, such as https://taizhang.example.org: canonical
    links, citations and catalogues name it. Without it they are paths.
    """
    from etl.project import find_project
    from etl.serve.process.run import serve_edition

    serve_edition(find_project(), port, host)


@main.command(epilog=example("taizhang extract notice.docx > notice.json"))
@FILE
def extract(file: Path) -> None:
    """Print what one document says as Extraction JSON."""
    from etl.extraction_json import describe_extraction
    from etl.pipeline import read_document

    described = describe_extraction(file.stem, read_document(file)[2])
    click.echo(json.dumps(described, ensure_ascii=False, indent=1))


@main.command(epilog=example("taizhang restore page.html --log edits.jsonl > page.txt"))
@FILE
@click.option("--log", type=click.Path(path_type=Path), help="Write every edit as a JSON line.")
def restore(file: Path, log: Path | None) -> None:
    """Print one document's restored body, a paragraph a line."""
    from etl.pipeline import restore_file

    text, edits = restore_file(file)
    click.echo(text)
    if log:
        log.write_text("".join(f"{json.dumps(e, ensure_ascii=False)}\n" for e in edits), encoding="utf-8")


@main.group(epilog=example("taizhang sources verify"))
def sources() -> None:
    """List, add and verify the captured files that the dataset rests on."""


@sources.command("list", epilog=example("taizhang sources list"))
@STORE
def list_(store: str | None) -> None:
    """List every pinned source and whether the store holds it."""
    from etl.project import find_project
    from etl.sources import describe_sources

    click.echo(describe_sources(find_project(store)))


@sources.command(epilog=example("taizhang sources add notice.docx --id linshan-2024"))
@FILE
@click.option("--id", "source_id", required=True, help="A short name: place and year.")
@click.option("--rights", type=click.Choice(["official", "facts-only"]), default="official", show_default=True)
@STORE
def add(file: Path, source_id: str, rights: Any, store: str | None) -> None:
    """Copy a file into the store and pin it."""
    from etl.project import find_project
    from etl.sources import add_source

    source = add_source(file, source_id, rights, find_project(store))
    click.echo(f"{source.source_id}: {source.bytes} bytes, sha256 {source.sha256}", err=True)


@sources.command("verify", epilog=example("taizhang sources verify"))
@STORE
def verify_(store: str | None) -> None:
    """Compare every file of the store with its pin; a changed byte or a missing file fails."""
    from etl.project import find_project
    from etl.sources import verify_sources

    described, whole = verify_sources(find_project(store))
    click.echo(described)
    sys.exit(0 if whole else 1)


@main.command(epilog=example("taizhang check"))
@STORE
def check(store: str | None) -> None:
    """Check the committed tables, the build, and that the sources still give the committed rows."""
    from etl.pipeline import check_edition
    from etl.project import find_project

    table, failed = check_edition(find_project(store), lambda what: click.echo(what, err=True))
    click.echo(table)
    sys.exit(1 if failed else 0)


@main.command(epilog=example("taizhang bench editions"))
@click.argument("what", type=click.Choice(["editions", "restore", "accuracy", "site"]))
@click.option("--keys", type=click.Path(path_type=Path), help="accuracy: the folder of answer keys.")
@click.option("--write", is_flag=True, help="accuracy, site: write the page in docs/, too.")
@STORE
def bench(what: str, keys: Path | None, write: bool, store: str | None) -> None:
    """Measure what a thing costs, as ratios within one run on this machine, or how right extraction is."""
    from etl.docs.measured import report
    from etl.project import find_project

    click.echo(report(what, find_project(store), keys, write))


@main.command(epilog=example("taizhang docs"))
def docs() -> None:
    """Write the codebook, docs/codebook.md and docs/codebook.zh.md, from contract, lexicon and rules."""
    from etl.contract import load_contract
    from etl.docs.codebook import write_codebooks
    from etl.project import find_project

    project = find_project()
    for path in write_codebooks(load_contract(project.contract), project.root / "docs"):
        click.echo(path.relative_to(project.root), err=True)


@main.command(epilog=example("taizhang diff 0.1.0 0.2.0 --format csv > changes.csv"))
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
def diff(old: str, new: str, form: str) -> None:
    """Print what changed between two editions; exit 1 when they differ."""
    from etl.edition.diff import print_differences
    from etl.pipeline import compare_editions
    from etl.project import find_project

    differences = compare_editions(find_project(), old, new)
    click.echo(print_differences(differences, form))
    sys.exit(1 if differences else 0)


@main.command(epilog=example("taizhang bundle 0.1.0 0.2.0 --to downloads"))
@click.argument("edition")
@click.argument("other", required=False)
@click.option("--to", "folder", type=click.Path(path_type=Path), default=Path(), help="The folder to write into.")
def bundle(edition: str, other: str | None, folder: Path) -> None:
    """Write one edition as a zip or, with two, what leads from the first to the second."""
    from etl.pipeline import write_bundle
    from etl.project import find_project

    click.echo(write_bundle(find_project(), edition, other, folder))


@main.command(epilog=example("taizhang verify taizhang-0.1.0.zip"))
@FILE
def verify(file: Path) -> None:
    """Check a downloaded bundle against the checksums inside it."""
    from etl.edition.bundle import verify_bundle

    click.echo(f"{file.name}: {len(verify_bundle(file))} files as published")


@main.command(epilog=example('taizhang release minor -m "Two documents of Linshan"'))
@click.argument("level", type=click.Choice(["major", "minor", "patch"]))
@click.option("-m", "--message", "note", required=True, help="What changed, in one line.")
@click.option("--date", "released_on", type=click.DateTime(["%Y-%m-%d"]), help="Date of release; else today.")
@STORE
def release(level: str, note: str, released_on: Any, store: str | None) -> None:
    """Close an edition: write what the sources say into data/."""
    from etl.pipeline import release_sources
    from etl.project import find_project

    day = released_on.date() if released_on else date.today()
    click.echo(f"Edition {release_sources(find_project(store), level, note, day)} is in data/.", err=True)
