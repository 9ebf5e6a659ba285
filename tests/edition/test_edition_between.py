"""Records between two editions: each once, those that only changed their id as one."""

from etl.edition.between import Between
from etl.edition.shelf import Shelf

DOCUMENT = "000000-2031-7-1"


def list_changes(shelf: Shelf, old: str, new: str, table: str) -> set[tuple[str, str, str]]:
    return {
        (r.change, r.old_id.removeprefix(f"{DOCUMENT}/"), r.record_id.removeprefix(f"{DOCUMENT}/"))
        for r in Between(shelf, old, new).group_records()
        if r.table == table
    }


def test_a_renumbered_clause_moved_and_nothing_else_did(shelf: Shelf) -> None:
    assert list_changes(shelf, "0.1.1", "0.2.0", "tasks") == {
        ("moved", "1.2", "1.4"), ("removed", "", "2.3"), ("added", "", "2.5"),
    }  # fmt: skip


def test_the_way_back_is_the_other_way_round(shelf: Shelf) -> None:
    assert list_changes(shelf, "0.2.0", "0.1.0", "tasks") == {
        ("moved", "1.4", "1.2"), ("added", "", "2.3"), ("removed", "", "2.5"),
    }  # fmt: skip


def test_a_corrected_number_carries_its_cause(shelf: Shelf) -> None:
    (target,) = [r for r in Between(shelf, "0.1.0", "0.1.1").group_records() if r.table == "targets"]
    assert (target.change, target.causes) == ("changed", ("source",))
    before, after = Between(shelf, "0.1.0", "0.1.1").find_rows(target)
    assert before is not None and after is not None
    assert (before["value"], after["value"]) == ("60", "65")


def test_documents_come_first_and_registers_last(shelf: Shelf) -> None:
    documents = [r.document_id for r in Between(shelf, "0.1.0", "0.2.0").group_records()]
    assert documents == sorted(documents, key=lambda d: (not d, d))
    assert documents[-1] == ""


def test_an_edition_does_not_differ_from_itself(shelf: Shelf) -> None:
    assert Between(shelf, "0.2.0", "0.2.0").group_records() == []
