"""Releases: each kind of change gets its own cause and touches its own cells, and every edition can be had again."""

import csv
import json
from pathlib import Path

from releases import NOTICE, Workplace, apply_delta

from etl.contract import load_contract
from etl.edition.bundle import delta_files, full_files, pack
from etl.edition.history import History


def read(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def changes(workplace: Workplace, edition: str) -> set[tuple[str, str, str]]:
    return {(r["table"], r["column"], r["cause"]) for r in read(workplace.root, "changes") if r["edition"] == edition}


def committed(workplace: Workplace) -> dict[str, bytes]:
    return {p.stem: p.read_bytes() for p in (workplace.root / "data").glob("*.csv")}


def test_first_edition_is_minor_and_a_second_needs_a_change(workplace: Workplace) -> None:
    refused = workplace.call("release", "patch", "-m", "t")
    assert refused.returncode == 2
    assert "taizhang release minor" in refused.stderr
    workplace.release("minor")
    assert json.loads((workplace.root / "datapackage.json").read_text())["version"] == "0.1.0"
    assert "\nversion: 0.1.0\ndate-released: 2031-05-01\n" in (workplace.root / "CITATION.cff").read_text()
    again = workplace.call("release", "patch", "-m", "t")
    assert again.returncode == 1
    assert "nothing has changed since edition 0.1.0" in again.stderr


def test_each_cause_touches_its_own_cells(workplace: Workplace) -> None:
    workplace.release("minor")
    before = committed(workplace)

    # A corrected source: one number.
    workplace.put("linshan.txt", NOTICE.replace("60%", "65%"))
    workplace.commit()
    workplace.release("patch")
    pins = {("sources", c, "source") for c in ("sha256", "bytes")} & changes(workplace, "0.1.1")
    assert changes(workplace, "0.1.1") - pins == {("targets", "value", "source"), ("clauses", "digest", "source")}

    # A changed word: the English name of a body.
    workplace.replace("etl/lexicon/organizations.yml", "Healthcare Security Bureau", "Medical Insurance Bureau")
    workplace.release("patch")
    assert changes(workplace, "0.1.2") == {("organizations", "name_en", "lexicon")}

    # A changed rule: shorter names of indicators.
    workplace.replace(
        "etl/edition/fact_rows.py", '"printed_indicator": t.printed_indicator', '"printed_indicator": "x"'
    )
    workplace.release("patch")
    assert changes(workplace, "0.1.3") == {("targets", "printed_indicator", "code")}

    old = as_of(workplace, "0.1.0")
    assert {n: old[n] for n in before} == before


def as_of(workplace: Workplace, edition: str) -> dict[str, bytes]:
    contract = load_contract(workplace.root / "datapackage.json")
    return History(workplace.root / "data", contract).files_as_of(edition)


def test_two_causes_at_once_are_told_apart_by_running_the_old_code(workplace: Workplace) -> None:
    workplace.release("minor")
    workplace.put("linshan.txt", NOTICE.replace("60%", "65%"))
    workplace.replace("etl/lexicon/organizations.yml", "Healthcare Security Bureau", "Medical Insurance Bureau")
    workplace.replace(
        "etl/edition/fact_rows.py", '"printed_indicator": t.printed_indicator', '"printed_indicator": "x"'
    )
    workplace.release("patch")
    found = changes(workplace, "0.1.1")
    assert ("targets", "value", "source") in found
    assert ("organizations", "name_en", "lexicon") in found
    assert ("targets", "printed_indicator", "code") in found
    assert {c for t, c, cause in found if cause == "code"} == {"printed_indicator"}


def test_a_wrong_level_is_refused_with_the_right_one(workplace: Workplace) -> None:
    workplace.release("minor")
    workplace.put(
        "linshan.txt", NOTICE.replace("(三)推行总额付费。在县医院试行总额付费,结余留用。(县医保局负责)\n", "")
    )
    workplace.commit()
    refused = workplace.call("release", "patch", "-m", "t")
    assert refused.returncode == 2
    assert "rows came or went" in refused.stderr
    workplace.release("minor")
    removed = [r for r in read(workplace.root, "changes") if r["change"] == "removed"]
    assert {r["table"] for r in removed} >= {"clauses", "tasks", "assignments"}


def test_old_edition_plus_delta_is_the_new_one_for_every_pair(workplace: Workplace) -> None:
    editions = {}
    workplace.release("minor")
    editions["0.1.0"] = committed(workplace)
    for edition, text in (("0.1.1", NOTICE.replace("60%", "65%")), ("0.1.2", NOTICE.replace("4次", "6次"))):
        workplace.put("linshan.txt", text)
        workplace.commit()
        workplace.release("patch")
        editions[edition] = committed(workplace)
    contract = load_contract(workplace.root / "datapackage.json")
    history = History(workplace.root / "data", contract)
    for edition, files in editions.items():
        assert history.files_as_of(edition) == files, "an as-of answer is the old edition's own file"
        assert pack(full_files(history, edition)) == pack(full_files(history, edition)), "a link replays the same bytes"
    for old in editions:
        for new in editions:
            built = apply_delta(full_files(history, old), delta_files(history, old, new), history.contract_of(new))
            assert built == {f"data/{n}.csv": c for n, c in editions[new].items()}, f"{old} + delta = {new}"


def test_a_renumbered_clause_is_recorded_under_both_ids(workplace: Workplace) -> None:
    workplace.release("minor")
    workplace.put("linshan.txt", NOTICE.replace("(二)做好签约服务", "(四)做好签约服务"))
    workplace.commit()
    workplace.release("minor")
    rekeys = {
        (r["table"], r["old_id"].rpartition("/")[2], r["new_id"].rpartition("/")[2])
        for r in read(workplace.root, "rekeys")
    }
    assert ("clauses", "1.2", "1.4") in rekeys
    assert ("tasks", "1.2", "1.4") in rekeys


def test_the_order_of_sources_changes_no_id(workplace: Workplace) -> None:
    workplace.release("minor")
    pins = (workplace.root / "etl" / "sources.yml").read_text().split("- ")
    (workplace.root / "etl" / "sources.yml").write_text(
        "- ".join([pins[0], *reversed([p.rstrip() + "\n" for p in pins[1:]])])
    )
    assert "nothing has changed" in workplace.call("release", "patch", "-m", "t").stderr


def test_the_changelog_gives_what_is_unreleased_to_the_edition(workplace: Workplace) -> None:
    log = workplace.root / "CHANGELOG.md"
    log.write_text("# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Two counties.\n")
    workplace.release("minor")
    assert log.read_text() == (
        "# Changelog\n\n## [Unreleased]\n\n## [0.1.0] - 2031-05-01\n\nt.\n\n### Added\n\n- Two counties.\n"
    )


def test_diff_shows_what_changed_and_why(workplace: Workplace) -> None:
    workplace.release("minor")
    workplace.put("linshan.txt", NOTICE.replace("60%", "65%"))
    workplace.commit()
    workplace.release("patch")
    for form in ("text", "json", "csv"):
        done = workplace.call("diff", "0.1.0", "0.1.1", "--format", form)
        assert done.returncode == 1, form
        assert "source" in done.stdout, form
        assert "65" in done.stdout, form
    assert workplace.call("diff", "0.1.1", "0.1.1").returncode == 0


def test_words_that_the_old_code_cannot_read_are_told_with_the_code(workplace: Workplace) -> None:
    workplace.release("minor")
    workplace.replace("etl/lexicon/document_kinds.yml", "kind: ", "sort: ")
    workplace.replace("etl/parse/titles.py", 'rule["kind"]', 'rule["sort"]')
    workplace.replace("etl/edition/fact_rows.py", "t.printed_indicator,", '"x",')
    workplace.release("patch")
    assert {cause for _, _, cause in changes(workplace, "0.1.1")} == {"code"}


def test_our_own_words_are_a_cause_of_their_own(workplace: Workplace) -> None:
    workplace.release("minor")
    task = read(workplace.root, "tasks")[0]["task_id"]
    header = "record_id,summary,summary_en,clause_digest\n"
    (workplace.root / "etl" / "summaries.csv").write_text(f"{header}{task},短。,Short.,{'a' * 24}\n", encoding="utf-8")
    workplace.commit()
    workplace.release("minor")
    assert changes(workplace, "0.2.0") == {("summaries", "record_id", "summary")}
    assert as_of(workplace, "0.1.0")["summaries"] == header.encode()


def test_a_dropped_column_is_the_contracts_doing_and_old_editions_keep_it(workplace: Workplace) -> None:
    workplace.release("minor")
    before = committed(workplace)
    descriptor = json.loads((workplace.root / "datapackage.json").read_text(encoding="utf-8"))
    tasks = next(r for r in descriptor["resources"] if r["name"] == "tasks")
    tasks["schema"]["fields"] = [f for f in tasks["schema"]["fields"] if f["name"] != "number"]
    text = json.dumps(descriptor, ensure_ascii=False, indent=2)
    (workplace.root / "datapackage.json").write_text(text, encoding="utf-8")
    workplace.replace("etl/edition/rows.py", '"number": task.number, ', "")
    workplace.release("major")
    assert changes(workplace, "0.2.0") == {("tasks", "number", "contract")}
    workplace.put("linshan.txt", NOTICE.replace("推进预约诊疗", "推行预约诊疗"))
    workplace.commit()
    workplace.release("patch")
    assert "number" not in read(workplace.root, "tasks")[0]
    old = as_of(workplace, "0.1.0")
    assert {n: old[n] for n in before} == before


def test_a_new_column_is_the_contracts_doing_and_old_editions_stay_as_they_were(workplace: Workplace) -> None:
    workplace.release("minor")
    before = committed(workplace)
    descriptor = json.loads((workplace.root / "datapackage.json").read_text(encoding="utf-8"))
    regions = next(r for r in descriptor["resources"] if r["name"] == "regions")
    regions["schema"]["fields"].append({**regions["schema"]["fields"][1], "name": "nickname", "constraints": {}})
    text = json.dumps(descriptor, ensure_ascii=False, indent=2)
    (workplace.root / "datapackage.json").write_text(text, encoding="utf-8")
    workplace.replace("etl/edition/register.py", '"name": r.name,', '"name": r.name, "nickname": "x",')
    assert "the contract changed" in workplace.call("release", "patch", "-m", "t").stderr
    workplace.release("major")
    assert changes(workplace, "0.2.0") == {("regions", "nickname", "contract")}
    old = as_of(workplace, "0.1.0")
    assert {n: old[n] for n in before} == before
