"""Everything that is printed: which files there are, what each is for, and the plain data it is set from."""

from __future__ import annotations

import calendar
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import segno

from handbook.check import Report
from handbook.model import Entry
from handbook.paper.book import as_data, bound, job_chapters, whole_book
from handbook.paper.plain import plain
from handbook.paper.prose import Chapter, card
from handbook.problems import Problem
from handbook.views import card_of, changes_for, words
from handbook.views import sheets as views
from handbook.views.huddle import Huddle, Wheels, huddle, wheels
from handbook.views.downloads import WHAT
from handbook.views.due import earliest, review_of
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


def order(report: Report, folder: Path, wanted: Iterable[str] = WHAT, *, one_per_page: bool = False) -> Order:
    """What is printed of a handbook without errors, when some of it is wanted."""
    thread, found = report.thread, Order()
    for what in wanted:
        if what == "book":
            chapters, prose = whole_book(report, folder)
            found.pictures, found.problems = prose.pictures, prose.problems
            found.sheets.append(
                Sheet("book", "handbook.pdf", "Staff handbook", "Everything, to be read or looked up in.", "book",
                      lambda: bound(thread, chapters, prose.headings)))  # fmt: skip
        elif what == "cards":
            found.sheets += _cards(thread, one_per_page=one_per_page)
        elif what == "huddle":
            found.sheets += _huddles(thread, wheels(thread))
        else:
            found.sheets += SHEETS[what](thread)
    return found


def _pocket(thread: Thread) -> Iterator[Sheet]:
    yield Sheet("pocket", "pocket.pdf", "The handbook in five minutes", "For the pocket, and for the first day.", "pocket",
                lambda: plain(thread, views.pocket(thread)))  # fmt: skip


def _poster(thread: Thread) -> Iterator[Sheet]:
    yield Sheet("poster", "poster.pdf", thread.book.quote.title, "For the wall of the staff room.", "poster",
                lambda: plain(thread, views.poster(thread)))  # fmt: skip


def _cards(thread: Thread, *, one_per_page: bool) -> Iterator[Sheet]:
    if thread.moments:
        yield Sheet("cards", "cards.pdf", "Moment cards", "A card for every moment: cut them out, keep the ones of your job.",
                    "cards", lambda: {"cards": _each(thread, thread.moments), "alone": one_per_page},
                    earliest(thread, thread.moments))  # fmt: skip


def _each(thread: Thread, entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """The cards of entries, each with the day it is looked at again and the code that leads to it."""
    return [
        {"view": plain(thread, card_of(thread, entry)[1]), "due": _iso(review_of(thread, entry)), "code": code(thread, entry.id)}
        for entry in entries
    ]


def _limits(thread: Thread) -> Iterator[Sheet]:
    if thread.book.empowerment:
        yield Sheet("limits", "limits.pdf", "Limit cards", "What you may do without asking: cut it out, keep it in the wallet.",
                    "limits", lambda: {"cards": [
                        {"view": plain(thread, card), "code": code(thread, card.id)} for card in views.limit_cards(thread)
                    ]})  # fmt: skip


def _jobs(thread: Thread) -> Iterator[Sheet]:
    for role in thread.book.roles:
        chapters = job_chapters(thread, role)
        yield Sheet("jobs", f"jobs/{role.id}.pdf", role.title, f"All that binds you as {role.title.lower()}.", "book",
                    lambda chapters=chapters: {"whole": False, "subtitle": "The book of this job", "chapters": as_data(chapters)}, _earliest_on(chapters), role.id)  # fmt: skip


def _earliest_on(chapters: Iterable[Any]) -> date | None:
    days = [node["due"] for chapter in chapters for node in chapter.nodes if node.get("due")]
    return date.fromisoformat(min(days)) if days else None


def _forms(thread: Thread) -> Iterator[Sheet]:
    banned = [phrase for phrase in thread.book.phrases if phrase.verdict == "banned"]
    for scorecard in thread.book.scorecards:
        yield Sheet("forms", f"forms/{scorecard.id}.pdf", scorecard.title, "For the secret shopper, with the brief.", "form",
                    lambda scorecard=scorecard: {
                        **plain(thread, card_of(thread, scorecard)[1]),
                        "banned": [{"id": phrase.id, "text": plain(thread, phrase.text)} for phrase in banned],
                    }, review_of(thread, scorecard), scorecard.id, scorecard.id)  # fmt: skip


def _observe(thread: Thread) -> Iterator[Sheet]:
    for touchpoint in thread.book.touchpoints:
        if moments := thread.moments_at.get(touchpoint.id):
            yield Sheet("observe", f"observe/{touchpoint.id}.pdf", touchpoint.title,
                        "For the coach: the shopper's questions, to watch and talk about.", "observation",
                        lambda touchpoint=touchpoint: plain(thread, views.observation(thread, touchpoint)),
                        earliest(thread, moments), touchpoint.id, f"observe:{touchpoint.id}")  # fmt: skip


def _huddles(thread: Thread, turning: Wheels) -> Iterator[Sheet]:
    first = thread.today.replace(day=1)
    for month in (first, (first + timedelta(days=31)).replace(day=1)):
        days = [month.replace(day=day + 1) for day in range(calendar.monthrange(month.year, month.month)[1])]
        title = f"{words.MONTHS[month.month - 1]} {month.year}"
        yield Sheet("huddle", f"huddle/{month:%Y-%m}.pdf", f"Huddles, {title}", "Ten minutes at the start of a shift, a sheet a day.",
                    "huddle", lambda days=days: {"days": [_huddle(thread, huddle(turning, day)) for day in days]})  # fmt: skip


def _huddle(thread: Thread, today: Huddle) -> dict[str, Any]:
    standard, tip = today.standard, today.tip
    return {
        "day": f"{calendar.day_name[today.day.weekday()]}, {words.day(today.day)}",
        "line": plain(thread, {"id": today.line.id, "says": today.line.says}) if today.line else None,
        "standard": plain(thread, card_of(thread, standard)[1]) if standard else None,
        "due": _iso(standard.review_by) if standard else "",
        "question": plain(thread, {"id": today.question.id, "ask": today.question.ask}) if today.question else None,
        "tip": plain(thread, {"id": tip.id, "title": tip.title, "action": tip.action, "ask": tip.ask, "practise": tip.practise,
                              "minutes": words.amount(tip.minutes, "minutes")}) if tip else None,
        "story": today.story.title if today.story else "",
    }  # fmt: skip


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
        Chapter(["The cards that changed"], 1, "", [card(thread, entry, 2, *card_of(thread, entry)) for entry in changed]),
    ]
    yield Sheet("changes", f"changes/{at_hand.id}.pdf", f"Edition {at_hand.id}", "What changed, why, and the cards that changed.",
                "book", lambda: {"whole": False, "subtitle": "What changed, and the cards that changed", "chapters": as_data(chapters)}, _earliest_on(chapters), at_hand.id)  # fmt: skip


def _sign_off(thread: Thread) -> Iterator[Sheet]:
    for role in thread.book.roles:
        yield Sheet("sign-off", f"sign-off/{role.id}.pdf", role.title, "To sign that the edition has been read.", "sign-off",
                    lambda role=role: plain(thread, views.sign_off(thread, role)) | {"changes": plain(thread, changes_for(thread, role.id))},
                    about=role.id)  # fmt: skip


SHEETS: dict[str, Callable[[Thread], Iterator[Sheet]]] = {
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
        "kind": sheet.kind,
        "title": sheet.title,
        "id": sheet.about,
        "organisation": settings.organisation,
        "customer": settings.customer,
        "customers": settings.people,
        "edition": settings.edition,
        "issued": words.day(issued(thread)),
        "language": settings.language,
        "paper": paper,
        "large": large,
        "site": _site(thread),
        "code": code(thread, sheet.about),
        "due": _iso(due),
        "today": thread.today.isoformat() if due and due < thread.today else "",
        **made,
    }


def _site(thread: Thread) -> str:
    site = thread.book.handbook.site
    return f"{site.rstrip('/')}/" if site else ""


def code(thread: Thread, id_: str = "") -> dict[str, str] | None:
    """The address of an entry on the site, or of the site, and a code that leads there; None where there is no site."""
    site = _site(thread)
    return _code(f"{site}go/{id_}/" if id_ else site) if site else None


@cache
def _code(address: str) -> dict[str, str]:
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False, mask=MASK).save(drawn, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None)
    return {"to": address, "svg": drawn.getvalue().decode()}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
