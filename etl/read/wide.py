"""Wide characters: where a line breaks between two of them, nothing stood there; elsewhere a blank did."""

import re

WIDE = "\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_BREAK_BETWEEN_WIDE = re.compile(rf"(?<=[{WIDE}])[ \t\r\f]*\n[ \t\r\n\f]*(?=[{WIDE}])")


def join_wraps(text: str) -> str:
    """Undo the line breaks between wide characters, with the indentation after them; others stay as they are."""
    return _BREAK_BETWEEN_WIDE.sub("", text)
