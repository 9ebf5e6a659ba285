"""Which measurements there are, and how they are printed."""

from etl.contract import load_contract
from etl.project import Project


def run_bench(what: str, project: Project) -> str:
    """Return one measurement as text: `editions` as ratios, `restore` as error rates beside those of our peers."""
    if what == "restore":
        from etl.bench.restore import bench_restore, format_rows

        return format_rows(bench_restore(project.root))
    from etl.bench.editions import bench_editions

    rows = bench_editions(load_contract(project.contract))
    return "\n".join(f"{row['ratio']:8.2f}  {row['measure']}" for row in rows)
