"""What a record's ids stand for, in words."""

from typing import Any

from etl.contract import Table
from etl.serve.site import DATABASE_NAME


async def find_labels(datasette: Any, table: Table, keys: list[str]) -> dict[str, str]:
    """Return the name of the row that each foreign key of the row `keys` points at, where that row has one."""
    where = " and ".join(f'"{name}" = :k{i}' for i, name in enumerate(table.primary_key))
    parameters = {f"k{i}": key for i, key in enumerate(keys)}
    row = (await datasette.execute(DATABASE_NAME, f'select * from "{table.name}" where {where}', parameters)).first()
    labels: dict[str, str] = {}
    for column in {k.column for k in table.foreign_keys} if row else ():
        found = await datasette.expand_foreign_keys(DATABASE_NAME, table.name, column, [row[column]])
        if (label := found.get((column, row[column]))) and label != row[column]:
            labels[column] = label
    return labels
