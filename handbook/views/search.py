"""What the search knows of each entry: the sentence that answers, and every other word that is said about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from handbook.model import (
    Claim,
    Edition,
    Emergency,
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
from handbook.model.fields import leaves, shapes_by_name
from handbook.views.cards import card_of
from handbook.views.context import Shown
from handbook.views.editions import in_force_sentence
from handbook.views.entry_card import EntryCard
from handbook.views.limits import without_asking
from handbook.views.phones import phone_of

ENDS = (".", "!", "?", "…", "。", "！", "？", "؟")
NOT_SAID = {"also", "confirmed", "author"}


@dataclass(frozen=True)
class Findable:
    """An entry as a result shows it, and what else it is found by; without roles it is for everyone."""

    id: str
    kind: str
    """What sort of entry it is, as the code of its words: standard, limit, banned (of a phrase, its verdict)."""
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


class Summary(NamedTuple):
    """What a result says of an entry besides its name."""

    kind: str
    note: str
    answer: str
    besides: str = ""


class Ask(NamedTuple):
    """Whom somebody asks who finds nothing: a job, its number as it is written, and as it is dialled."""

    title: str
    number: str = ""
    dialled: str = ""


def whom_to_ask(shown: Shown) -> dict[str, Ask]:
    """By job the one it reports to, and under an empty text whom most limits name; nobody where none is known."""
    most = Counter(limit.call_if_more for limit in shown.book.empowerment if limit.call_if_more).most_common(1)
    usual = {"": _ask(shown, most[0][0])} if most else {}
    return usual | {role.id: _ask(shown, role.reports_to) for role in shown.book.roles if role.reports_to}


def _ask(shown: Shown, role: str) -> Ask:
    number = phone_of(shown, role)
    named = shown.in_words(shown.ref(role).title)
    return Ask(named, number.number, number.dialled) if number else Ask(named)


def findables(shown: Shown) -> Iterator[Findable]:
    """Every entry that shows; of the claims all but the garbled ones."""
    for entry in shown.book.entries.values():
        if shown.shows(entry) and not (isinstance(entry, Claim) and entry.status == "garbled"):
            told = _told(shown, entry)
            more, roles = _more(shown, entry, told), sorted(shown.roles_of(entry) or ())
            yield Findable(
                entry.id,
                told.kind,
                told.note,
                shown.name_of(entry),
                told.answer,
                told.besides,
                entry.also,
                more,
                tuple(roles),
            )


def _told(shown: Shown, entry: Entry) -> Summary:
    kind, words, currency = entry.code(), shown.words, shown.book.handbook.currency
    status = _said(shown, entry, "status") if isinstance(entry, Living) and entry.status != "active" else ""
    match entry:
        case Standard():
            return Summary(kind, status or _said(shown, entry, "level"), entry.do)
        case Moment():
            return Summary(kind, status or shown.ref(entry.touchpoint).title, entry.starts)
        case Scorecard():
            return Summary(kind, _said(shown, entry, "setting"), entry.purpose)
        case Phrase():
            better = words.listing((words("quoted", words=shown.ref(id_).title) for id_ in entry.instead), "or")
            answer, besides = (words("search.instead", words=better), entry.why) if better else (entry.why, "")
            return Summary(entry.verdict, entry.channel, answer, besides)
        case Limit() | Emergency():
            return _whom_to_ring(shown, entry)
        case Gesture():
            most = words("search.gesture", amount=words.money(currency, entry.costs_up_to), often=entry.how_often)
            return Summary(kind, words("gesture.staff-only"), entry.because, most)
        case Tip():
            return Summary(kind, _said(shown, entry, "for"), entry.action)
        case Touchpoint():
            made = words("told.separator").join(moment.title for moment in shown.moments_at.get(entry.id, ()))
            return Summary(kind, _said(shown, entry, "channel"), words("search.moments", moments=made) if made else "")
        case Edition():
            return Summary(kind, "", in_force_sentence(shown, entry))
        case _:
            card = card_of(shown, entry)[1]
            status = _said(shown, entry, "status") if isinstance(entry, Claim) else ""
            return Summary(kind, status, card.lead or _first_fact(shown, card))


def _whom_to_ring(shown: Shown, entry: Limit | Emergency) -> Summary:
    words, kind = shown.words, entry.code()
    if isinstance(entry, Emergency):
        number = words("emergency.ring", number=entry.call, whose=entry.call_name)
        return Summary(kind, number, entry.when, words("emergency.comes-first"))
    more = entry.call_if_more and words("search.call", role=_whom(shown, entry.call_if_more))
    return Summary(kind, shown.ref(entry.role).title, without_asking(shown, entry), more)


def _whom(shown: Shown, role: str) -> str:
    """A role with its number, where it has one."""
    number = phone_of(shown, role)
    named = shown.ref(role).title
    return shown.words("phone.of", role=named, number=number.number) if number else named


def _said(shown: Shown, entry: Entry, name: str) -> str:
    """How the value of a field is said that knows a few words; nothing where none was chosen."""
    shape = shapes_by_name(type(entry))[name]
    value = getattr(entry, shape.attribute)
    return shown.words.choice(shape, value) if value else ""


def _first_fact(shown: Shown, card: EntryCard) -> str:
    for fact in card.facts[:1]:
        text = fact.text or shown.words("told.separator").join([ref.title for ref in fact.refs] or fact.items)
        return shown.words("labelled", label=fact.label, text=text)
    return shown.words.enumeration(badge.words for badge in card.badges)


def _more(shown: Shown, entry: Entry, told: Summary) -> str:
    """What is said about an entry anywhere else in it, each text once, and what it was called before."""
    texts = (leaf.value for leaf in leaves(entry) if leaf.kind.is_text and leaf.path[0] not in NOT_SAID)
    visible = f"{shown.name_of(entry)}\n{told.answer}\n{told.besides}"
    said = (text for text in dict.fromkeys(texts) if text not in visible)
    return " ".join(text if text.endswith(ENDS) else f"{text}." for text in (*said, *entry.was))
