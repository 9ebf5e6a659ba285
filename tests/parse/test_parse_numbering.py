"""Numbers that open items: decimal series, and the items of boxes that open none."""

import pytest

from etl.lines import split_lines
from etl.parse.clauses import find_clauses

# Lines of a body, and the path of each clause.
BODIES = [
    (
        ["1组织", "1.1机构", "1.1.1设一个科室。", "1.1.2配两人。", "1.2制度", "2质量", "2.1考核"],
        ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2", "2.1"],
    ),
    (["一、组织", "1.1机构", "1.2制度", "二、质量", "2.1考核"], ["1", "1.1", "1.2", "2", "2.1"]),  # under 一、
    (["1.组织", "1.1机构", "1.2制度"], ["1", "1.1", "1.2"]),
    (["1.1机构。", "（1）甲。乙。", "（2）丙。丁。", "1.2制度。"], ["1.1", "1.1.1", "1.1.2", "1.2"]),
    (["一、投入", "1.5亿元用于改造。", "2.1万元用于培训。"], ["1"]),  # sums of money
    (["一、进度", "1.1月底完成摸底。", "2.5月31日前公布。"], ["1", "1.1", "1.2"]),  # items that begin with a date
    (
        ["一、体系", "1.建院。", "2.建站。", "专栏2建设项目", "1.门诊楼。", "2.住院楼。", "3.培训。每年两次。"],
        ["1", "1.1", "1.2", "1.3"],
    ),  # a box
    (
        ["一、体系", "1.建院。", "专栏2建设项目", "1.门诊楼。", "2.住院楼。", "2.建站。", "3.培训。"],
        ["1", "1.1", "1.2", "1.3"],
    ),  # 2. stands twice: first in the box
    (
        ["目录", "一、体系……1", "二、保障……3", "一、体系", "（一）建院。甲。", "二、保障"],
        ["0", "1", "1.1", "2"],
    ),  # contents
    (["目录", "一、体系", "（一）建院。甲。", "二、保障"], ["0", "1", "1.1", "2"]),  # a word alone
]


@pytest.mark.parametrize(("body", "paths"), BODIES)
def test_items_of_a_body(body: list[str], paths: list[str]) -> None:
    assert [c.path for c in find_clauses(list(split_lines("\n".join(body))))] == paths
