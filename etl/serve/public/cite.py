"""How a document, a clause or a fact is cited, in the page's language: in papers and in the press."""

from dataclasses import dataclass

from etl.serve.public.ask import Ask

EDITION = "select edition, released_on from editions where edition = :edition"
CLAUSE = """
    select c.label, c.path, d.title, d.title_en, coalesce(d.doc_number, p.doc_number) as number
    from documents d
    left join documents p on p.document_id = d.parent_id
    left join clauses c on c.document_id = d.document_id and c.clause_id = :record_id
    where d.document_id = :document_id
"""


@dataclass(frozen=True)
class Citation:
    """The two forms to copy."""

    paper: str
    press: str


def cite_clause(ask: Ask, record_id: str, what: str, path: str) -> Citation:
    """Return how to cite a clause or a document; `what` is said of it, `path` leads to it."""
    row = ask.row(CLAUSE, record_id=record_id, document_id=record_id.partition("/")[0])
    if row is None:
        raise LookupError(record_id)
    edition, year = _find_edition(ask)
    where = row["label"] or (row["path"] or "")
    address = f"{ask.origin}{ask.address(path)}"
    if ask.language == "zh":
        number = f"（{row['number']}）" if row["number"] else ""
        source = f"《{row['title']}》{number}{where}"
        detail = f"{what}．" if what else ""
        return Citation(
            f"台账贡献者．台账：中国医改承诺数据集，版本 {edition}（{year}）．{detail}{source}．{address}",
            f"来源：{source}，据台账 {edition} 版。",
        )
    title = f"{row['title_en']} ({row['title']})" if row["title_en"] else row["title"]
    source = ", ".join(part for part in (title, row["number"], where) if part)
    detail = f"{what}. In: " if what else ""
    return Citation(
        f"Taizhang contributors ({year}). Taizhang: the ledger of China's health-reform commitments, "
        f"edition {edition}. {detail}{source}. {address}",
        f"Source: {source}; Taizhang, edition {edition}.",
    )


def _find_edition(ask: Ask) -> tuple[str, str]:
    edition = ask.site.receipt.edition
    row = ask.row(EDITION, edition=edition)
    return edition, row["released_on"][:4] if row else ""
