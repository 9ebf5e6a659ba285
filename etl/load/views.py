"""Views: the questions that people ask of several tables at once, defined in views/*.sql."""

from functools import lru_cache
from pathlib import Path

from sqlite_utils import Database

from etl.load.annotated import AnnotatedSql, read_annotated

FOLDER = Path(__file__).parent / "views"


@lru_cache(maxsize=1)
def read_views() -> tuple[AnnotatedSql, ...]:
    """Return the views, sorted by name."""
    return tuple(read_annotated(FOLDER))


def create_views(database: Database) -> None:
    """Create every view; SQLite keeps the comments at its head with it."""
    for view in read_views():
        database.create_view(view.name, view.sql)
        database.execute(f'select * from "{view.name}" limit 0')  # a view that names a wrong column fails here
