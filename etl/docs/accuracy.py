"""The page docs/accuracy.md: how right the extraction is, with counts, intervals, and what they do not show."""

from collections.abc import Sequence
from pathlib import Path

from etl.bench.accuracy import Score, bench_accuracy, print_scores, print_share
from etl.docs.markdown import write_grid
from etl.docs.texts import close_folds, read_texts
from etl.project import Project

FILE = "accuracy.md"


def report_accuracy(project: Project, keys: Path | None, write: bool) -> str:
    """Return the scores as a table for the terminal; with `write` docs/accuracy.md says the same."""
    sources, scores = bench_accuracy(project, keys)
    if write:
        path = project.root / "docs" / FILE
        path.parent.mkdir(exist_ok=True)
        path.write_text(write_accuracy(sources, scores), encoding="utf-8")
    return print_scores(sources, scores)


def write_accuracy(sources: Sequence[str], scores: Sequence[Score]) -> str:
    """Return the page, each paragraph in English and in Chinese."""
    words = read_texts("accuracy")
    lines = [f"# {words['title']}", "", *_both(words["intro"])]
    lines += [f"## {words['results']['en']} {words['results']['zh']}", ""]
    lines += write_grid(words["columns"], [_describe_score(score) for score in scores])
    lines += _both(words["documents"], count=len(sources), names=", ".join(f"`{s}`" for s in sources))
    lines += [f"## {words['limits']['en']} {words['limits']['zh']}", ""]
    for text in words["limit_texts"]:
        lines += _both(text)
    return "\n".join(lines).rstrip("\n") + "\n"


def _describe_score(score: Score) -> list[object]:
    shares = [print_share(score.right, total) for total in (score.found, score.key)]
    return [
        f"`{score.table}`",
        read_texts("accuracy")["records"][score.table],
        score.key,
        score.found,
        score.right,
        *shares,
    ]


def _both(texts: dict[str, str], **values: object) -> list[str]:
    lines: list[str] = []
    for language in ("en", "zh"):
        lines += [close_folds(texts[language], language).format(**values), ""]
    return lines
