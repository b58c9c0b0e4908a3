"""What a sheet is: a file that is printed, from the plain data that its maker gives and a template sets.

A maker takes the `Order` and yields the sheets of one kind. Which kinds there are stands in `paper/catalogue.py`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, TypedDict

from handbook.model.problems import Problem
from handbook.pages.menu import short_address
from handbook.paper.chosen import Chosen
from handbook.paper.content.nodes import all_nodes
from handbook.paper.content.to_json import to_json, words_only
from handbook.paper.content.words import (
    CutMessage,
    labels_spoken_otherwise,
    plurals,
    spoken_otherwise,
    words_of_templates,
)
from handbook.project.load import Project
from handbook.system.logos import as_svg, read_logo
from handbook.system.paper_sizes import Paper
from handbook.views.context import Shown
from handbook.views.review_dates import earliest
from handbook.views.standards import quote_card

MASK = 4
"""One of the eight patterns of a code. Each is read as well; to find the prettiest costs six times as much as all the rest."""
HELD = ("cards", "fold-up", "limits", "pocket", "poster")
FILLED = ("form", "observation")
EDGE = 2
"""Dots of white round a code."""

Data = dict[str, Any]
"""What a template sets, besides `Frame`: a view and its like, ready for JSON."""


@dataclass(frozen=True)
class Sheet:
    """A file that is printed."""

    file: str
    """Where it stands in `print/`."""
    title: str
    purpose: str
    """What it is for, in a sentence."""
    template: str
    """Which of the templates in `main.typ` sets it."""
    make: Callable[[], Data]
    """Gives the plain data it is set from; called only when it is printed."""
    due: date | None = None
    """The earliest day by which something on it is looked at again, where that is not the earliest of all."""
    about: str = ""
    """The id of the entry its code leads to; without one it leads to the site."""
    answers: str = ""
    """The name under which its answers are entered in the results, where it is a form."""
    folds: bool = False
    """Whether its pages stand two to a side, to be folded as a booklet."""


@dataclass
class Order:
    """What is asked for: a handbook without errors, and how it is to be printed. Makers add what they find on its pages."""

    project: Project
    kinds: list[tuple[str, str]]
    """The title and the purpose of every kind of sheet there is, for the pages that list them."""
    one_per_page: bool
    """Whether moment cards stand one to a page, instead of four to be cut out."""
    volume_pages: int
    """Pages of a volume, about; a book of more than twice as many is printed as volumes."""
    chosen: Chosen = field(default_factory=Chosen)
    """What is asked for by name."""
    appendix: bool = False
    """Whether a book has its appendix."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """The pictures on the sheets, by the names they have in the data."""
    problems: list[Problem] = field(default_factory=list)
    """What has no place on paper."""

    @property
    def shown(self) -> Shown:
        """The handbook as it is shown on the day."""
        return self.project.shown


Maker = Callable[[Order], Iterator[Sheet]]


class Code(TypedDict):
    """A code that a phone reads."""

    to: str
    """The URL it leads to."""
    svg: str
    dots: int
    """How many dots it is wide, its white edge with them."""


class Frame(TypedDict):
    """What every template is given, whatever it sets; days are ISO, and texts may hold what lets long words break."""

    kind: str
    """The name of the template."""
    title: str
    organisation: str
    customers: str
    edition: str
    issued: str
    """From which day it is in force, as people say it."""
    language: str
    right_to_left: bool
    paper: Paper
    large: bool
    held: bool
    """Whether it is read at arm's length, as cards are."""
    filled: bool
    """Whether it is filled in, as forms are."""
    colour: str
    """What headings, lines and covers are drawn in."""
    soft: str
    """A breath of it."""
    logo: str
    """The picture of the logo, or nothing."""
    saying: str
    """The line of the quote that comes first, for covers."""
    site: str
    """The site's URL, ending in a slash, or nothing."""
    code: Code | None
    due: str
    """The earliest day by which something on it is to be renewed, or nothing."""
    today: str
    """The day of printing, where `due` has gone by then; otherwise nothing, so that a sheet does not change with the day."""
    dates: dict[str, str]
    """How the days are said by which something on it is to be renewed."""
    words: dict[str, CutMessage | dict[str, CutMessage]]
    """What the templates say themselves; see `paper/content/words.py`."""
    spoken: dict[str, str]
    """The languages of those that are not in the handbook's own."""
    labels: dict[str, str]
    """The languages of the names of fields that are not in the handbook's own."""
    plurals: list[str]
    whole: bool
    """Whether it is the whole handbook, in which chapters begin on pages of their own."""
    anchors: dict[str, int]
    """Guesses on which page something stands, by its name."""
    tall: dict[str, bool]
    """Cards that may well be taller than a page."""


LOGO = "look-logo.svg"


def logo_of(project: Project) -> dict[str, bytes]:
    """The logo of a handbook without errors as a picture on its sheets; nothing where it has none."""
    path = project.folder / project.book.handbook.logo
    return {LOGO: as_svg(read_logo(path), path.suffix)} if project.book.handbook.logo else {}


def issued(shown: Shown) -> date:
    """The day that paper carries: the one from which the edition is in force, or, where that is not known, today."""
    settings = shown.book.handbook
    known = (edition.from_ for edition in shown.book.editions if edition.id == settings.edition)
    return next(known, None) or shown.today


def data_of(shown: Shown, sheet: Sheet, *, paper: Paper, large: bool) -> Data:
    """Everything a template needs to set a sheet: whose it is, how it is laid out, how long it is valid, and what is on it."""
    settings, book = shown.book.handbook, shown.book
    due = sheet.due or earliest(shown, [*book.standards, *book.gestures])
    made = sheet.make()
    frame: Frame = {
        "dates": {day: shown.words.day(date.fromisoformat(day)) for day in sorted({*_days(made), iso(due)} - {""})},
        "words": words_of_templates(shown.words),
        "spoken": spoken_otherwise(shown.words),
        "labels": labels_spoken_otherwise(shown.words),
        "plurals": plurals(shown.words),
        "anchors": {},
        "tall": {},
        "whole": False,
        "kind": sheet.template,
        "title": words_only(shown, sheet.title),
        "organisation": settings.organisation,
        "customers": settings.people,
        "edition": settings.edition,
        "issued": shown.words.day(issued(shown)),
        "language": settings.language,
        "right_to_left": settings.direction == "rtl",
        "paper": paper,
        "large": large,
        "held": sheet.template in HELD,
        "filled": sheet.template in FILLED,
        "colour": settings.palette.bar,
        "soft": settings.palette.soft,
        "logo": LOGO if settings.logo else "",
        "saying": words_only(shown, next((line.title for line in quote_card(shown).lines), "")),
        "site": settings.public(),
        "code": code(shown, sheet.about),
        "due": iso(due),
        "today": shown.today.isoformat() if due and due < shown.today else "",
    }
    return {**frame, **made}


def _days(made: Data) -> set[str]:
    """The days by which something on a sheet is to be renewed."""
    nodes = all_nodes(made.get("chapters", []))
    return {
        part["due"]
        for part in (*made.get("cards", ()), *made.get("dated", ()), *made.get("days", ()), *nodes)
        if part.get("due")
    }


def view_data(shown: Shown, view: Callable[..., Any], *about: Any) -> Data:
    """A view as the data of a sheet."""
    data: Data = to_json(shown, view(shown, *about))
    return data


def code(shown: Shown, id_: str = "") -> Code | None:
    """The address of an entry on the site, or of the site, and a code that leads there; None where there is no site."""
    return code_of_page(shown, short_address(id_) if id_ else "")


def code_of_page(shown: Shown, address: str) -> Code | None:
    """The address of a page, given as it is in the site, and a code that leads there; None where there is no site."""
    public = shown.book.handbook.public(address)
    return _code(public) if public else None


@cache
def _code(address: str) -> Code:
    import segno  # it loads half the network library, which no other command needs

    drawn = io.BytesIO()
    made = segno.make(address, error="m", micro=False, mask=MASK)
    made.save(drawn, kind="svg", border=EDGE, xmldecl=False, svgclass=None, lineclass=None)
    return {"to": address, "svg": drawn.getvalue().decode(), "dots": len(made.matrix) + 2 * EDGE}


def iso(day: date | None) -> str:
    """A day as data has it, or nothing."""
    return day.isoformat() if day else ""
