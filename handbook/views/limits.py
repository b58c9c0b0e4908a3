"""What a role may do without asking, as a card and in a line, and whom it rings beyond that."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from handbook.model import Limit
from handbook.views.context import Ref, Shown
from handbook.views.entry_card import EntryCard, card
from handbook.views.facts import FactKind, Facts
from handbook.views.phones import Phone, phone_of


@dataclass(frozen=True)
class MayDo:
    """What a role at this moment may do without asking, in one sentence's parts."""

    id: str
    role: Ref
    may: str
    up_to: str
    per: str
    call: Ref | None
    phone: Phone | None
    """The number of whom to call."""
    soon: str
    """How soon that call is made."""


@dataclass(frozen=True)
class RungBeyond:
    """Somebody who is rung for more than a limit, and by whom."""

    role: Ref
    phone: Phone | None
    by: list[Ref]


def without_asking(shown: Shown, limit: Limit) -> str:
    """That something may be done without asking, and up to how much where it is money."""
    return up_to(shown, limit, "limit.without-asking") or shown.words("limit.no-money")


def up_to(shown: Shown, limit: Limit, id_: str) -> str:
    """How much a role may spend, in the sentence of an id; empty where the authority is not money."""
    if limit.up_to is None:
        return ""
    amount = shown.words.money(shown.book.handbook.currency, limit.up_to)
    return shown.words(id_, amount=amount, per=shown.words.per(limit.per))


def limit_card(shown: Shown, limit: Limit) -> EntryCard:
    """What a role may do without asking."""
    facts = Facts(shown, limit)
    own = {"call_within_minutes": facts.of("call_within_minutes", text=_soon(shown, facts, limit))}
    if limit.call_if_more:
        own["call_if_more"] = facts.of(
            "call_if_more",
            kind=FactKind.ENTRIES,
            refs=[shown.ref(limit.call_if_more)],
            phone=phone_of(shown, limit.call_if_more),
        )
    return card(facts, own=own, lead=without_asking(shown, limit))


def may_do(shown: Shown, limit: Limit) -> MayDo:
    """What somebody may do without asking, and whom to ring beyond it."""
    return MayDo(
        limit.id,
        shown.ref(limit.role),
        limit.may,
        shown.words.money(shown.book.handbook.currency, limit.up_to),
        shown.words.per(limit.per),
        shown.ref(limit.call_if_more) if limit.call_if_more else None,
        phone_of(shown, limit.call_if_more),
        _soon(shown, Facts(shown, limit), limit),
    )


def _soon(shown: Shown, facts: Facts, limit: Limit) -> str:
    soon = shown.words.amount(limit.call_within_minutes, "minutes")
    return facts.say("call_within_minutes", "some", value=soon) if soon else ""


def rung_beyond(limits: list[MayDo]) -> list[RungBeyond]:
    """Whom to ring for more than some limits, each once."""
    calls = {limit.call: limit.phone for limit in limits if limit.call}
    return [
        RungBeyond(call, number, [limit.role for limit in limits if limit.call == call])
        for call, number in calls.items()
    ]


def limits_of(shown: Shown, roles: list[str]) -> list[MayDo]:
    """What some roles may do, the smallest sum first."""
    found = (limit for role in roles for limit in shown.limits_of.get(role, ()))
    return [may_do(shown, limit) for limit in sorted(found, key=_by_sum)]


def _by_sum(limit: Limit) -> float:
    """What is no sum of money comes last."""
    return inf if limit.up_to is None else float(limit.up_to)
