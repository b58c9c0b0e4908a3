"""What the search knows of each entry: the sentence that answers, and every other word that is said about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from handbook.model import (
    Claim,
    Edition,
    Entry,
    Gesture,
    Limit,
    Living,
    Moment,
    Phrase,
    Scorecard,
    Standard,
    Tip,
    Touchpoint,
)
from handbook.model.fields import leaves
from handbook.views.cards import card_of
from handbook.views.context import Shown
from handbook.views.editions import in_force
from handbook.views.facts import EntryCard

VERDICTS = {"say": "say", "avoid": "avoid", "banned": "never say"}
ENDS = (".", "!", "?", "…", "。", "！", "？", "؟")
NOT_SAID = {"also", "confirmed", "author"}


@dataclass(frozen=True)
class Findable:
    """An entry as a result shows it, and what else it is found by; without roles it is for everyone."""

    id: str
    kind: str
    """What sort of entry it is, in words: standard, never say, may do without asking."""
    note: str
    """What else has to be known at a glance: must, unverified, whose limit it is."""
    title: str
    answer: str
    """The one sentence that somebody in a hurry came for."""
    besides: str
    """What goes with it: why, whom to call for more."""
    also: tuple[str, ...]
    more: str
    """Every other word about it: not shown, but found."""
    roles: tuple[str, ...]


class Told(NamedTuple):
    """What a result says of an entry besides its name."""

    kind: str
    note: str
    answer: str
    besides: str = ""


def findables(shown: Shown) -> Iterator[Findable]:
    """Every entry that shows; of the claims all but the garbled ones."""
    for entry in shown.book.entries.values():
        if shown.shows(entry) and not (isinstance(entry, Claim) and entry.status == "garbled"):
            told = _told(shown, entry)
            more, roles = _more(entry, told), sorted(shown.roles_of(entry) or ())
            yield Findable(
                entry.id, told.kind, told.note, entry.name, told.answer, told.besides, entry.also, more, tuple(roles)
            )


def _told(shown: Shown, entry: Entry) -> Told:
    kind, book = entry.kind_name(), shown.book
    status = entry.status if isinstance(entry, Living) and entry.status != "active" else ""
    match entry:
        case Standard():
            return Told(kind, status or entry.level, entry.do)
        case Moment():
            return Told(kind, status or shown.ref(entry.touchpoint).title, entry.starts)
        case Scorecard():
            return Told(kind, entry.setting, entry.purpose)
        case Phrase():
            better = " or ".join(f"“{shown.ref(id_).title}”" for id_ in entry.instead)
            answer, besides = (f"Say instead: {better}", entry.why) if better else (entry.why, "")
            return Told(VERDICTS[entry.verdict], entry.channel, answer, besides)
        case Limit():
            most = f"Up to {shown.words.money(book.handbook.currency, entry.up_to)} {shown.words.per(entry.per)}, without asking."
            beyond = f"For more, call: {shown.ref(entry.call_if_more).title}." if entry.call_if_more else ""
            return Told("may do without asking", shown.ref(entry.role).title, most, beyond)
        case Gesture():
            most = f"Up to {shown.words.money(book.handbook.currency, entry.costs_up_to)}, {entry.how_often}."
            return Told(kind, "staff only", entry.because, most)
        case Tip():
            return Told(kind, f"for {entry.for_}", entry.action)
        case Touchpoint():
            made = "; ".join(moment.title for moment in shown.moments_at.get(entry.id, ()))
            return Told(kind, entry.channel, f"Moments: {made}" if made else "")
        case Edition():
            return Told(kind, "", f"{in_force(shown, entry)}.")
        case _:
            card = card_of(shown, entry)[1]
            return Told(card.kind, entry.status if isinstance(entry, Claim) else "", card.lead or _first_fact(card))


def _first_fact(card: EntryCard) -> str:
    for fact in card.facts[:1]:
        return f"{fact.label}: {fact.text or '; '.join([ref.title for ref in fact.refs] or fact.items)}"
    return ", ".join(badge.words for badge in card.badges)


def _more(entry: Entry, told: Told) -> str:
    """What is said about an entry anywhere else in it, each text once, and what it was called before."""
    texts = (leaf.value for leaf in leaves(entry) if leaf.kind.is_text and leaf.path[0] not in NOT_SAID)
    visible = f"{entry.name}\n{told.answer}\n{told.besides}"
    said = (text for text in dict.fromkeys(texts) if text not in visible)
    return " ".join(text if text.endswith(ENDS) else f"{text}." for text in (*said, *entry.was))
