"""Everything that is printed: which files there are, what each is for, and the plain data it is set from."""

from __future__ import annotations

import calendar
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

import segno

from handbook.check import Report
from handbook.model import Role, Scorecard
from handbook.pages import short_address
from handbook.paper.book import bound, job_chapters, short_book, whole_book
from handbook.paper.plain import plain, words_only
from handbook.paper.prose import Chapter, card
from handbook.problems import Problem
from handbook.views import card_of, changes_for, standard_card, words
from handbook.views import sheets as views
from handbook.views.due import earliest, review_of
from handbook.views.huddle import Huddle, Wheels, huddle, wheels
from handbook.views.moments import moment_card
from handbook.views.scorecards import scorecard_card
from handbook.views.thread import Thread

MASK = 4
"""One of the eight patterns of a code. Each is read as well; to find the prettiest costs six times as much as all the rest."""


@dataclass(frozen=True)
class Sheet:
    """A file that is printed."""

    what: str
    """The word that asks for it."""
    file: str
    """Where it stands in `print/`."""
    title: str
    purpose: str
    """What it is for, in a sentence."""
    kind: str
    """Which of the templates sets it."""
    make: Callable[[], dict[str, Any]]
    """Gives the plain data it is set from."""
    due: date | None = None
    """The earliest day by which something on it is looked at again, where that is not the earliest of all."""
    about: str = ""
    """The entry its code leads to; without one it leads to the site."""
    scorecard: str = ""
    """Under which name its answers are entered in the results, where it is a form."""


@dataclass
class Order:
    """What is to be printed: sheets, the pictures on them, and what is wrong with the pages they are made from."""

    sheets: list[Sheet] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def order(report: Report, folder: Path, wanted: Iterable[str], *, one_per_page: bool = False) -> Order:
    """What is printed of a handbook without errors, when some of it is wanted."""
    thread, found = report.thread, Order()
    turning = wheels(thread)
    makers: dict[str, Callable[[], Iterable[Sheet]]] = {
        "book": partial(_book, thread, report, folder, found),
        "cards": partial(_cards, thread, one_per_page),
        "huddle": partial(_huddles, thread, turning),
        **{what: partial(make, thread) for what, make in MAKERS.items()},
    }
    for what in wanted:
        found.sheets += makers[what]()
    return found


def _book(thread: Thread, report: Report, folder: Path, found: Order) -> Iterator[Sheet]:
    chapters, prose = whole_book(report, folder)
    found.pictures, found.problems = prose.pictures, prose.problems
    make = partial(bound, thread, chapters, prose.headings)
    yield Sheet("book", "handbook.pdf", "Staff handbook", "Everything, to be read or looked up in.", "book", make)


def _pocket(thread: Thread) -> Iterator[Sheet]:
    make = partial(_view, thread, views.pocket)
    yield Sheet(
        "pocket", "pocket.pdf", "The handbook in five minutes", "For the pocket, and for the first day.", "pocket", make
    )


def _poster(thread: Thread) -> Iterator[Sheet]:
    make = partial(_view, thread, views.poster)
    yield Sheet("poster", "poster.pdf", thread.book.quote.title, "For the wall of the staff room.", "poster", make)


def _view(thread: Thread, view: Callable[..., Any], *about: Any) -> dict[str, Any]:
    """A view as the data of a sheet."""
    data: dict[str, Any] = plain(thread, view(thread, *about))
    return data


def _cards(thread: Thread, alone: bool) -> Iterator[Sheet]:
    purpose = "A card for every moment: cut them out, keep the ones of your job."
    if thread.moments:
        make = partial(_moments, thread, alone)
        yield Sheet("cards", "cards.pdf", "Moment cards", purpose, "cards", make, earliest(thread, thread.moments))


def _moments(thread: Thread, alone: bool) -> dict[str, Any]:
    """Every moment, with the day its card is looked at again and the code that leads to it."""
    cards = [
        {
            "view": plain(thread, moment_card(thread, moment)),
            "due": _iso(review_of(thread, moment)),
            "code": code(thread, moment.id),
        }
        for moment in thread.moments
    ]
    return {"cards": cards, "alone": alone}


def _limits(thread: Thread) -> Iterator[Sheet]:
    purpose = "What you may do without asking: cut it out, keep it in the wallet."
    if thread.book.empowerment:
        yield Sheet("limits", "limits.pdf", "Limit cards", purpose, "limits", partial(_wallet, thread))


def _wallet(thread: Thread) -> dict[str, Any]:
    cards = views.limit_cards(thread)
    return {"cards": [{"view": plain(thread, card), "code": code(thread, card.id)} for card in cards]}


def _jobs(thread: Thread) -> Iterator[Sheet]:
    for role in thread.book.roles:
        chapters = job_chapters(thread, role)
        days = [node["due"] for chapter in chapters for node in chapter.nodes if node.get("due")]
        due = date.fromisoformat(min(days)) if days else None
        make = partial(short_book, "The book of this job", chapters)
        yield Sheet(
            "jobs", f"jobs/{role.id}.pdf", role.title, "All that binds you in this job.", "book", make, due, role.id
        )


def _forms(thread: Thread) -> Iterator[Sheet]:
    for scorecard in thread.book.scorecards:
        file, make = f"forms/{scorecard.id}.pdf", partial(_form, thread, scorecard)
        purpose, due = "For the secret shopper, with the brief.", review_of(thread, scorecard)
        yield Sheet("forms", file, scorecard.title, purpose, "form", make, due, scorecard.id, scorecard.id)


def _form(thread: Thread, scorecard: Scorecard) -> dict[str, Any]:
    """A shopper's form, with the words to listen for."""
    banned = [
        {"id": phrase.id, "text": plain(thread, phrase.text)}
        for phrase in thread.book.phrases
        if phrase.verdict == "banned"
    ]
    return _view(thread, scorecard_card, scorecard) | {"banned": banned}


def _observe(thread: Thread) -> Iterator[Sheet]:
    purpose = "For the coach: the shopper's questions, to watch and talk about."
    for place in thread.book.touchpoints:
        if moments := thread.moments_at.get(place.id):
            file, make = f"observe/{place.id}.pdf", partial(_view, thread, views.observation, place)
            due, answers = earliest(thread, moments), f"observe:{place.id}"
            yield Sheet("observe", file, place.title, purpose, "observation", make, due, place.id, answers)


def _huddles(thread: Thread, turning: Wheels) -> Iterator[Sheet]:
    purpose = "Ten minutes at the start of a shift, a sheet a day."
    first = thread.today.replace(day=1)
    for month in (first, (first + timedelta(days=31)).replace(day=1)):
        title = f"Huddles, {words.MONTHS[month.month - 1]} {month.year}"
        make = partial(_month, thread, turning, month)
        yield Sheet("huddle", f"huddle/{month:%Y-%m}.pdf", title, purpose, "huddle", make)


def _month(thread: Thread, turning: Wheels, month: date) -> dict[str, Any]:
    days = (month.replace(day=day + 1) for day in range(calendar.monthrange(month.year, month.month)[1]))
    return {"days": [_day(thread, huddle(turning, day)) for day in days]}


def _day(thread: Thread, today: Huddle) -> dict[str, Any]:
    """What is looked at on a day, in short."""
    line, standard, tip, question = today.line, today.standard, today.tip, today.question
    data: dict[str, Any] = plain(thread, {
        "day": f"{calendar.day_name[today.day.weekday()]}, {words.day(today.day)}",
        "line": line and {"id": line.id, "says": line.says},
        "standard": standard and standard_card(thread, standard),
        "due": _iso(standard.review_by) if standard else "",
        "tip": tip and {"id": tip.id, "title": tip.title, "action": tip.action, "ask": tip.ask,
                        "practise": tip.practise, "minutes": words.amount(tip.minutes, "minutes")},
        "question": question and {"id": question.id, "ask": question.ask},
        "story": today.story.title if today.story else "",
    })  # fmt: skip
    return data


def _changes(thread: Thread) -> Iterator[Sheet]:
    """The edition at hand: why it came, and the cards it changed, as they are now."""
    name = thread.book.handbook.edition
    at_hand, step = next((e for e in thread.book.editions if e.id == name), None), thread.history.step_to(name)
    if at_hand is None or step is None:
        return
    told = [change.id for change in step.changes]
    changed = [entry for id_ in dict.fromkeys(told) if (entry := thread.book.entries.get(id_)) and thread.shows(entry)]
    chapters = [
        Chapter(["What changed, and why"], 1, "", [card(thread, at_hand, 2, *card_of(thread, at_hand))]),
        Chapter(
            ["The cards that changed"], 1, "", [card(thread, entry, 2, *card_of(thread, entry)) for entry in changed]
        ),
    ]
    purpose = "What changed, why, and the cards that changed."
    make = partial(short_book, "What changed, and the cards that changed", chapters)
    yield Sheet(
        "changes", f"changes/{name}.pdf", f"Edition {name}", purpose, "book", make, earliest(thread, changed), name
    )


def _sign_off(thread: Thread) -> Iterator[Sheet]:
    for role in thread.book.roles:
        file, make = f"sign-off/{role.id}.pdf", partial(_to_sign, thread, role)
        purpose = "To sign that the edition has been read."
        yield Sheet("sign-off", file, role.title, purpose, "sign-off", make, about=role.id)


def _to_sign(thread: Thread, role: Role) -> dict[str, Any]:
    return _view(thread, views.sign_off, role) | {"changes": plain(thread, changes_for(thread, role.id))}


MAKERS: dict[str, Callable[[Thread], Iterator[Sheet]]] = {
    "pocket": _pocket,
    "poster": _poster,
    "limits": _limits,
    "jobs": _jobs,
    "forms": _forms,
    "observe": _observe,
    "changes": _changes,
    "sign-off": _sign_off,
}


def issued(thread: Thread) -> date:
    """The day that paper carries: the one from which the edition is in force, or, where that is not known, today."""
    settings = thread.book.handbook
    known = (edition.from_ for edition in thread.book.editions if edition.id == settings.edition)
    return next(known, None) or thread.today


def data_of(thread: Thread, sheet: Sheet, *, paper: str, large: bool) -> dict[str, Any]:
    """Everything a template needs to set a sheet: whose it is, how it is laid out, how long it is valid, and what is on it."""
    settings, book = thread.book.handbook, thread.book
    due = sheet.due or earliest(thread, [*book.standards, *book.gestures])
    made = sheet.make()
    return {
        "anchors": {},
        "tall": {},
        "whole": False,
        "kind": sheet.kind,
        "title": words_only(thread, sheet.title),
        "id": sheet.about,
        "organisation": settings.organisation,
        "customer": settings.customer,
        "customers": settings.people,
        "edition": settings.edition,
        "issued": words.day(issued(thread)),
        "language": settings.language,
        "right_to_left": settings.direction == "rtl",
        "paper": paper,
        "large": large,
        "site": settings.public(),
        "code": code(thread, sheet.about),
        "due": _iso(due),
        "today": thread.today.isoformat() if due and due < thread.today else "",
        **made,
    }


def code(thread: Thread, id_: str = "") -> dict[str, str] | None:
    """The address of an entry on the site, or of the site, and a code that leads there; None where there is no site."""
    address = thread.book.handbook.public(short_address(id_) if id_ else "")
    return _code(address) if address else None


@cache
def _code(address: str) -> dict[str, str]:
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False, mask=MASK).save(
        drawn, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None
    )
    return {"to": address, "svg": drawn.getvalue().decode()}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
