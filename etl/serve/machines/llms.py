"""The text for language models, /llms.txt: what the data is, the rules to keep, what there is, how to ask for it."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from etl.contract import Table
from etl.docs.tables import write_tables
from etl.docs.texts import Language, close_folds
from etl.load.annotated import AnnotatedSql
from etl.serve.site import Site
from etl.serve.taking.whole import MOST


@lru_cache(maxsize=1)
def read_rules() -> dict[str, Any]:
    """Return the words."""
    words: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("rules.yml").read_text(encoding="utf-8"))
    return words


def list_rules(language: Language) -> list[str]:
    """Return what a program must keep, in one language."""
    return [_pick(rule, language) for rule in read_rules()["rules"]]


def write_llms(site: Site, origin: str) -> str:
    """Return the short text in both languages, in the form of llmstxt.org; addresses begin with `origin`."""
    words, rows = read_rules(), site.receipt.rows
    told = {"edition": site.receipt.edition} | {name: rows[name] for name in ("documents", "tasks", "targets")}
    lines = ["# 台账 Taizhang", ""]
    lines += [f"> {_pick(words['what'], 'zh').format(**told)}", ">", f"> {_pick(words['what'], 'en').format(**told)}"]
    lines += _head("rules")
    for zh, en in zip(list_rules("zh"), list_rules("en"), strict=True):
        lines += [f"- {zh}", f"  {en}"]
    lines += [*_head("ask"), *(_link(origin, *row) for row in words["ask"])]
    lines += [f"- {say_limits(origin, 'zh')}", f"  {say_limits(origin, 'en')}"]
    lines += [*_head("views"), *(_describe(origin, view) for view in site.views.values())]
    lines += [
        *_head("tables"),
        *(_describe(origin, table, rows[table.name]) for table in site.contract.tables.values()),
    ]
    lines += [*_head("questions"), *(_describe(origin, question) for question in site.questions.values())]
    lines += [*_head("files"), *(_link(origin, *row) for row in words["files"])]
    bundle = f"/editions/{site.receipt.edition}.zip"
    lines.append(_link(origin, bundle, f"{site.receipt.edition}.zip", "现行版本", "the current edition"))
    return "\n".join(lines) + "\n"


def write_llms_full(site: Site, origin: str, language: Language) -> str:
    """Return the short text, then every column and value of every table and the SQL of views and questions."""
    lines = [write_llms(site, origin), *write_tables(site.contract, language), ""]
    for things in (site.views, site.questions):
        for thing in things.values():
            lines += [f"### `{thing.name}`", "", "```sql", thing.sql, "```", ""]
    return "\n".join(lines)


def say_limits(origin: str, language: Language) -> str:
    """Return how long and how much SQL may take, in one language."""
    from etl.serve.app import SETTINGS  # the application has plugins, which write this

    rows = {"rows": f"{SETTINGS['max_returned_rows']:,}", "most": f"{MOST:,}"}
    limits = rows | {"seconds": f"{SETTINGS['sql_time_limit_ms'] / 1000:g}"}
    return _pick(read_rules()["limits"], language).format(base=origin, **limits)


def _pick(words: list[str], language: Any) -> str:
    return close_folds(words[0] if language == "zh" else words[1], language)


def _head(name: str) -> list[str]:
    zh, en = read_rules()["headings"][name]
    return ["", f"## {zh} {en}", ""]


def _link(origin: str, path: str, name: str, zh: str, en: str) -> str:
    return f"- [{name}]({origin}{path}): {zh} / {en}"


def _describe(origin: str, thing: Table | AnnotatedSql, rows: int | None = None) -> str:
    parameters = ""
    if isinstance(thing, AnnotatedSql) and thing.parameters:
        named = "; ".join(f"{name} = {zh} / {en}" for name, (zh, en) in thing.parameters.items())
        parameters = f" ({named})"
    count = "" if rows is None else f" [{rows}]"
    address = f"{origin}/policy/{thing.name}.json?_shape=objects"
    zh, en = f"{thing.title}：{thing.description}", f"{thing.title_en}: {thing.description_en}"
    return f"- [{thing.name}]({address}){count}{parameters}: {zh} / {en}"
