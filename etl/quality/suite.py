"""The expectations, run on the built database by Great Expectations."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from sqlite3 import connect
from typing import Any

from etl.contract import Contract
from etl.quality.derive import derive_rules
from etl.quality.observe import observe_result
from etl.quality.result import Check
from etl.quality.rules import Rule, load_rules

BUILD = "Run `taizhang build`."


def run_suite(database: Path, contract: Contract, typed: Sequence[Rule] | None = None) -> list[Check]:
    """Return a check for every derived and every typed rule.

    A rule on a table without rows passes, row counts excepted; a missing table or database is a failed check, no error.
    Importing Great Expectations takes seconds, so it happens here and nowhere else.
    """
    if not database.is_file():
        return [_absent("database", "", f"{database.name} is not in the build folder")]
    rules = [*derive_rules(contract), *(load_rules() if typed is None else typed)]
    counts = _count_rows(database)
    checks: list[Check] = []
    with closing(_Validator(database)) as validator:
        for name, table in contract.tables.items():
            mine = [rule for rule in rules if rule.table == name]
            if name not in counts:
                checks.append(_absent("table", name, f"table {name} is not in {database.name}"))
            elif counts[name]:
                checks += validator.run(name, mine, table.primary_key)
            else:
                checks += validator.run(name, [r for r in mine if _asks_table(r)], table.primary_key)
                checks += [_pass_empty(r) for r in mine if not _asks_table(r)]
    return checks


def _count_rows(database: Path) -> dict[str, int]:
    with closing(connect(f"file:{database}?mode=ro", uri=True)) as connection:
        names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {n: connection.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in names}


def _asks_table(rule: Rule) -> bool:
    return rule.type.startswith("expect_table_")


def _pass_empty(rule: Rule) -> Check:
    return _check(rule, passed=True, observed="no rows")


def _absent(name: str, table: str, observed: str) -> Check:
    reason = "Every table of the contract is in the database, empty ones too."
    reason_zh = "数据约定的每张表都须在数据库中，空表也不例外。"
    return Check(name, table, "fail", False, observed, reason, reason_zh, "expectations", next_step=BUILD)


def _check(rule: Rule, passed: bool, observed: str, rows: tuple[str, ...] = ()) -> Check:
    step = "" if passed else f"Mend the rows or, if they are right, the rule {rule.name} of {rule.table}."
    return Check(
        rule.name, rule.table, rule.severity, passed, observed, rule.reason, rule.reason_zh, "expectations", rows, step
    )


def _fill_query(arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments with what Great Expectations wants of a query: braces doubled, and its mark for the batch.

    The batch is always the whole table, which our queries name themselves, so that a reader can paste them.
    """
    query = arguments.get("unexpected_rows_query")
    if query is None:
        return arguments
    plain = query.strip().replace("{", "{{").replace("}", "}}")
    return {**arguments, "unexpected_rows_query": f"SELECT * FROM ({plain}) /* {{batch}} */"}


class _Validator:
    """An ephemeral Great Expectations context on one database, read only; no files, no progress bars, no telemetry."""

    def __init__(self, database: Path) -> None:
        os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
        import great_expectations

        self._library: Any = great_expectations
        context = self._library.get_context(mode="ephemeral")
        context.variables.progress_bars = {"globally": False}
        address = f"sqlite:///file:{database.resolve()}?mode=ro&uri=true"
        self._source = context.data_sources.add_sqlite("policy", connection_string=address)

    def run(self, table: str, rules: Sequence[Rule], key: Sequence[str]) -> Iterator[Check]:
        """Yield a check for each of `rules`, in their order."""
        if not rules:
            return
        asset = self._source.add_table_asset(table, table_name=table)
        batch = asset.add_batch_definition_whole_table("whole").get_batch()
        suite = self._library.ExpectationSuite(
            name=table, expectations=[self._expectation(rule, place) for place, rule in enumerate(rules)]
        )
        form = {"result_format": "COMPLETE", "unexpected_index_column_names": list(key)}
        found = {r.expectation_config.meta["place"]: r for r in batch.validate(suite, result_format=form).results}
        for place, rule in enumerate(rules):
            yield _check(rule, bool(found[place].success), *observe_result(found[place], key))

    def _expectation(self, rule: Rule, place: int) -> Any:
        name = "".join(word.capitalize() for word in rule.type.split("_"))
        return getattr(self._library.expectations, name)(**_fill_query(rule.arguments), meta={"place": place})

    def close(self) -> None:
        """Let go of the database."""
        self._source.get_execution_engine().close()
