"""The dimension of unified management that a member of a slogan names."""

from functools import cache

from etl.lexicon import load_words
from etl.resolve.terms import fold_print


def find_dimension(member: str) -> str | None:
    """Return the dimension that `member` names, or None: 统一人事管理 and 人员 are personnel.

    Words that only say that something is run (统一, 管理, 制度 ...) are taken off its ends one by one; what is left
    must be a dimension's name or alias as a whole.
    """
    words, names = load_words("dimensions"), _names()
    rest = fold_print(member).strip()
    while rest:
        if rest in names:
            return names[rest]
        shorter = next((rest.removeprefix(w) for w in words["before"] if rest.startswith(w)), rest)
        if shorter == rest:
            shorter = next((rest.removesuffix(w) for w in words["after"] if rest.endswith(w)), rest)
        if shorter == rest:
            return None
        rest = shorter
    return None


@cache
def _names() -> dict[str, str]:
    return {
        alias: entry["id"]
        for entry in load_words("dimensions")["dimensions"]
        for alias in (entry["name"], *entry["aliases"])
    }
