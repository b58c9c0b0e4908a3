"""What to do where somebody is in danger: the number, the steps, whom to ring next, and what comes before this card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.model import Emergency
from handbook.model.emergencies import NOT_YET
from handbook.text.comparing import key
from handbook.views.context import Ref, Shown
from handbook.views.entry_card import EntryCard, card
from handbook.views.facts import Badge, Fact, Facts
from handbook.views.moments import Steps
from handbook.views.phones import Phone, phone, phone_of


@dataclass(frozen=True)
class Ring:
    """A number in large type, under a label, and whose it is."""

    label: str
    phone: Phone
    whose: str = ""
    role: Ref | None = None
    kind: str = "ring"


@dataclass(frozen=True)
class Never:
    """What is not done."""

    fact: Fact
    kind: str = "never"


@dataclass(frozen=True)
class ComesFirst:
    """The sentence that ends every such card."""

    says: str
    kind: str = "comes_first"


@dataclass(frozen=True)
class ToRing:
    """An emergency by its title, and the number that is rung first."""

    emergency: Ref
    phone: Phone


@dataclass(frozen=True)
class InDanger:
    """Several emergencies at a glance: which is it, and what is rung."""

    label: str
    rows: list[ToRing]


def in_danger(shown: Shown, emergencies: Sequence[Emergency]) -> InDanger:
    """Some emergencies at a glance."""
    return InDanger(shown.words("theme.danger"), [to_ring(shown, emergency) for emergency in emergencies])


def to_ring(shown: Shown, emergency: Emergency) -> ToRing:
    """One of them."""
    return ToRing(shown.ref(emergency.id), phone(emergency.call))


def emergency_card(shown: Shown, emergency: Emergency) -> EntryCard:
    """Everything somebody in fright has to read, in the order in which it is done."""
    return card(
        Facts(shown, emergency),
        own=_usual(Facts(shown, emergency), emergency),
        blocks=list(_blocks(shown, emergency)),
        more_badges=_not_agreed(shown, emergency),
    )


def _usual(facts: Facts, emergency: Emergency) -> dict[str, Fact]:
    """What holds everywhere and for everyone needs no line of its own."""
    usual = {"where": "everywhere" in emergency.where, "who": emergency.is_for_everyone}
    return {name: facts.of(name) for name, holds in usual.items() if holds}


def _not_agreed(shown: Shown, emergency: Emergency) -> list[Badge]:
    is_draft = key(emergency.agreed_with) == NOT_YET
    return [Badge("not-agreed", shown.words("emergency.not-agreed"))] if is_draft else []


def _blocks(shown: Shown, emergency: Emergency) -> Iterator[Ring | Steps | Never | ComesFirst]:
    facts = Facts(shown, emergency)
    yield Ring(facts.of("call").label, phone(emergency.call), emergency.call_name)
    yield Steps(list(emergency.steps))
    if emergency.never:
        yield Never(facts.of("never", items=list(emergency.never)))
    if next_ := ring_next(shown, emergency):
        yield next_
    yield ComesFirst(shown.words("emergency.comes-first"))


def ring_next(shown: Shown, emergency: Emergency) -> Ring | None:
    """The role that is rung next, with its number."""
    if not emergency.then_call:
        return None
    number = phone_of(shown, emergency.then_call) or Phone("", "")
    label = Facts(shown, emergency).of("then_call").label
    return Ring(label, number, role=shown.ref(emergency.then_call))


def first_emergencies(shown: Shown, role: str = "", where: str = "") -> list[Emergency]:
    """Those that somebody in a role, or at a touchpoint, has to know."""
    return [
        emergency
        for emergency in shown.book.emergencies
        if (not role or emergency.is_for(role)) and (not where or emergency.is_at(where))
    ]
