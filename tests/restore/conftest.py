"""Our own corpus, about invented places, and the repair up to the layout, line by line as it was damaged."""

from pathlib import Path

import pytest

from etl.restore.steps import DAMAGE_STEPS
from etl.span import apply_edits

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.txt"))


@pytest.fixture(scope="session")
def corpus() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in CORPUS)


@pytest.fixture(scope="session")
def repair():
    def repair_damage(text: str) -> str:
        for step in DAMAGE_STEPS:
            text = apply_edits(text, step(text))
        return text

    return repair_damage
