"""What a capture is, and the reasons given for it."""

import pytest
from simulate import Site, damage

from etl.model import Raw
from etl.restore.authenticity import judge_authenticity
from etl.restore.steps import restore_text

BODY = (
    "临溪县决定从今年七月起在县医院开办夜间门诊,检验科和药房同时开放,收费与白天相同,不另加价,请各乡镇转告群众。\n" * 3
)
CASES = {
    "damaged_copy": (damage(BODY, Site(0.5)), "text/plain"),
    "copy": (f"成人免费看,亚洲精品无码,久久在线观看,欧美激情视频\n<b id='x'></b>\n{BODY}", "text/html"),
    "official_page": (f"索引号: | 1/2022 | 发文字号: | 无 |\n成文日期: | 2022-06-01 |\n{BODY}", "text/html"),
    "document_file": (BODY, "application/pdf"),
}


@pytest.mark.parametrize("verdict", CASES)
def test_verdicts_have_reasons(verdict):
    captured, media_type = CASES[verdict]
    found, reasons = judge_authenticity(Raw(captured, media_type, "utf-8"), restore_text(captured))
    assert found == verdict
    assert reasons and all(reasons)


def test_a_damaged_copy_says_how_often():
    captured = CASES["damaged_copy"][0]
    reasons = judge_authenticity(Raw(captured, "text/plain", "utf-8"), restore_text(captured))[1]
    assert any("readings in brackets" in reason for reason in reasons)
