"""What falls due and what recurs, as a page by year and as a calendar file."""

import sqlite3
from datetime import date, timedelta
from typing import Any

from etl.serve.public.ask import Ask, File, Page
from etl.serve.public.listing import Listing, list_rows
from etl.serve.public.year_picture import find_years, make_year_picture

DUE = """
select v.record_table, v.record_id, v.due, v.due_on, v.due_precision, v.due_text, v.recurrence, v.what, v.place,
    v.document_id, v.document_title, v.clause_id, d.region_id, d.title_en as document_title_en,
    r.name_en as place_en, c.label, c.path, c.heading, c.heading_en
from due_dates v
join clauses c using (clause_id)
join documents d on d.document_id = v.document_id
left join regions r on r.region_id = d.region_id
where coalesce(:region, '') in ('', d.region_id)
order by v.due_on is null, v.due_on, v.record_table, v.record_id
"""
PLACES = """
select distinct r.region_id, r.name, r.name_en
from regions r join documents d using (region_id)
order by r.region_id
"""


def find_due(ask: Ask) -> Listing:
    """Return every due date, of one place where `?region=` names one."""
    return list_rows(ask, DUE, region=ask.query.get("region") or None)


def show_calendar(ask: Ask) -> Page:
    """Return what falls due by year, and what recurs by how often."""
    found = find_due(ask)
    years: dict[str, list[sqlite3.Row]] = {}
    recurring: dict[str, list[sqlite3.Row]] = {}
    for row in found:
        if row["recurrence"]:
            recurring.setdefault(row["recurrence"], []).append(row)
        else:
            years.setdefault(row["due_on"][:4], []).append(row)
    region = ask.query.get("region") or None
    by_year = find_years(ask, region=region)
    values = {
        "listing": found,
        "years": years,
        "by_year": by_year,
        "picture": make_year_picture(ask, by_year, "calendar.svg", region=region),
        "recurring": recurring,
        "places": ask.rows(PLACES),
        "region": region,
    }
    about = ask.say("Every printed time limit, in the precision that is printed.")
    return Page("calendar.html", ask.say("Due dates"), values, about)


def make_calendar_file(ask: Ask) -> File:
    """Return the due dates as an iCalendar file (RFC 5545): a whole day each, the last of the period that is named."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Taizhang//calendar//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_escape(ask.say('Taizhang'))}")
    for row in find_due(ask):
        if row["due_on"]:
            lines += _make_event(ask, row)
    lines.append("END:VCALENDAR")
    return File("".join(_fold(line) + "\r\n" for line in lines), "text/calendar; charset=utf-8", "taizhang.ics")


def _make_event(ask: Ask, row: Any) -> list[str]:
    day = date.fromisoformat(row["due_on"])
    released = ask.row("select max(released_on) as day from editions")
    stamp = (released["day"] if released and released["day"] else row["due_on"]).replace("-", "")
    what = row["what"] or ask.choose(row["heading"], row["heading_en"]) or row["record_id"]
    page = f"d/{row['clause_id']}" if row["record_table"] == "phases" else f"{row['record_table']}/{row['record_id']}"
    return [
        "BEGIN:VEVENT",
        f"UID:{row['record_table']}/{row['record_id']}@taizhang",
        f"DTSTAMP:{stamp}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escape(' · '.join(part for part in (row['place'], what, row['due']) if part))}",
        f"DESCRIPTION:{_escape(' '.join(part for part in (row['document_title'], row['label']) if part))}",
        f"URL:{ask.origin}{ask.address(page)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: str) -> str:
    """Break a line after at most 75 bytes, never inside a character."""
    parts: list[str] = [""]
    size = 0
    for character in line:
        width = len(character.encode("utf-8"))
        if size + width > 74:
            parts.append("")
            size = 1
        parts[-1] += character
        size += width
    return "\r\n ".join(parts)
