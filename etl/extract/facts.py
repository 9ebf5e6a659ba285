"""Clauses -> facts: the whole stage."""

from etl.extract.citations import find_citations
from etl.extract.tasks import find_tasks
from etl.model import Extraction, Outline


def extract_facts(outline: Outline) -> Extraction:
    """Return everything that the documents of one source say, each fact with its clause and span."""
    return Extraction(outline, find_tasks(outline), find_citations(outline))
