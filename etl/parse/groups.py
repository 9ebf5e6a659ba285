"""Which rows of a ledger belong together when numbers and titles are printed once, on any row of their group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.words import crosses_word

SENTENCE_ENDS = ("。", "；", ";", ".")
NEARLY_ALL = 0.8
# One word in common (制度, 服务) does not move a row up into the group printed under it.
CLEARLY = 0.3


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a row prints of its group: the number, a piece of the title, both, or neither."""

    number: int | None
    title: str | None


def join_titles(anchors: Sequence[Anchor]) -> dict[int, str]:
    """Return the title of each group by its number; pieces of one title printed on several rows are joined.

    Titles and numbers stand in the same order. Where every row has a number and a title spans several, each number has
    the title over it. A table without numbers counts its titles from 1; a title printed again on the next row is one.
    """
    whole, numbers = _join_pieces(anchors), _rising(anchors)
    if len(numbers) > len(whole) and len(numbers) >= NEARLY_ALL * len(anchors):
        return _carry_titles(anchors)
    if not numbers or (len(numbers) < len(whole) and numbers[-1] <= len(whole)):
        numbers = list(range(1, len(whole) + 1))
    return {n: t.rstrip("".join(SENTENCE_ENDS)) for n, t in zip(numbers, whole, strict=False)}


def _join_pieces(anchors: Sequence[Anchor]) -> list[str]:
    pieces = [a.title for a in anchors if a.title]
    punctuated = sum(p.endswith(SENTENCE_ENDS) for p in pieces) * 2 > len(pieces)
    whole: list[str] = []
    for piece in pieces:
        if whole and whole[-1] == piece:
            continue
        if whole and (not whole[-1].endswith(SENTENCE_ENDS) if punctuated else crosses_word(whole[-1], piece)):
            whole[-1] += piece
        else:
            whole.append(piece)
    return whole


def _carry_titles(anchors: Sequence[Anchor]) -> dict[int, str]:
    titles: dict[int, str] = {}
    above = ""
    for anchor in anchors:
        above = (anchor.title or above).rstrip("".join(SENTENCE_ENDS))
        if anchor.number and above:
            titles.setdefault(anchor.number, above)
    return titles


def _rising(anchors: Sequence[Anchor]) -> list[int]:
    numbers: list[int] = []
    for anchor in anchors:
        if anchor.number and (not numbers or anchor.number > numbers[-1]):
            numbers.append(anchor.number)
    return numbers


def assign_groups(
    anchors: Sequence[Anchor], titles: Mapping[int, str], measures: Sequence[str], siblings: Mapping[int, str]
) -> list[int]:
    """Return the group's number for every row.

    Rows between the last anchor of one group and the first of the next go where their words occur in the sibling
    task list; else where the title's words are, clearly so in a table that seems to print its groups on their first
    rows; else to the group above, as a reader takes a merged cell.
    """
    known = _anchored(anchors, titles)
    if not known:
        return [1] * len(anchors)
    groups = list[int]()
    places = sorted(known)
    from_top = _prints_on_top(anchors)
    for i in range(len(anchors)):
        above = max((p for p in places if p <= i), default=places[0])
        below = min((p for p in places if p >= i), default=places[-1])
        groups.append(known[above] if known[above] == known[below] else 0)
    at = 0
    while at < len(groups):
        if groups[at]:
            at += 1
            continue
        end = next((j for j in range(at, len(groups)) if groups[j]), len(groups))
        above, below = groups[at - 1], groups[end]
        source = siblings if above in siblings and below in siblings else titles
        least = CLEARLY if from_top and source is titles else 0.0
        cut = _find_cut(measures[at:end], source.get(above, ""), source.get(below, ""), least)
        groups[at:end] = [groups[at - 1]] * cut + [groups[end]] * (end - at - cut)
        at = end
    return groups


def _anchored(anchors: Sequence[Anchor], titles: Mapping[int, str]) -> dict[int, int]:
    """Row -> group, for rows that print a number, or a piece of a title whose group is thereby known."""
    order, known = list(titles), dict[int, int]()
    place, built = -1, ""
    highest = 0
    for i, anchor in enumerate(anchors):
        if anchor.title and built.rstrip("".join(SENTENCE_ENDS)) == anchor.title.rstrip("".join(SENTENCE_ENDS)):
            known[i] = order[place]  # the title of the row above, printed again
        elif anchor.title and order:
            if place < 0 or not titles[order[place]].startswith((built + anchor.title).rstrip("".join(SENTENCE_ENDS))):
                place, built = min(place + 1, len(order) - 1), ""
            built += anchor.title
            known[i] = order[place]
        if anchor.number and anchor.number >= highest:
            highest = known[i] = anchor.number
    return known


def _prints_on_top(anchors: Sequence[Anchor]) -> bool:
    """Whether a table prints number and title of each group together, on its first row as on those of all groups.

    Of cells that stand in the middle of their group some would leave the first row of the table empty, or part a
    number from its title.
    """
    together = all((a.number is None) == (a.title is None) for a in anchors)
    return together and anchors[0].number == 1 and sum(a.number is not None for a in anchors) > 1


def _find_cut(measures: Sequence[str], above: str, below: str, least: float) -> int:
    """How many of the open rows belong to the group above, by the words `above` and `below` of both groups.

    A row goes to the group below for a share of at least `least` of its own words.
    """
    scores = []
    for cut in range(len(measures) + 1):
        own = sum(_shared(m, above) for m in measures[:cut])
        other = sum(s for m in measures[cut:] if (s := _shared(m, below)) >= least)
        scores.append((round(own + other, 6), cut))
    return max(scores)[1]


def _shared(words: str, text: str) -> float:
    """Share of the character pairs of `words` that occur in `text`."""
    pairs = {words[i : i + 2] for i in range(len(words) - 1)}
    return sum(p in text for p in pairs) / len(pairs) if pairs else 0.0
