"""Readings as sites print them, against those that a character can have."""

import unicodedata

import pytest

from etl.restore.syllables import BRACKET, fits_reading

FITS = [
    ("創", "chuàng"),
    ("創", "chuang"),  # toneless
    ("創", unicodedata.normalize("NFD", "chuàng")),
    ("長", "zhǎng"),  # polyphone, either reading
    ("長", "cháng"),
    ("綠", "lǜ"),
    ("綠", "lv"),
    ("綠", "lu:"),
    ("綠", "lu"),
    ("們", "men"),
    ("關", "ɡuɑn"),  # the letters that GBK has for pinyin
    ("額", "é"),
]


@pytest.mark.parametrize(("char", "reading"), FITS)
def test_fitting_readings(char, reading):
    assert fits_reading(char, reading)
    assert BRACKET.fullmatch(f"({reading})")


@pytest.mark.parametrize(("char", "reading"), [("創", "xīn"), ("醫", "drg"), ("附", "jian"), ("縣", "x")])
def test_other_letters_do_not_fit(char, reading):
    assert not fits_reading(char, reading)
