"""Everything that is printed: which files there are, what each is for, and the plain data it is set from."""

from __future__ import annotations

import calendar
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, partial
from typing import Any

import segno

from handbook.model import Role, Scorecard
from handbook.model.choices import Verdict
from handbook.model.problems import Problem
from handbook.pages import short_address
from handbook.paper import views
from handbook.paper.book import bound, in_volumes, short_book, volume, whole_book
from handbook.paper.job_book import job_chapters
from handbook.paper.prose import Chapter, card
from handbook.paper.to_json import plain, words_only
from handbook.project.load import Project
from handbook.views import card_of, changes_for, standard_in_short
from handbook.views.context import Ref, Shown
from handbook.views.huddle import Huddle, Wheels, huddle, wheels
from handbook.views.moments import moment_card
from handbook.views.review_dates import earliest, review_of
from handbook.views.scorecards import scorecard_card

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


def order(project: Project, wanted: Iterable[str], *, one_per_page: bool, volume_pages: int) -> Order:
    """What is printed of a handbook without errors, when some of it is wanted."""
    shown, found = project.shown, Order()
    turning = wheels(shown)
    makers: dict[str, Callable[[], Iterable[Sheet]]] = {
        "book": partial(_book, project, found, volume_pages),
        "cards": partial(_cards, shown, one_per_page),
        "huddle": partial(_huddles, shown, turning),
        **{what: partial(make, shown) for what, make in MAKERS.items()},
    }
    for what in wanted:
        found.sheets += makers[what]()
    return found


def _book(project: Project, found: Order, volume_pages: int) -> Iterator[Sheet]:
    chapters, prose = whole_book(project)
    found.pictures, found.problems = prose.pictures, prose.problems
    volumes = in_volumes(chapters, volume_pages)
    if len(volumes) == 1:
        make = partial(bound, project.shown, chapters, prose.headings)
        yield Sheet("book", "handbook.pdf", "Staff handbook", "Everything, to be read or looked up in.", "book", make)
        return
    for number, _ in enumerate(volumes, 1):
        title, purpose = f"Staff handbook, volume {number}", f"One of {len(volumes)} volumes."
        make = partial(volume, project.shown, volumes, number, prose.headings)
        yield Sheet("book", f"handbook-{number}.pdf", title, purpose, "book", make)


def _pocket(shown: Shown) -> Iterator[Sheet]:
    make = partial(_view, shown, views.pocket)
    yield Sheet(
        "pocket", "pocket.pdf", "The handbook in five minutes", "For the pocket, and for the first day.", "pocket", make
    )


def _poster(shown: Shown) -> Iterator[Sheet]:
    make = partial(_view, shown, views.poster)
    yield Sheet("poster", "poster.pdf", shown.book.quote.title, "For the wall of the staff room.", "poster", make)


def _view(shown: Shown, view: Callable[..., Any], *about: Any) -> dict[str, Any]:
    """A view as the data of a sheet."""
    data: dict[str, Any] = plain(shown, view(shown, *about))
    return data


def _cards(shown: Shown, alone: bool) -> Iterator[Sheet]:
    purpose = "A card for every moment: cut them out, keep the ones of your job."
    if shown.moments:
        make = partial(_moments, shown, alone)
        yield Sheet("cards", "cards.pdf", "Moment cards", purpose, "cards", make, earliest(shown, shown.moments))


def _moments(shown: Shown, alone: bool) -> dict[str, Any]:
    """Every moment, with the day its card is looked at again and the code that leads to it."""
    cards = [
        {
            "view": plain(shown, moment_card(shown, moment)),
            "place": words_only(shown, shown.ref(moment.touchpoint).title),
            "due": _iso(review_of(shown, moment)),
            "code": code(shown, moment.id),
        }
        for moment in shown.moments
    ]
    return {"cards": cards, "alone": alone}


def _limits(shown: Shown) -> Iterator[Sheet]:
    purpose = "What you may do without asking: cut it out, keep it in the wallet."
    if shown.book.empowerment:
        yield Sheet("limits", "limits.pdf", "Limit cards", purpose, "limits", partial(_wallet, shown))


def _wallet(shown: Shown) -> dict[str, Any]:
    cards = views.limit_cards(shown)
    return {"cards": [{"view": plain(shown, card), "code": code(shown, card.id)} for card in cards]}


def _jobs(shown: Shown) -> Iterator[Sheet]:
    for role in shown.book.roles:
        chapters = job_chapters(shown, role)
        days = [node["due"] for chapter in chapters for node in chapter.nodes if node.get("due")]
        due = date.fromisoformat(min(days)) if days else None
        make = partial(short_book, "The book of this job", chapters)
        yield Sheet(
            "jobs", f"jobs/{role.id}.pdf", role.title, "All that binds you in this job.", "book", make, due, role.id
        )


def _forms(shown: Shown) -> Iterator[Sheet]:
    for scorecard in shown.book.scorecards:
        file, make = f"forms/{scorecard.id}.pdf", partial(_form, shown, scorecard)
        purpose, due = "For the secret shopper, with the brief.", review_of(shown, scorecard)
        yield Sheet("forms", file, scorecard.title, purpose, "form", make, due, scorecard.id, scorecard.id)


def _form(shown: Shown, scorecard: Scorecard) -> dict[str, Any]:
    """A shopper's form, with the words to listen for."""
    banned = [
        {"id": phrase.id, "text": plain(shown, phrase.text)}
        for phrase in shown.book.phrases
        if phrase.verdict is Verdict.BANNED
    ]
    return _view(shown, scorecard_card, scorecard) | {"banned": banned}


def _observe(shown: Shown) -> Iterator[Sheet]:
    purpose = "For the coach: the shopper's questions, to watch and talk about."
    for place in shown.book.touchpoints:
        if moments := shown.moments_at.get(place.id):
            file, make = f"observe/{place.id}.pdf", partial(_view, shown, views.observation, place)
            due, answers = earliest(shown, moments), f"observe:{place.id}"
            yield Sheet("observe", file, place.title, purpose, "observation", make, due, place.id, answers)


def _huddles(shown: Shown, turning: Wheels) -> Iterator[Sheet]:
    purpose = "Ten minutes at the start of a shift, a sheet a day."
    first = shown.today.replace(day=1)
    for month in (first, (first + timedelta(days=31)).replace(day=1)):
        title = f"Huddles, {shown.words.month(month)}"
        make = partial(_month, shown, turning, month)
        yield Sheet("huddle", f"huddle/{month:%Y-%m}.pdf", title, purpose, "huddle", make)


def _month(shown: Shown, turning: Wheels, month: date) -> dict[str, Any]:
    days = (month.replace(day=day + 1) for day in range(calendar.monthrange(month.year, month.month)[1]))
    return {"days": [_day(shown, huddle(turning, day)) for day in days]}


def _day(shown: Shown, today: Huddle) -> dict[str, Any]:
    """What is looked at on a day, in short."""
    line, standard, tip, question = today.line, today.standard, today.tip, today.question
    data: dict[str, Any] = plain(shown, {
        "day": f"{calendar.day_name[today.day.weekday()]}, {shown.words.day(today.day)}",
        "line": line and Ref(line.id, line.says),
        "standard": standard and standard_in_short(shown, standard, "measure", "seen", "why", "adapt"),
        "due": _iso(standard.review_by) if standard else "",
        "tip": tip and {"id": tip.id, "title": tip.title, "action": tip.action, "ask": tip.ask,
                        "practise": tip.practise, "minutes": shown.words.amount(tip.minutes, "minutes")},
        "question": question and {"id": question.id, "ask": question.ask},
        "story": today.story.title if today.story else "",
    })  # fmt: skip
    return data


def _changes(shown: Shown) -> Iterator[Sheet]:
    """The edition at hand: why it came, and the cards it changed, as they are now."""
    name = shown.book.handbook.edition
    at_hand, step = next((e for e in shown.book.editions if e.id == name), None), shown.history.step_to(name)
    if at_hand is None or step is None:
        return
    told = [change.id for change in step.changes]
    changed = [entry for id_ in dict.fromkeys(told) if (entry := shown.book.entries.get(id_)) and shown.shows(entry)]
    chapters = [
        Chapter(["What changed, and why"], 1, "", [card(shown, at_hand, 2, *card_of(shown, at_hand))]),
        Chapter(
            ["The cards that changed"], 1, "", [card(shown, entry, 2, *card_of(shown, entry)) for entry in changed]
        ),
    ]
    purpose = "What changed, why, and the cards that changed."
    make = partial(short_book, "What changed, and the cards that changed", chapters)
    yield Sheet(
        "changes", f"changes/{name}.pdf", f"Edition {name}", purpose, "book", make, earliest(shown, changed), name
    )


def _sign_off(shown: Shown) -> Iterator[Sheet]:
    for role in shown.book.roles:
        file, make = f"sign-off/{role.id}.pdf", partial(_to_sign, shown, role)
        purpose = "To sign that the edition has been read."
        yield Sheet("sign-off", file, role.title, purpose, "sign-off", make, about=role.id)


def _to_sign(shown: Shown, role: Role) -> dict[str, Any]:
    return _view(shown, views.sign_off, role) | {"changes": plain(shown, changes_for(shown, role.id))}


MAKERS: dict[str, Callable[[Shown], Iterator[Sheet]]] = {
    "pocket": _pocket,
    "poster": _poster,
    "limits": _limits,
    "jobs": _jobs,
    "forms": _forms,
    "observe": _observe,
    "changes": _changes,
    "sign-off": _sign_off,
}


def issued(shown: Shown) -> date:
    """The day that paper carries: the one from which the edition is in force, or, where that is not known, today."""
    settings = shown.book.handbook
    known = (edition.from_ for edition in shown.book.editions if edition.id == settings.edition)
    return next(known, None) or shown.today


def data_of(shown: Shown, sheet: Sheet, *, paper: str, large: bool) -> dict[str, Any]:
    """Everything a template needs to set a sheet: whose it is, how it is laid out, how long it is valid, and what is on it."""
    settings, book = shown.book.handbook, shown.book
    due = sheet.due or earliest(shown, [*book.standards, *book.gestures])
    made = sheet.make()
    return {
        "anchors": {},
        "tall": {},
        "whole": False,
        "kind": sheet.kind,
        "title": words_only(shown, sheet.title),
        "id": sheet.about,
        "organisation": settings.organisation,
        "customer": settings.customer,
        "customers": settings.people,
        "edition": settings.edition,
        "issued": shown.words.day(issued(shown)),
        "language": settings.language,
        "right_to_left": settings.direction == "rtl",
        "paper": paper,
        "large": large,
        "site": settings.public(),
        "code": code(shown, sheet.about),
        "due": _iso(due),
        "today": shown.today.isoformat() if due and due < shown.today else "",
        **made,
    }


def code(shown: Shown, id_: str = "") -> dict[str, str] | None:
    """The address of an entry on the site, or of the site, and a code that leads there; None where there is no site."""
    address = shown.book.handbook.public(short_address(id_) if id_ else "")
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
