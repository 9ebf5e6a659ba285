"""How right the reading is, as measured against answer keys: shares with their intervals, made from the counts kept."""

from dataclasses import dataclass

from etl.bench.scores import Score, measure_interval, read_scores
from etl.docs.texts import close_folds, read_texts
from etl.serve.public.ask import Ask

COUNTS = ("docs", "accuracy.json")


@dataclass(frozen=True)
class Share:
    """A share of records with its 95 % interval, each in percent; None where there is nothing to take a share of."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Measured:
    """A table: what it is called, what one record of it is, its counts, and how many of the records are right."""

    name: str
    record: str
    counts: Score
    precision: Share | None
    recall: Share | None


@dataclass(frozen=True)
class Accuracy:
    """What was measured, on how many sources, and what this does not show."""

    sources: list[str]
    tables: list[Measured]
    limits: list[str]


def read_accuracy(ask: Ask) -> Accuracy | None:
    """Return the published accuracy; None where no counts stand beside this build."""
    scores = read_scores(ask.site.project.root.joinpath(*COUNTS))
    if scores is None:
        return None
    words = read_texts("accuracy")
    tables = [
        Measured(
            name_table(ask, score.table),
            words["records"][score.table][ask.language],
            score,
            share(score.right, score.found),
            share(score.right, score.key),
        )
        for score in scores.tables
    ]
    limits = [close_folds(text[ask.language], "zh" if ask.language == "zh" else "en") for text in words["limit_texts"]]
    return Accuracy(list(scores.sources), tables, limits)


def share(right: int, total: int) -> Share | None:
    """Return the share in percent with its interval."""
    if not total:
        return None
    low, high = measure_interval(right, total)
    return Share(100 * right / total, 100 * low, 100 * high)


def name_table(ask: Ask, table: str) -> str:
    """Return what a table of the keys is called; two of them are parts of tables of the contract."""
    match table:
        case "responsibilities":
            return ask.say("Responsibilities")
        case "measures":
            return ask.say("Measures")
        case "people":
            table = "appointments"
    return ask.choose(*ask.site.title(table))
