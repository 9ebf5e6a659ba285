"""Link spam: rows of titles and of place names that have nothing to do with the document."""

import re
from collections.abc import Sequence

from etl.lines import Line
from etl.restore.page import Page
from etl.restore.page_lines import split_items, word_pattern
from etl.restore.script_tests import count_outside_gb2312

PLACE = re.compile(r"[一-鿿]{1,7}[省市县區区旗州盟镇乡]$|^[一-鿿]{2}$")


def is_spam(page: Page, line: str, lines: Sequence[Line], index: int) -> bool:
    """Whether `line`, the simplified text of `lines[index]`, is link spam.

    Its shape (a row of titles or of names), its matter (not the document's) and a third sign must agree: the words of
    the trade, a script that differs from the page's, markup on the page, or a list of places; a row of a table has
    neighbours like itself and is none.
    """
    hints = len(set(word_pattern("spam").findall(line)))
    items = split_items(line)
    if not items and hints < 2:
        return False
    if page.coherence(line) >= 0.3 or (items and _in_table(lines, index)):
        return False
    return hints >= 2 or bool(page.markup) or _is_place_list(items) or _is_other_script(page, lines[index].text)


def _is_place_list(items: list[str]) -> bool:
    return len(items) >= 8 and sum(PLACE.search(item) is not None for item in items) >= 0.7 * len(items)


def _is_other_script(page: Page, text: str) -> bool:
    return page.is_traditional and len(text) >= 20 and not count_outside_gb2312(text)


def _in_table(lines: Sequence[Line], index: int) -> bool:
    """Whether a line next to this one has as many separators."""
    own = lines[index].text
    around = [lines[i].text for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return any(own.count(sign) >= 2 and own.count(sign) == text.count(sign) for sign in "|\t,，_" for text in around)
