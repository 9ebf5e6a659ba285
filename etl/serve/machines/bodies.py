"""A name as people write it -> organisations that it may mean, best first: full names, printed forms, abbreviations."""

import json
import re
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from etl.search import fold

RANKS = "省市县区旗盟州乡镇"
SAID_RANK = re.compile(f"^[{RANKS}](?=..)")
OPEN = re.compile(f"[{RANKS}各]")  # 市卫健委, 各区县政府: of which place is left open
ALIKE = 0.4  # half of what two characters in four have in common; below, names that share only an ending come up
CLOSE = 0.6  # one name stands inside the other
BODIES = """
    select o.organization_id, o.name, o.name_en, o.kind, o.region_id, r.name as place,
        (select json_group_array(n.name) from organization_names n where n.organization_id = o.organization_id)
            as printed
    from organizations o left join regions r on r.region_id = o.region_id
    order by o.rowid
"""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation; `full` are its names that say whose it is, folded, and `short` those that do not."""

    row: Mapping[str, object]
    region_id: str | None
    kind: str
    full: frozenset[str]
    short: frozenset[str]

    @property
    def body_id(self) -> str:
        """Its id."""
        return str(self.row["organization_id"])


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body with how alike the names are, 0 to 100, and whether it can be nothing else here."""

    body: Body
    score: int
    is_sure: bool


@dataclass(frozen=True)
class Registry:
    """All bodies of a build, and the names of its places, longest first."""

    bodies: Sequence[Body]
    places: Sequence[tuple[str, str]]
    by_id: Mapping[str, Body] = field(default_factory=dict)

    def find(
        self, name: str, kinds: Collection[str] = (), regions: Collection[str] = (), limit: int = 5
    ) -> list[Candidate]:
        """Return the bodies that `name` may mean, none where nothing is alike.

        Script, width and case make no difference. A short name such as 市卫健委 is sure only where `regions` says of
        which place: every city has one.
        """
        whole = fold(name).replace(" ", "")
        place, rest = self._split(whole)
        wanted = set(regions) or ({place} if place else set())
        scored = [
            (self._score(body, whole, rest, bool(wanted)), body)
            for body in self.bodies
            if (not kinds or body.kind in kinds) and (not wanted or body.region_id in wanted)
        ]
        best = sorted((s for s in scored if s[0] > 0), key=lambda s: (-s[0], s[1].body_id))
        certain = [body for score, body in best if score == 100]
        return [Candidate(body, score, score == 100 and len(certain) == 1) for score, body in best[:limit]]

    def _split(self, name: str) -> tuple[str | None, str]:
        """The last place that stands at the beginning of a name, and what follows it."""
        found, rest = None, name
        while place := next((p for p in self.places if rest.startswith(p[0]) and rest != p[0]), None):
            found, rest = place[1], rest.removeprefix(place[0])
        return found, rest

    @staticmethod
    def _score(body: Body, whole: str, rest: str, is_placed: bool) -> int:
        if whole in body.full or (is_placed and (rest in body.short or whole in body.short)):
            return 100
        if whole in body.short:
            return 95
        alike = max((_compare(said, form) for form in body.short for said in {whole, rest}), default=0.0)
        alike = max(alike, *(_compare(whole, form) for form in body.full)) if not is_placed else alike
        return min(94, round(100 * alike)) if alike >= ALIKE else 0


def _compare(one: str, other: str) -> float:
    """How many pairs of neighbouring characters two names share (Dice), from 0 to 1."""
    if len(one) < 2 or len(other) < 2:
        return 0.0
    first, second = set(pairwise(one)), set(pairwise(other))
    alike = 2 * len(first & second) / (len(first) + len(second))
    return max(alike, CLOSE) if one in other or other in one else alike


def read_registry(connection: sqlite3.Connection) -> Registry:
    """Return the bodies and places of a build."""
    places = [(row["name"], row["region_id"]) for row in connection.execute("select name, region_id from regions")]
    bodies = []
    for row in connection.execute(BODIES):
        printed = json.loads(row["printed"])
        full, short = _list_forms(row["name"], row["name_en"], row["kind"], row["place"], printed)
        bodies.append(Body(dict(row) | {"printed": printed}, row["region_id"], row["kind"], full, short))
    spelled = {(fold(form), region_id) for name, region_id in places for form in _shorten_place(name)}
    return Registry(bodies, sorted(spelled, key=lambda p: -len(p[0])), {b.body_id: b for b in bodies})


def _shorten_place(name: str) -> Iterator[str]:
    yield name
    if len(name) > 2 and name[-1] in RANKS:
        yield name[:-1]


def _list_forms(
    name: str, name_en: str | None, kind: str, place: str | None, printed: Sequence[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """The names that say whose body it is, and those that leave it open; a group is never more than its members."""
    short = {form for said in (name, *printed) for form in (said, SAID_RANK.sub("", said))}
    whole = {name_en or ""}
    if place:
        whole |= {place + form for form in short}
        short.add(name.removeprefix(place))
    if kind != "group" and (not OPEN.match(name) or (place and name.startswith(place))):
        whole.add(name)
    full = {fold(form).replace(" ", "") for form in whole if form}
    return frozenset(full), frozenset({fold(form).replace(" ", "") for form in short if form} - full)
