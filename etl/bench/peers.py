"""What people use today on such text, each as a function from a damaged text to a repaired one."""

import re
from collections.abc import Callable
from importlib.util import find_spec

from etl.restore.converter import simplify
from etl.restore.steps import DAMAGE_STEPS
from etl.span import apply_edits

Repairer = Callable[[str], str]
BRACKETED = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\) ?")


def find_repairers() -> dict[str, Repairer]:
    """Return our own steps and the peers that are installed here."""
    found: dict[str, Repairer] = {"taizhang": repair_damage, "regex + OpenCC": _with_regex, "OpenCC": simplify}
    if find_spec("ftfy"):
        found["ftfy + OpenCC"] = _with_ftfy
    if find_spec("jionlp"):
        found["JioNLP"] = _with_jionlp
    return found


def repair_damage(text: str) -> str:
    """Return `text` after our damage steps; layout left as it is, so that lines can be compared."""
    for step in DAMAGE_STEPS:
        text = apply_edits(text, step(text))
    return text


def _with_regex(text: str) -> str:
    return simplify(BRACKETED.sub("", text))


def _with_ftfy(text: str) -> str:
    import ftfy

    return simplify("\n".join(ftfy.fix_text(line) for line in text.split("\n")))


def _with_jionlp(text: str) -> str:
    import jionlp

    return "\n".join(jionlp.tra2sim(jionlp.clean_text(line)) if line else "" for line in text.split("\n"))
