"""Pictures as pages show them: an address for each form and scheme, words, the CSV of the same rows; their files."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import altair as alt

from etl.serve.pictures.look import NARROW, WIDE, Form
from etl.serve.pictures.render import Caption, render_svg
from etl.serve.public.ask import Ask, File, Missing, View
from etl.serve.public.language import TAGS
from etl.serve.public.listing import Listing
from etl.serve.public.marks import write_term

FORMS = {form.name: form for form in (NARROW, WIDE)}
PHONE = "(max-width: 760px)"
DARK = "(prefers-color-scheme: dark)"


@dataclass(frozen=True)
class Picture:
    """A picture of `rows`: its address behind the language, what it says of itself, its height, and how it is drawn."""

    path: str
    title: str
    description: str
    rows: Listing
    measure: Callable[[Form], int]
    draw: Callable[[Form], alt.LayerChart]
    query: Mapping[str, str | None] = field(default_factory=dict)

    def list_sources(self) -> Iterator[tuple[str, Mapping[str, str | None], int, int]]:
        """Give the medium, query, width and height of each shape; the last one is for every other medium."""
        for form, shape in ((NARROW, {"form": NARROW.name}), (WIDE, {})):
            for scheme, dark in (("dark", DARK), (None, "")):
                media = " and ".join(part for part in (dark, PHONE if form is NARROW else "") if part)
                yield media, {**self.query, **shape, "scheme": scheme}, form.width, self.measure(form)

    @property
    def csv(self) -> str:
        """The address of the same rows as CSV."""
        return dict(self.rows.ways)["CSV"]


MakePicture: TypeAlias = Callable[[Ask], Picture | None]


def show_picture(make: MakePicture) -> View:
    """Return the view of a picture's file: `?form=narrow` is for a phone, `?scheme=dark` for a dark screen."""

    def show(ask: Ask) -> File:
        picture = make(ask)
        if picture is None:
            raise Missing
        form = FORMS.get(ask.query.get("form", ""), WIDE)
        caption = Caption(picture.title, picture.description, TAGS[ask.language])
        drawn = render_svg(picture.draw(form), caption, dark=ask.query.get("scheme") == "dark")
        return File(drawn, "image/svg+xml; charset=utf-8")

    return show


def join_sentences(ask: Ask, *sentences: str) -> str:
    """Return sentences as a paragraph; empty ones are left out."""
    return ("" if ask.language == "zh" else " ").join(sentence for sentence in sentences if sentence)


def label_document(ask: Ask, row: sqlite3.Row) -> str:
    """Return a document by its place, and in a second line its year and kind: short enough to stand in a picture."""
    kind = " ".join(part for part in (row["document_year"], write_term(ask.language, row["document_kind"])) if part)
    place = ask.choose(row["place"], row["place_en"])
    return f"{place}\n{kind}" if place else kind
