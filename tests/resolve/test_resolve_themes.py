"""The theme of a task: the heading before the text, the narrow before the broad."""

import pytest

from etl.resolve.themes import find_theme

THEMES = [
    # The heading decides, whatever the text speaks of.
    ("完善价格机制和服务价格", "加强药品采购、药品采购、药品采购。", "service-prices"),
    ("加强中医药服务", "推进医保支付方式改革。", "traditional-medicine"),
    # An instrument in the heading speaks for its theme.
    ("配备总会计师", "", "hospital-operations"),
    ("做好长处方工作", "", "drug-supply"),
    # The longer words outweigh the shorter: 统一管理 is said of the information system.
    ("加快信息化统一管理", "", "digital-health"),
    ("公立医院薪酬制度改革", "", "staffing-pay"),
    # A theme's own word stands before an instrument's: 统一管理 as such is of alliances.
    ("财务统一管理", "", "hospital-operations"),
    ("行政统一管理", "", "tiered-care"),
    # The narrow theme stands before the broad one that the heading names too.
    ("完善医保支付方式", "", "payment-methods"),
    # A heading with only a broad theme is made narrower by the text, but not led out of it.
    ("做好医保工作", "打击欺诈骗保，开展智能审核。", "fund-supervision"),
    ("做好医保工作", "加强专科建设。", "insurance"),
    # A heading that says nothing leaves it to the text; so does none.
    ("其他工作", "组织住院医师规范化培训。", "workforce"),
    (None, "推进分级诊疗，做实双向转诊。", "tiered-care"),
    (None, "建立统一的药品目录。", "medicines"),  # only a broad theme speaks
    # 待遇 of staff is not that of the insured.
    ("提高村医人才待遇", "", "staffing-pay"),
    # Ties go by the order of the codebook.
    (None, "转诊与护理", "tiered-care"),
    # Nothing speaks.
    ("其他工作", "请遵照执行。", None),
    (None, "", None),
]


@pytest.mark.parametrize(("title", "text", "theme"), THEMES)
def test_a_task_has_the_most_specific_theme(title: str | None, text: str, theme: str | None) -> None:
    assert find_theme(title, text) == theme
