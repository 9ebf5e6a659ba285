"""Clauses -> facts: the whole stage."""

from dataclasses import replace

from etl.extract.appointments import find_appointments
from etl.extract.citations import find_citations
from etl.extract.deadlines import find_deadlines
from etl.extract.findings import find_findings
from etl.extract.formulas import find_formulas
from etl.extract.gaps import find_gaps
from etl.extract.phases import fill_periods, find_phases
from etl.extract.targets import find_targets
from etl.extract.tasks import find_tasks
from etl.model import Extraction, Outline


def extract_facts(outline: Outline) -> Extraction:
    """Return everything that the documents of one source say, each fact with its clause and span."""
    phases = find_phases(outline)
    outline = fill_periods(outline, phases)
    targets = find_targets(outline)
    extraction = Extraction(
        outline,
        tasks=find_tasks(outline),
        citations=find_citations(outline),
        targets=targets,
        deadlines=find_deadlines(outline, targets),
        phases=phases,
        formulas=find_formulas(outline),
        appointments=find_appointments(outline),
        gaps=find_gaps(outline),
    )
    return replace(extraction, findings=find_findings(extraction))
