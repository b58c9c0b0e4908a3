"""What people who work by a handbook get with a new edition: what it changed for everybody, for each job, and in which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from handbook.editions import DifferenceKind
from handbook.editions.history import EditionDiff
from handbook.model import Edition, Reason
from handbook.model.choices import ReasonKind
from handbook.views.changes import ChangedEntry, ChangedSection, ChangeSentence, by_section
from handbook.views.changes.history import entries_changed_in, reason_for
from handbook.views.changes.word_diff import shortened
from handbook.views.context import Ref, Shown
from handbook.views.editions import Why, in_force_sentence, ref_in_any_edition
from handbook.views.facts import Fact, Facts

HELD_TO = frozenset({"standards", "moments", "emergencies", "empowerment", "phrases", "quote"})
"""The sections that say what is done; whatever else changed is told by why alone."""


@dataclass(frozen=True)
class ForJob:
    """What is different for a job and not for everybody."""

    role: Ref
    practise: list[Ref]
    rest: list[Ref]


@dataclass(frozen=True)
class Together:
    """Entries that changed for one reason, each in no more than the words that changed."""

    why: str
    entries: list[ChangedEntry]


@dataclass(frozen=True)
class Different:
    """What is different in one section."""

    title: str
    reasons: list[Together]


@dataclass(frozen=True)
class NewEdition:
    """An edition, as somebody reads it who has worked by the one before."""

    title: str
    lead: str
    frozen: bool
    everybody: list[Why]
    """What holds for every job, by its reasons; what has to be practised stands first."""
    jobs: list[ForJob]
    different: list[Different]
    """What has changed of what people do."""
    new: list[str]
    """The ids of what was not there before; of a new phrase its name says it all."""
    also: list[Why]
    """Why the rest changed: what was only put more clearly, and what nobody is held to."""
    facts: list[Fact]


def new_edition(shown: Shown, edition: Edition, step: EditionDiff) -> NewEdition:
    """What an edition changed since the one before."""
    changed = entries_changed_in(shown, step)
    reasons = {entry.id: reason_for(shown, step, entry.id) for entry in changed}
    held = [entry for entry in changed if entry.section in HELD_TO and not _only_clearer(reasons[entry.id])]
    held_ids = {entry.id for entry in held}
    everyone = [entry for entry in held if len(entry.roles) == len(shown.book.roles)]
    some = [entry for entry in held if entry not in everyone]
    added = [entry for entry in held if entry.kind is DifferenceKind.ADDED]
    told = [replace(entry, sentences=[*map(_in_short, entry.sentences)]) for entry in held if entry not in added]
    whys = _whys(shown, edition, everyone, reasons)
    return NewEdition(
        title=shown.name_of(edition),
        lead=in_force_sentence(shown, edition),
        frozen=edition.id in {state.name for state in shown.history.frozen},
        everybody=sorted(whys, key=lambda why: not why.retrain),
        jobs=[job for role in shown.book.roles if (job := _for_job(shown, role.id, some, reasons))],
        different=[_different(section, reasons) for section in by_section(told, shown.words)],
        new=[entry.id for entry in added if entry.section != "phrases"],
        also=_whys(shown, edition, [entry for entry in changed if entry.id not in held_ids], reasons),
        facts=Facts(shown, edition).declared(),
    )


def _only_clearer(reason: Reason | None) -> bool:
    return reason is not None and reason.kind is ReasonKind.CLARIFIED


def _different(section: ChangedSection, reasons: dict[str, Reason | None]) -> Different:
    found: dict[str, list[ChangedEntry]] = {}
    for entry in section.entries:
        reason = reasons[entry.id]
        found.setdefault(reason.why if reason else "", []).append(entry)
    # What has no reason stands first: below a reason it would seem to have come for that.
    return Different(section.title, [Together(why, found[why]) for why in sorted(found, key=bool)])


def _in_short(sentence: ChangeSentence) -> ChangeSentence:
    return replace(sentence, words=shortened(sentence.words))


def _whys(
    shown: Shown, edition: Edition, entries: Iterable[ChangedEntry], reasons: dict[str, Reason | None]
) -> list[Why]:
    """Why entries changed, in the order of the edition's reasons; those without one last."""
    found: dict[Reason | None, list[Ref]] = {}
    for entry in entries:
        found.setdefault(reasons[entry.id], []).append(_ref(shown, entry))
    order = dict.fromkeys([*edition.changes, None])
    return [_why(shown, reason, found[reason]) for reason in order if reason in found]


def _why(shown: Shown, reason: Reason | None, entries: list[Ref]) -> Why:
    if reason is None:
        return Why("", entries, "", [])
    return Why(shown.words(f"edition.reason.{reason.kind}"), entries, reason.why, entries if reason.retrain else [])


def _ref(shown: Shown, entry: ChangedEntry) -> Ref:
    return Ref(ref_in_any_edition(shown, entry.id).id, entry.title)


def _for_job(
    shown: Shown, role: str, entries: Iterable[ChangedEntry], reasons: dict[str, Reason | None]
) -> ForJob | None:
    mine = [entry for entry in entries if role in entry.roles]
    practise = [entry for entry in mine if (reason := reasons[entry.id]) and reason.retrain]
    rest = [entry for entry in mine if entry not in practise]
    return ForJob(shown.ref(role), _refs(shown, practise), _refs(shown, rest)) if mine else None


def _refs(shown: Shown, entries: Iterable[ChangedEntry]) -> list[Ref]:
    return [_ref(shown, entry) for entry in entries]
