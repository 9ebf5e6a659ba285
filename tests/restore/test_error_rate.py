"""How many characters of damaged text come back wrong, by list; what is allowed is what the project promises."""

import random

import pytest
from simulate import Site, damage

from etl.bench.error_rate import count_edits, measure_error_rate

FEW, MORE = 0.001, 0.005
SITES = [
    (Site(0.05, seed=41), FEW),
    (Site(0.3, seed=42), FEW),
    (Site(0.3, seed=43, tones=False), FEW),
    (Site(0.3, seed=44, tones=False, space=True), FEW),
    (Site(0.3, seed=45, overlap=True, early=True), FEW),
    (Site(0.3, seed=46, stops_at="。、"), MORE),  # each stop loses a byte that only a word can give back
    (Site(0.6, seed=47), MORE),
    (Site(0.6, seed=48, tones=False), MORE),
    (Site(0.9, seed=49), MORE),
]


@pytest.mark.parametrize(("site", "allowed"), SITES, ids=lambda v: str(v)[:60])
def test_error_rate(site, allowed, corpus, repair):
    assert _rate(corpus, repair(damage(corpus, site))) <= allowed


def test_a_page_put_together_from_several_sites(corpus, repair):
    chance = random.Random(50)
    lines = [
        damage(
            line, Site(chance.choice((0.05, 0.3)), chance.random() < 0.5, chance.random() < 0.5, chance.choice((1, 2)))
        )
        for line in corpus.split("\n")
    ]
    assert _rate(corpus, repair("\n".join(lines))) <= FEW


def _rate(original: str, made: str) -> float:
    return measure_error_rate(zip(original.split("\n"), made.split("\n"), strict=True))


@pytest.mark.parametrize(
    ("first", "second", "edits"),
    [
        ("", "", 0),
        ("甲乙", "甲乙", 0),
        ("甲乙丙", "甲丙", 1),
        ("甲乙", "乙甲", 2),
        ("甲", "乙丙", 2),
        ("kitten", "sitting", 3),
    ],
)
def test_edits_are_counted(first, second, edits):
    assert count_edits(first, second) == count_edits(second, first) == edits
