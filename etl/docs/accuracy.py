"""The page docs/accuracy.md: how right the extraction is, with counts, intervals, and what they do not show."""

from pathlib import Path

from etl.bench.accuracy import bench_accuracy, print_scores
from etl.bench.scores import Score, Scores, print_share, write_scores
from etl.docs.markdown import write_grid
from etl.docs.texts import close_folds, read_texts
from etl.project import Project

PAGE, COUNTS = "accuracy.md", "accuracy.json"
"""The page, and the counts that it is made from."""


def report_accuracy(project: Project, keys: Path | None, write: bool) -> str:
    """Return the scores as a table for the terminal; with `write` docs/accuracy.md and accuracy.json say the same."""
    sources, tables = bench_accuracy(project, keys)
    if write:
        folder, scores = project.root / "docs", Scores(sources, tables)
        folder.mkdir(exist_ok=True)
        write_scores(scores, folder / COUNTS)
        (folder / PAGE).write_text(write_accuracy(scores), encoding="utf-8")
    return print_scores(sources, tables)


def write_accuracy(scores: Scores) -> str:
    """Return the page, each paragraph in English and in Chinese."""
    words = read_texts("accuracy")
    lines = [f"# {words['title']}", "", *_both(words["intro"])]
    lines += [f"## {words['results']['en']} {words['results']['zh']}", ""]
    lines += write_grid(words["columns"], [_describe_score(score) for score in scores.tables])
    lines += _both(words["documents"], count=len(scores.sources), names=", ".join(f"`{s}`" for s in scores.sources))
    lines += [f"## {words['limits']['en']} {words['limits']['zh']}", ""]
    for text in words["limit_texts"]:
        lines += _both(text)
    return "\n".join(lines).rstrip("\n") + "\n"


def _describe_score(score: Score) -> list[object]:
    shares = [print_share(score.right, total) for total in (score.found, score.key)]
    return [
        f"`{score.table}`",
        " ".join(read_texts("accuracy")["records"][score.table][language] for language in ("en", "zh")),
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
