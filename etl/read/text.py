"""Plain text and Markdown: every form of line end becomes one, and nothing else is touched."""

import re

from etl.model import Raw
from etl.read.encoding import decode

# \v is the line break that Word leaves in plain text; U+0085 comes from mainframes; U+2028 and U+2029 from web editors.
_LINE_ENDS = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
_PAGE_END = re.compile(r"\n?\f\n?")


def read_text(data: bytes, place: object, media_type: str = "text/plain") -> Raw:
    """Return the captured text with line ends unified; every other character is as it was captured."""
    text, encoding = decode(data, place)
    return Raw(unify_line_ends(text), media_type, encoding)


def unify_line_ends(text: str) -> str:
    r"""Write every line end as `\n` and every end of a page as a line that holds a form feed. Idempotent."""
    return _PAGE_END.sub("\n\f\n", _LINE_ENDS.sub("\n", text))
