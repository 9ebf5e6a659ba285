"""The catalogue says in Chinese just what the pages say in English."""

import re

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from edition import ROOT

PUBLIC = ROOT / "etl" / "serve" / "public"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "say": None}
NAMED = re.compile(r"%\((\w+)\)s")


def find_said() -> set[str]:
    methods = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
    found = extract_from_dir(str(PUBLIC), methods, keywords=KEYWORDS)
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def test_catalogue_is_complete_and_has_nothing_else() -> None:
    with (PUBLIC / "locale" / "zh.po").open("rb") as file:
        catalogue = read_po(file, locale="zh")
    kept = {m.id if isinstance(m.id, str) else m.id[0]: m for m in catalogue if m.id}
    assert set(kept) == find_said()
    for message, entry in kept.items():
        said = [entry.string] if isinstance(entry.string, str) else list(entry.string)
        assert all(said), message
        assert not entry.fuzzy, message
        for words in said:
            assert set(NAMED.findall(words)) == set(NAMED.findall(message)), message
