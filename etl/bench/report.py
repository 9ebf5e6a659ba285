"""Which measurements there are, and how they are printed."""

from etl.bench.editions import bench_editions
from etl.contract import load_contract
from etl.project import Project


def run_bench(what: str, project: Project) -> str:
    """Return the rows of one measurement as lines of a ratio and what it compares."""
    rows = {"editions": lambda: bench_editions(load_contract(project.contract))}[what]()
    return "\n".join(f"{row['ratio']:8.2f}  {row['measure']}" for row in rows)
