"""Readings that a machine added go; everything else in brackets stays."""

import unicodedata

import pytest

from etl.restore.reading import find_readings
from etl.span import apply_edits

ADDED = [
    ("縣(xiàn)醫(yī)院開(kāi)展義診。", "縣醫院開展義診。"),
    ("縣(xian)醫(yi)院開(kai)展義診。", "縣醫院開展義診。"),
    ("縣(xian) 醫(yi) 院開(kai) 展義診。", "縣醫院開展義診。"),
    (unicodedata.normalize("NFD", "縣(xiàn)醫(yī)院開(kāi)展義診。"), "縣醫院開展義診。"),
    ("綠(lv)道、縣(xian)道、鄉(xiang)道。", "綠道、縣道、鄉道。"),
    # One or two are enough inside a word, where no author would gloss a common character.
    ("衛生院開(kāi)業。", "衛生院開業。"),
    ("關(guan) 於夜診", "關於夜診"),
    # The second byte of 院 and the letter D spell 篋.
    ("縣(xiàn)醫(yī)院D(qiè)區開(kāi)診。", "縣醫院D區開診。"),
    # Genuine brackets in a damaged text stay.
    ("縣(xiàn)醫(yī)院(見附件1)開(kāi)展檢(DRG)測。", "縣醫院(見附件1)開展檢(DRG)測。"),
]
GENUINE = [
    "按疾病诊断相关分组(DRG)付费,按病种分值付费(DIP)。",
    "本局检(jian)字第三号,见(附件1)。",
    "重(chóng)新开业,银行(háng)汇款,长(zhǎng)子与长(cháng)短。",
    # A page that teaches pronunciation: readings differ, and either script has them.
    "「長」字多音:長(zhǎng)官,長(cháng)短;「行」字多音:行(háng)業,行(xíng)走;「樂」字:音樂(yuè),快樂(lè)。",
    # Every character has its reading, which no list of traditional characters does.
    "我(wǒ)們(men)學(xué)習(xí)國(guó)文(wén),天(tiān)天(tiān)寫(xiě)字(zì)。",
    "讀作「創」(chuàng)。",
    "生字拼音:聽(tīng)、說(shuō)、讀(dú)、寫(xiě)、記(jì)。",
    "他姓單(shàn),住樂(yuè)山縣。",
    "這是龍(lóng)。",
    "主任李喆(zhé)光、王堃(kūn)山、周旸(yáng)明到任。",
    "Press (enter), then (a) or (b).",
]


@pytest.mark.parametrize(("text", "expected"), ADDED)
def test_added_readings_go(text, expected):
    assert apply_edits(text, find_readings(text)) == unicodedata.normalize("NFC", expected)


@pytest.mark.parametrize("text", GENUINE)
def test_genuine_brackets_stay(text):
    assert find_readings(text) == ()
