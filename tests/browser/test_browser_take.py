"""Every target with its due date in a spreadsheet, in at most four clicks from the first page; the file opens."""

from pathlib import Path
from typing import Any

import pytest
from edition import make_tables
from openpyxl import load_workbook

pytestmark = pytest.mark.browser
MOST_CLICKS = 4
WAYS = {
    "zh": ("下载", "指标值 XLSX"),
    "en": ("Download", "Targets XLSX"),
}


def read_rows(path: Path) -> list[dict[str, Any]]:
    header, *rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def expect_targets() -> dict[str, tuple[float, str | None, str | None]]:
    return {
        row["target_id"]: (float(row["value"]), row.get("due_on"), row.get("due_text"))
        for row in make_tables()["targets"]
    }


def check_targets(rows: list[dict[str, Any]]) -> None:
    found = {
        row["target_id"]: (
            float(row["value"]), row["due_on"].date().isoformat() if row["due_on"] else None, row["due_text"],
        )
        for row in rows
    }  # fmt: skip
    assert found == expect_targets()
    assert any(due for _, due, _ in found.values())


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
@pytest.mark.parametrize("width", [390, 1200], ids=["phone", "desk"])
@pytest.mark.parametrize("language", WAYS)
def test_every_target_with_its_due_date_is_taken(
    chromium: Any, address: str, tmp_path: Path, language: str, width: int, script: bool
) -> None:
    page = chromium.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script).new_page()
    page.goto(f"{address}/{language}/")
    *steps, last = WAYS[language]
    for step in steps:
        page.get_by_role("link", name=step, exact=True).first.click()
    with page.expect_download() as taken:
        page.get_by_role("link", name=last, exact=True).first.click()
    assert len(WAYS[language]) <= MOST_CLICKS
    assert taken.value.suggested_filename == "target_overview.xlsx"
    taken.value.save_as(tmp_path / "targets.xlsx")
    check_targets(read_rows(tmp_path / "targets.xlsx"))
    page.context.close()


def test_the_whole_workbook_is_taken_and_opens(chromium: Any, address: str, tmp_path: Path) -> None:
    page = chromium.new_context().new_page()
    page.goto(f"{address}/zh/download")
    with page.expect_download() as taken:
        page.locator('a[href^="/files/taizhang-"]').click()
    assert taken.value.suggested_filename.endswith(".xlsx")
    taken.value.save_as(tmp_path / "all.xlsx")
    book = load_workbook(tmp_path / "all.xlsx")
    assert book.sheetnames[:2] == ["about", "columns"]
    assert len(list(book["targets"].rows)) == len(expect_targets()) + 1
    page.context.close()


def test_a_list_is_taken_as_a_spreadsheet_from_its_head(chromium: Any, address: str, tmp_path: Path) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/zh/documents")
    shown = page.locator("main .sum").first.inner_text()
    with page.expect_download() as taken:
        page.get_by_role("link", name="XLSX").first.click()
    taken.value.save_as(tmp_path / "list.xlsx")
    assert shown.startswith(str(len(read_rows(tmp_path / "list.xlsx"))))
    page.context.close()
