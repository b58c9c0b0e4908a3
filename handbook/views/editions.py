"""Editions: why they came, what they changed, for whom, and who signs that they have read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from handbook.editions.concerns import Concerns
from handbook.editions.history import Step
from handbook.model import Edition
from handbook.views import words
from handbook.views.changes import Chapter, Told, chapters
from handbook.views.past import Past, reason_for, tell_step
from handbook.views.points import Side
from handbook.views.thread import Ref, Thread

MOST_LINES = 10
"""What one person reads about an edition at a glance."""


@dataclass(frozen=True)
class Why:
    """One reason an edition gives: for what, and who has to practise it anew."""

    kind: str
    entries: list[Ref]
    why: str
    retrain: list[Ref]


@dataclass(frozen=True)
class EditionCard:
    """An edition: when it was in force, why it came, what it changed, who has to practise and who signs."""

    id: str
    title: str
    lead: str
    whys: list[Why]
    retrain: list[Ref]
    chapters: list[Chapter]
    first: bool
    """Whether it is the first that was kept, so that there is nothing to compare it with."""
    frozen: bool
    approved_by: Ref | None
    sign_off: list[Ref]
    also: list[str] = field(default_factory=list)
    past: Past | None = None


def edition_card(thread: Thread, edition: Edition) -> EditionCard:
    """Everything there is to say about an edition."""
    step = thread.history.step_to(edition.id)
    told = tell_step(step) if step else []
    whys = [_why(thread, edition, number) for number in range(len(edition.changes))]
    return EditionCard(
        id=edition.id,
        title=f"Edition {edition.id}",
        lead=f"{in_force(thread, edition)}.",
        whys=whys,
        retrain=list(dict.fromkeys(role for why in whys for role in why.retrain)),
        chapters=chapters(told),
        first=bool(thread.history.frozen) and thread.history.frozen[0].name == edition.id,
        frozen=edition.id in {state.name for state in thread.history.frozen},
        approved_by=thread.ref(edition.approved_by) if edition.approved_by else None,
        sign_off=thread.refs(edition.sign_off),
    )


def in_force(thread: Thread, edition: Edition) -> str:
    """The days an edition was in force, in words."""
    following = [
        other.from_ for other in thread.book.editions if other.from_ and edition.from_ and other.from_ > edition.from_
    ]
    until = f" until {words.day(min(following) - timedelta(days=1))}" if following else ""
    return f"In force from {words.day(edition.from_)}{until}"


def _why(thread: Thread, edition: Edition, number: int) -> Why:
    change = edition.changes[number]
    retrain = concerned(thread, edition.id, change.ids) if change.retrain else []
    return Why(change.kind, [called(thread, id_) for id_ in change.ids], change.why, retrain)


def concerned(thread: Thread, edition: str, ids: tuple[str, ...]) -> list[Ref]:
    """The roles that some entries concern: those bound before or after an edition, in the order of the roles."""
    step = thread.history.step_to(edition)
    changes = [change for id_ in ids for change in (step.by_id.get(id_, []) if step else [])]
    now = Concerns(thread.history.now)
    roles = {role for change in changes for role in change.roles} or {
        role for id_ in ids for role in now.of(thread.history.now.records.get(id_))
    }
    return [Ref(role.id, role.title) for role in thread.book.roles if role.id in roles]


def called(thread: Thread, id_: str) -> Ref:
    """An entry of today or of an earlier edition, by its name."""
    id_ = thread.book.now_called.get(id_, id_)
    held = (
        Side(state, state.records[id_])
        for state in [thread.history.now, *reversed(thread.history.frozen)]
        if id_ in state.records
    )
    return Ref(id_, next((side.title for side in held), id_))


@dataclass(frozen=True)
class Line:
    """One thing that changed for somebody: the entry, what happened to it, why, and whether to practise it anew."""

    entry: Ref
    said: str
    why: str
    retrain: bool


@dataclass(frozen=True)
class ForMe:
    """What an edition changed for a role: the lines to read first, and the rest."""

    role: Ref
    edition: Ref
    day: str
    lines: list[Line]
    rest: list[Line]
    first: bool
    """Whether there was no edition before it."""


def changes_for(thread: Thread, role: str, edition: str = "") -> ForMe:
    """What an edition, the one at hand if none is given, changed for a role; what is to be practised stands first."""
    name = edition or thread.book.handbook.edition
    step = thread.history.step_to(name)
    lines = [_line(thread, step, told) for told in tell_step(step) if role in told.roles] if step else []
    lines.sort(key=lambda line: not line.retrain)
    dated = next((entry.from_ for entry in thread.book.editions if entry.id == name), None)
    first = not thread.history.frozen or thread.history.frozen[0].name == name
    return ForMe(thread.ref(role), Ref(name, name), words.day(dated), lines[:MOST_LINES], lines[MOST_LINES:], first)


def _line(thread: Thread, step: Step, told: Told) -> Line:
    reason = reason_for(thread, step, told.id)
    entry = Ref(called(thread, told.id).id, told.title)
    return Line(entry, told.line, reason.why if reason else "", bool(reason and reason.retrain))


@dataclass(frozen=True)
class SignOff:
    """The list on which the people of one job sign that they have read an edition; names never stand in it."""

    for_me: ForMe
    file: str
    """The same as CSV, seen from the top of the site."""


COLUMNS = ("edition", "role", "name", "date", "signature")
EMPTY_ROWS = 20


def sign_off(thread: Thread, role: str = "") -> list[SignOff]:
    """The lists of the edition at hand: of one role, or of every role that signs."""
    return [SignOff(changes_for(thread, id_), sign_off_file(id_)) for id_ in ([role] if role else signing(thread))]


def signing(thread: Thread) -> list[str]:
    """The roles that sign the edition at hand; where it names none, all of them."""
    current = thread.book.handbook.edition
    named = next((edition.sign_off for edition in thread.book.editions if edition.id == current), ())
    return list(named) or [role.id for role in thread.book.roles]


def sign_off_file(role: str) -> str:
    """Where a role's list stands in the site."""
    return f"sign-off/{role}.csv"


def sign_off_rows(thread: Thread, role: str) -> list[tuple[str, ...]]:
    """A role's list as a table: the columns, then empty lines to be filled in outside the handbook."""
    empty = (thread.book.handbook.edition, thread.ref(role).title, "", "", "")
    return [COLUMNS, *[empty] * EMPTY_ROWS]
