"""How templates write names, numbers and dates in a language."""

import re
import sqlite3
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from etl.serve.public.language import TAGS, read_words
from etl.serve.reasons import find_reason, name_reason
from etl.serve.site import read_terms

Write = Callable[..., Markup]
LOCALES = {"zh": "zh_Hans_CN", "en": "en_GB"}
PATTERNS = {
    "zh": {"day": "y年M月d日", "month": "y年M月", "year": "y年"},
    "en": {"day": "d MMMM y", "month": "MMMM y", "year": "y"},
}
HAN = re.compile(
    r"([\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”]*[\u4e00-\u9fff]"
    r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\d〔〕“”]*)"
)
RATIOS = ("1:x", "x:1")
COMPARATORS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "="}


def make_marks(language: str) -> dict[str, Any]:
    """Return what templates of a language call to write a thing."""
    return {
        "original": lambda text: write_original(language, text),
        "numeral": lambda text: write_label(language, text),
        "name": lambda zh, en=None: write_name(language, zh, en),
        "mixed": lambda text: write_mixed(language, text),
        "term": lambda value: write_term(language, value),
        "number": lambda value: write_number(language, value),
        "day": lambda printed, precision="day": write_day(language, printed, precision),
        "absent": lambda row, column: write_absent(language, row, column),
        "amount": lambda target: write_amount(language, target),
    }


def write_original(language: str, text: object) -> Markup:
    """Return words as a source prints them, marked as Chinese where the page is not."""
    if text in (None, ""):
        return Markup("")
    if language == "zh":
        return escape(text)
    return Markup('<span class="original" lang="{}">{}</span>').format(TAGS["zh"], text)


def write_label(language: str, label: str | None) -> Markup:
    """Return a clause's label, with a space behind it where it does not end in a sign of its own."""
    written = write_original(language, label)
    return written + " " if label and (language == "en" or label[-1] not in "、）)．.") else written


def write_name(language: str, zh: object, en: object = None) -> Markup:
    """Return a name: on an English page our English with the Chinese beside it, or the Chinese alone."""
    if language == "zh" or not en:
        return write_original(language, zh)
    return Markup("{} {}").format(en, write_original(language, zh))


def write_mixed(language: str, text: str) -> Markup:
    """Return a sentence of ours, the Chinese in it marked as such where the page is not Chinese."""
    if language == "zh":
        return escape(text)
    parts = HAN.split(text)  # every second part is Chinese
    return Markup("").join(write_original(language, p) if n % 2 else escape(p) for n, p in enumerate(parts))


def write_term(language: str, value: object) -> str:
    """Return a value that the contract allows as a word of the language."""
    if language == "zh":
        return read_terms().get(str(value), str(value))
    return str(value).replace("_", " ")


def write_number(language: str, value: float) -> str:
    """Return a number as people write it, whole where it is whole."""
    return str(format_decimal(value, format="#,##0.####", locale=LOCALES[language]))


def write_day(language: str, printed: object, precision: str = "day") -> str:
    """Return an ISO date in the precision that was printed; `2023` and `2023-05` are dates too."""
    text = str(printed)
    if len(text) < 10:
        precision = "year" if len(text) == 4 else "month"
        text = f"{text}-01-01" if len(text) == 4 else f"{text}-01"
    return str(format_date(date.fromisoformat(text), PATTERNS[language][precision], locale=LOCALES[language]))


def write_absent(language: str, row: Mapping[str, Any] | sqlite3.Row, column: str) -> str:
    """Return why a column of a row is empty, in a word or two; that it is not stated where the row gives no reason."""
    zh, en = find_reason(row, column) or name_reason("not_printed")
    return en if language == "en" else zh


def write_amount(language: str, target: Mapping[str, Any] | sqlite3.Row) -> Markup:
    """Return the number of a target with its comparator and unit: ≥ 90 %, about 30 %, 2–3 years, = 1:1.25, = 2.4:1.

    A range says by itself that it is neither more nor less.
    """
    value, unit = write_number(language, target["value"]), target["unit"]
    is_range = target["value_max"] is not None
    if is_range:
        value += f"–{write_number(language, target['value_max'])}"
    about = read_words(language).gettext("about")
    sign = about if target["comparator"] == "~" else COMPARATORS[target["comparator"]]
    if unit in RATIOS:
        value, unit = unit.replace("x", value), None
    shown = unit if unit in (None, "%") else write_original(language, unit)
    parts = [part for part in ("" if is_range and sign == "=" else sign, value, shown) if part]
    return Markup(" ").join(parts)
