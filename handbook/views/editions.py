"""Editions: why they came, what they changed, for whom, and who signs that they have read it."""

from __future__ import annotations

from dataclasses import dataclass, field

from handbook.editions import DifferenceKind
from handbook.editions.affected_roles import AffectedRoles
from handbook.editions.history import EditionDiff
from handbook.model import Edition, Reason
from handbook.model.choices import ReasonKind
from handbook.model.settings import in_time, last_day
from handbook.views.changes import ChangedEntry, ChangedSection, EntryHistory, by_section
from handbook.views.changes.history import entries_changed_in, reason_for
from handbook.views.changes.side import Side
from handbook.views.context import A_FEW, Ref, Shown
from handbook.views.facts import Fact, FactKind, Facts

MOST_LINES = 10
"""What one person reads about an edition at a glance."""


@dataclass(frozen=True)
class Why:
    """One reason an edition gives: for what, and who has to practise it anew."""

    kind: str
    entries: list[Ref]
    why: str
    retrain: list[Ref]

    @property
    def is_of_many(self) -> bool:
        """Whether it names more entries than are read at a glance."""
        return len(self.entries) > A_FEW


@dataclass(frozen=True)
class EditionCard:
    """An edition: when it was in force, why it came, what it changed, who has to practise and who signs."""

    id: str
    title: str
    lead: str
    whys: list[Why]
    retrain: list[Ref]
    sections: list[ChangedSection]
    first: bool
    """Whether it is the first that was kept, so that there is nothing to compare it with."""
    frozen: bool
    facts: list[Fact]
    also: list[str] = field(default_factory=list)
    past: EntryHistory | None = None

    @property
    def whys_by_kind(self) -> list[tuple[str, list[Why]]]:
        """Why it came, by what happened to the entries; nothing of few reasons, which are read as they stand."""
        if len(self.whys) <= A_FEW:
            return []
        kinds = dict.fromkeys(why.kind for why in self.whys)
        return [(kind, [why for why in self.whys if why.kind == kind]) for kind in kinds]

    @property
    def said(self) -> str:
        """The one sentence that a short card says."""
        return self.lead


def edition_card(shown: Shown, edition: Edition) -> EditionCard:
    """Everything there is to say about an edition."""
    step = shown.history.step_to(edition.id)
    changed = entries_changed_in(shown, step) if step else []
    whys = [_why(shown, edition, number) for number in range(len(edition.changes))]
    retrain = list(dict.fromkeys(role for why in whys for role in why.retrain))
    practise = Fact("retrain", shown.words("edition.retrain"), FactKind.ENTRIES, refs=retrain)
    return EditionCard(
        id=edition.id,
        title=shown.name_of(edition),
        lead=in_force_sentence(shown, edition),
        whys=whys,
        retrain=retrain,
        sections=by_section(changed, shown.words),
        first=bool(shown.history.frozen) and shown.history.frozen[0].name == edition.id,
        frozen=edition.id in {state.name for state in shown.history.frozen},
        facts=[*([practise] if retrain else []), *Facts(shown, edition).declared()],
        also=list(edition.also),
    )


def in_force_sentence(shown: Shown, edition: Edition) -> str:
    """The days an edition was in force, as a sentence."""
    begins = in_time(edition.from_, edition.id)
    days = [(other.from_, other.id) for other in shown.book.editions if other.from_ and edition.from_]
    until = last_day(edition.from_, min((day for day, name in days if in_time(day, name) > begins), default=None))
    if not until:
        return shown.words("edition.in-force", day=shown.words.day(edition.from_))
    return shown.words("edition.in-force-until", day=shown.words.day(edition.from_), until=shown.words.day(until))


def _why(shown: Shown, edition: Edition, number: int) -> Why:
    change = edition.changes[number]
    retrain = roles_concerned(shown, edition.id, change.ids) if change.retrain else []
    return Why(
        shown.words(f"edition.reason.{change.kind}"),
        [ref_in_any_edition(shown, id_) for id_ in change.ids],
        change.why,
        retrain,
    )


def roles_concerned(shown: Shown, edition: str, ids: tuple[str, ...]) -> list[Ref]:
    """The roles that some entries concern: those bound before or after an edition, in the order of the roles."""
    step = shown.history.step_to(edition)
    changes = [change for id_ in ids for change in (step.by_id.get(id_, []) if step else [])]
    now = AffectedRoles(shown.history.now)
    roles = {role for change in changes for role in change.roles} or {
        role for id_ in ids for role in now.of(shown.history.now.records.get(id_))
    }
    return [Ref(role.id, role.title) for role in shown.book.roles if role.id in roles]


def ref_in_any_edition(shown: Shown, id_: str) -> Ref:
    """An entry of today or of an earlier edition, by its name."""
    id_ = shown.book.now_called.get(id_, id_)
    held = (
        Side(state, state.records[id_], shown.words)
        for state in [shown.history.now, *reversed(shown.history.frozen)]
        if id_ in state.records
    )
    return Ref(id_, next((side.title for side in held), id_))


@dataclass(frozen=True)
class ChangeForRole:
    """What changed for somebody for one reason: the entries, what happened to them, why, and whether to practise anew."""

    entries: list[Ref]
    said: str
    """Empty where several were only put more clearly, each in its own way."""
    why: str
    retrain: bool

    @property
    def begins(self) -> list[str]:
        """The first of the entries, by whose names it is recognised."""
        return [entry.title for entry in self.entries[:A_FEW]]


@dataclass(frozen=True)
class ForMe:
    """What an edition changed for a role: the lines to read first, and the rest."""

    role: Ref
    edition: Ref
    day: str
    lines: list[ChangeForRole]
    rest: list[ChangeForRole]
    first: bool
    """Whether there was no edition before it."""


def changes_for(shown: Shown, role: str, edition: str = "") -> ForMe:
    """What an edition, the one at hand if none is given, changed for a role; what is to be practised stands first."""
    name = edition or shown.book.handbook.edition
    step = shown.history.step_to(name)
    changed = [entry for entry in entries_changed_in(shown, step) if role in entry.roles] if step else []
    lines = _lines(shown, step, changed) if step else []
    lines.sort(key=lambda line: not line.retrain)
    dated = next((entry.from_ for entry in shown.book.editions if entry.id == name), None)
    first = not shown.history.frozen or shown.history.frozen[0].name == name
    return ForMe(
        shown.ref(role), Ref(name, name), shown.words.day(dated), lines[:MOST_LINES], lines[MOST_LINES:], first
    )


def _lines(shown: Shown, step: EditionDiff, changed: list[ChangedEntry]) -> list[ChangeForRole]:
    """What came for the same reason and reads the same is one line, so that nobody has to look for what matters."""
    together: dict[tuple[object, ...], list[ChangedEntry]] = {}
    for entry in changed:
        together.setdefault(_told_with(entry, reason_for(shown, step, entry.id)), []).append(entry)
    return [_line(shown, step, entries) for entries in together.values()]


def _told_with(changed: ChangedEntry, reason: Reason | None) -> tuple[object, ...]:
    """What entries have in common that are told in one line."""
    if not reason:
        return (changed.id,)
    if reason.kind is ReasonKind.CLARIFIED or changed.kind is DifferenceKind.ADDED:
        return reason.why, reason.kind, changed.kind
    return reason.why, changed.line


def _line(shown: Shown, step: EditionDiff, changed: list[ChangedEntry]) -> ChangeForRole:
    first, reason = changed[0], reason_for(shown, step, changed[0].id)
    entries = [Ref(ref_in_any_edition(shown, entry.id).id, entry.title) for entry in changed]
    said = first.line
    if any(entry.line != said for entry in changed):
        said = shown.words("change.new-together") if first.kind is DifferenceKind.ADDED else ""
    return ChangeForRole(entries, said, reason.why if reason else "", bool(reason and reason.retrain))


@dataclass(frozen=True)
class SignOff:
    """The list on which the people of one job sign that they have read an edition; names never stand in it."""

    for_me: ForMe
    file: str
    """The same as CSV, seen from the top of the site."""


COLUMNS = ("edition", "role", "name", "date", "signature")
EMPTY_ROWS = 20


def sign_off(shown: Shown, role: str = "") -> list[SignOff]:
    """The lists of the edition at hand: of one role, or of every role that signs."""
    return [SignOff(changes_for(shown, id_), sign_off_file(id_)) for id_ in ([role] if role else roles_signing(shown))]


def roles_signing(shown: Shown) -> list[str]:
    """The roles that sign the edition at hand; where it names none, all of them."""
    current = shown.book.handbook.edition
    named = next((edition.sign_off for edition in shown.book.editions if edition.id == current), ())
    return list(named) or [role.id for role in shown.book.roles]


def sign_off_file(role: str) -> str:
    """Where a role's list stands in the site."""
    return f"sign-off/{role}.csv"


def sign_off_rows(shown: Shown, role: str) -> list[tuple[str, ...]]:
    """A role's list as a table: the columns, then empty lines to be filled in outside the handbook."""
    empty = (shown.book.handbook.edition, shown.ref(role).title, "", "", "")
    return [tuple(shown.words(f"sign.csv.{column}") for column in COLUMNS), *[empty] * EMPTY_ROWS]
