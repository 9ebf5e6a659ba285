"""GBK arithmetic: the user area, the free pairs, and the way back."""

import pytest

from etl.restore.gbk import char_to_pair, list_free_pairs, pair_to_char

USER_AREA = [("AAA1", 0xE000), ("AFFE", 0xE233), ("F8A1", 0xE234), ("FEFE", 0xE4C5), ("A140", 0xE4C6), ("A7A0", 0xE765)]


@pytest.mark.parametrize(("pair", "code"), USER_AREA)
def test_user_area_is_private_use(pair, code):
    assert pair_to_char(*bytes.fromhex(pair)) == chr(code)


def test_free_pairs_follow_the_user_area_in_order():
    # GB 18030 says so of A2AB, the first, of A6BD in the Greek row, and of FEA0, the last.
    assert [ord(pair_to_char(*bytes.fromhex(p))) for p in ("A2AB", "A6BD", "FEA0")] == [0xE766, 0xE789, 0xE864]
    assert sum(map(len, list_free_pairs().values())) == 255


@pytest.mark.parametrize("char", "県縣於於。？Ａ\ue076\ue789龥".replace("県", ""))
def test_characters_lead_back_to_their_pairs(char):
    assert pair_to_char(*char_to_pair(char)) == char


def test_later_editions_that_moved_a_code_are_read_as_well():
    assert char_to_pair("ǹ") == char_to_pair("\ue7c8") == bytes.fromhex("A8BF")


def test_what_gbk_lacks_has_no_pair():
    assert char_to_pair("a") is char_to_pair("•") is char_to_pair("𠀀") is None
