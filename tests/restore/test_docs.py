"""The table in docs/restore.md is what the bench measures."""

import re
from pathlib import Path

import pytest
from simulate import Site, damage

from etl.bench.error_rate import measure_error_rate
from etl.bench.restore import CASES, read_corpus

ROOT = Path(__file__).parents[2]
PRINTED = dict(re.findall(r"^\| (\d+ %, [a-z ]+) \| ([\d.]+)% \|", (ROOT / "docs/restore.md").read_text("utf-8"), re.M))


@pytest.mark.parametrize(("name", "options"), CASES, ids=[name for name, _ in CASES])
def test_printed_rates_are_measured_ones(name, options, repair):
    text = read_corpus(ROOT)
    made = repair(damage(text, Site(**options)))
    rate = measure_error_rate(zip(text.split("\n"), made.split("\n"), strict=True))
    assert PRINTED[name] == f"{rate:.3%}"[:-1]
