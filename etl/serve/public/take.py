"""How machines ask and how the data is taken away, with pieces of code that work as they stand."""

from etl.docs.texts import Language
from etl.edition.index import index_edition
from etl.load.workbook import name_workbook
from etl.serve.editions.shelf import find_shelf
from etl.serve.machines.llms import list_rules
from etl.serve.public.ask import Ask, Page
from etl.serve.public.editions import write_size
from etl.serve.public.jsonld_dataset import describe_current
from etl.serve.public.signposts import sign_catalogue, sign_edition
from etl.serve.taking.snippets import write_edition_snippets

QUESTION = "select role, count(*) as parts from assignments group by role order by parts desc"

DUE_TARGETS = "select place, indicator, promised, due from target_overview where due is not null"
A_BODY = "select name from organizations where kind = 'department' order by rowid limit 1"


def show_api(ask: Ask) -> Page:
    """Return what there is to ask, with code to copy."""
    language: Language = "en" if ask.language == "en" else "zh"
    values = {
        "base": find_base(ask), "question": QUESTION, "rules": list_rules(language),
        "full": "/llms-full.txt" if language == "en" else "/llms-full.zh.txt",
        "body": ask.rows(A_BODY)[0]["name"],
    }  # fmt: skip
    about = ask.say("Every table, view and question as JSON, CSV and XLSX; any read-only SQL; no key, from any page.")
    return Page("api.html", ask.say("API"), values, about)


def show_download(ask: Ask) -> Page:
    """Return every file that can be taken: for a spreadsheet, for citing, for code, and table by table."""
    site, edition = ask.site, ask.site.receipt.edition
    tables = [(t, site.receipt.rows[t.name]) for t in site.contract.tables.values()]
    values = {
        "tables": tables,
        "files": {f.path: f for f in site.receipt.files},
        "workbook": name_workbook(edition),
        "index": index_edition(find_shelf(site), edition),
        "size": write_size,
        "snippets": write_edition_snippets(find_base(ask), edition, DUE_TARGETS),
    }
    about = ask.say("The whole edition as files: nothing is cut, nothing needs a key.")
    described = describe_current(ask)
    links = [*sign_edition(ask, edition), *sign_catalogue(ask)]
    return Page("download.html", ask.say("Download"), values, about, described=described, links=links)


def show_about(ask: Ask) -> Page:
    """Return what this is, what it is not, and whose words are whose."""
    about = ask.say("What Taizhang is, how it is made, and what it does not say.")
    return Page("about.html", ask.say("About"), {}, about)


def find_base(ask: Ask) -> str:
    """Return the address that the pieces of code ask."""
    return ask.origin or "http://127.0.0.1:8001"
