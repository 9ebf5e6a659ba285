"""The words that a record rests on, and what is said where they are not in this build."""

from dataclasses import dataclass
from typing import Any

from etl.contract import Table
from etl.serve.site import DATABASE_NAME, Site, Words

# What is said about a document's text; the keys are the values of document_overview.text_status.
NOTICES = {
    "facts_only": Words(
        "这份文件有著作权，本库只收录事实，不收录原文。",
        "This document is under copyright: its facts are here, its text never is.",
    ),
    "not_in_build": Words(
        "本版不含原文：构建时没有这份来源。事实、出处和编号是齐全的。",
        "Texts are not in this build: it had no such source. Facts, their places and addresses are complete.",
    ),
}


@dataclass(frozen=True)
class Passage:
    """A clause's text cut in three, the middle being the words of a fact (empty where the record is the clause)."""

    before: str
    words: str
    after: str


def describe_texts(site: Site) -> Words:
    """Return a sentence on which texts this build has, and why it has not the others."""
    held, facts_only, absent = site.texts
    if not held:
        return Words(
            "本版不含原文：构建时没有来源库。事实、出处和编号是齐全的。",
            "Texts are not in this build: it had no source store. Facts, their places and addresses are complete.",
        )
    zh, en = [f"本版含 {held} 个条款的原文"], [f"This build holds the text of {held} clauses"]
    if facts_only:
        zh.append(f"{facts_only} 个条款的来源有著作权，只收事实")
        en.append(f"of {facts_only} it has facts alone, because their source is under copyright")
    if absent:
        zh.append(f"{absent} 个条款的来源构建时不在手边")
        en.append(f"of {absent} it has facts alone, because their source was not at hand")
    return Words("；".join(zh) + "。", "; ".join(en) + ".")


async def find_passage(datasette: Any, table: Table, keys: list[str]) -> tuple[Passage | None, Words | None]:
    """Return the text that the row `keys` of `table` rests on, or the notice that stands where it would be."""
    clause = "clause_id" if "clause_id" in table.column_names else None
    document = "document_id" if "document_id" in table.column_names else None
    if clause is None and document is None:
        return None, None
    span = 't.start, t."end"' if {"start", "end"} <= set(table.column_names) else "null as start, null as end"
    where = " and ".join(f't."{name}" = :k{i}' for i, name in enumerate(table.primary_key))
    sql = f"""
        select d.text_status, x.text, {span}
        from "{table.name}" t
        left join clauses c on c.clause_id = {"t.clause_id" if clause else "null"}
        left join document_overview d on d.document_id = {"t.document_id" if document else "c.document_id"}
        left join clause_texts x on x.clause_id = c.clause_id
        where {where}
    """
    result = await datasette.execute(DATABASE_NAME, sql, {f"k{i}": key for i, key in enumerate(keys)})
    row = result.first()
    if row is None:
        return None, None
    if row["text"] is None:
        return None, NOTICES.get(row["text_status"])
    start, end = row["start"] or 0, row["end"] or 0
    return Passage(row["text"][:start], row["text"][start:end], row["text"][end:]), None
