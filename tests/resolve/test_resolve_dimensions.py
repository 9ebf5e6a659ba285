"""Members of a slogan and the dimension of management that they name."""

import pytest

from etl.resolve.dimensions import find_dimension

MEMBERS = [
    ("行政", "administration"),
    ("人员", "personnel"),
    ("统一人事管理", "personnel"),  # words of running are taken off both ends
    ("薪酬制度改革", "pay"),
    ("统一薪酬制度管理", "pay"),
    ("信息平台", "information"),
    ("统一信息化建设管理", "information"),
    ("药品耗材", "pharmacy"),
    ("药械供应保障", "pharmacy"),
    ("资金", "finance"),
    ("绩效考核", "performance"),
    ("“质量”", "quality"),
    ("财", "finance"),  # 人、财、物
    ("物", "assets"),
    ("医疗", None),  # of 三医: a field of policy
    ("医保", None),
    ("智慧管理", None),  # smart management is no management of something
    ("电子病历", None),
    ("原有名称", None),  # of what stays as it is
    ("采购", None),
    ("统一管理", None),  # says that, not what
    ("", None),
]


@pytest.mark.parametrize(("member", "dimension"), MEMBERS)
def test_a_member_names_its_dimension(member: str, dimension: str | None) -> None:
    assert find_dimension(member) == dimension
