"""Whether every id leads somewhere."""

from sqlite_utils import Database

from etl.contract import Contract
from etl.errors import Complaint


def check_foreign_keys(database: Database, contract: Contract) -> None:
    """Return when every foreign key holds an id of the table it names; else a Complaint with table, row and column."""
    broken = list(database.query("PRAGMA foreign_key_check"))
    if not broken:
        return
    first = broken[0]
    table = contract.tables[first["table"]]
    keys = {key["id"]: key for key in database.query(f'PRAGMA foreign_key_list("{table.name}")')}
    column = keys[first["fkid"]]["from"]
    row = next(iter(database.query(f'select * from "{table.name}" where rowid = ?', [first["rowid"]])))
    address = ", ".join(str(row[name]) for name in table.primary_key)
    others = f" ({len(broken) - 1} more like this)" if len(broken) > 1 else ""
    raise Complaint(
        f"{column} is {row[column]!r}, which is no row of {first['parent']}{others}",
        f"{table.name}, row {address}",
        f"Add it to {first['parent']}, or mend {column}.",
    )
