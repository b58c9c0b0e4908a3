"""A moment of truth: readable in fifteen seconds, basics before delight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Any

from handbook.model import Limit, Moment, Touchpoint
from handbook.model.choices import MomentKind, Stage
from handbook.model.fields import shapes_by_name
from handbook.views.context import Ref, Shown
from handbook.views.entry_card import EntryCard, card
from handbook.views.facts import Badge, Fact, Facts
from handbook.views.phones import Phone, phone_of
from handbook.views.shop_results.gate_light import basics_first
from handbook.views.shop_results.on_cards import moment_results
from handbook.views.standards import StandardInShort, standard_in_short


@dataclass(frozen=True)
class Starts:
    """When it begins: whoever reads this stops for a breath."""

    fact: Fact
    kind: str = "starts"


@dataclass(frozen=True)
class Hopes:
    """What the person hopes for."""

    fact: Fact
    kind: str = "hopes"


@dataclass(frozen=True)
class Steps:
    """What happens, in order."""

    items: list[str]
    kind: str = "steps"


@dataclass(frozen=True)
class BasicsToTick:
    """The basics, to be ticked by whoever has done them."""

    moment: str
    """Its id, under which a device keeps the ticks."""
    use: str
    shift_hours: int | float
    """For so long they are kept."""
    basics: list[StandardInShort]
    kind: str = "checklist"


@dataclass(frozen=True)
class Delight:
    """What may follow the basics, never as a routine."""

    refs: list[Ref]
    basics_first: str = ""
    """What stands in their place where basics surely fall short, with the figure."""
    kind: str = "delight"


@dataclass(frozen=True)
class Impressions:
    """What one would see the person do, at each of three outcomes, in their order."""

    positive: Fact
    neutral: Fact
    negative: Fact
    kind: str = "impressions"


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


@dataclass(frozen=True)
class Trouble:
    """What its roles may do without asking, whom they ring for more, and where to turn when it goes wrong."""

    limits: list[MayDo]
    per: str
    """What all the limits are for, where that is the same; otherwise empty."""
    rung: list[RungBeyond]
    all_limits: str
    """The first of all limits there are, where the others stand too."""
    way_out: Fact | None
    kind: str = "trouble"


def moment_card(shown: Shown, moment: Moment, role: str = "") -> EntryCard:
    """Everything there is to say about a moment; of what may be done without asking, that of one role if one is given."""
    facts, id_ = Facts(shown, moment), moment.id
    return card(
        facts,
        hangs=[
            moment_results(shown, moment),
            facts.entries("tips", shown.tips_about.get(id_, ())),
            facts.entries("asked-on", shown.scorecards_asking.get(id_, ())),
            facts.entries("way-out-for", shown.moments_falling_back.get(id_, ())),
            facts.entries("questions", shown.questions_leading_to.get(id_, ())),
        ],
        own_badges={"seconds": _lasts(shown, moment)},
        said=moment.starts,
        lead="",
        blocks=list(_blocks(facts, moment, [role] if role else list(moment.roles))),
        opens=("starts", "steps" if moment.steps else "checklist", "trouble"),
        fold=shown.words("moment.more" if moment.steps else "moment.more-ticked"),
    )


def _lasts(shown: Shown, moment: Moment) -> Badge | None:
    return None if moment.seconds is None else Badge("seconds", shown.words.duration(moment.seconds))


def _blocks(facts: Facts, moment: Moment, roles: list[str]) -> list[Any]:
    """What only a moment has, in the order in which it is needed; what is empty is left out."""
    shown, way_out = facts.shown, moment.if_it_goes_wrong
    limits = [may_do(shown, limit) for limit in sorted(_limits(shown, roles), key=_by_sum)]
    trouble = Trouble(
        limits=limits,
        per=limits[0].per if limits and len({limit.per for limit in limits}) == 1 else "",
        rung=rung_beyond(limits),
        all_limits=next((limit.id for limit in shown.book.empowerment), ""),
        way_out=facts.of("if_it_goes_wrong", refs=[shown.ref(way_out)]) if way_out else None,
    )
    delight = shown.refs(moment.checklist.delight)
    return [
        Starts(facts.of("starts", text=moment.starts)),
        Hopes(facts.of("customer_hopes", text=moment.customer_hopes)),
        *([Steps(list(moment.steps))] if moment.steps else []),
        _ticked(shown, moment),
        *([Delight(delight, basics_first(shown, moment.id))] if delight else []),
        impressions(shown, moment),
        *([trouble] if trouble.limits or trouble.all_limits or trouble.way_out else []),
    ]


def _limits(shown: Shown, roles: list[str]) -> Iterator[Limit]:
    return (limit for role in roles for limit in shown.limits_of.get(role, ()))


def _by_sum(limit: Limit) -> float:
    """What is no sum of money comes last."""
    return inf if limit.up_to is None else float(limit.up_to)


def _ticked(shown: Shown, moment: Moment) -> BasicsToTick:
    use = shapes_by_name(type(moment.checklist))["use"]
    basics = (shown.book.standards_by_id[basic] for basic in moment.checklist.basics)
    return BasicsToTick(
        moment.id,
        shown.words.choice(use, moment.checklist.use),
        shown.book.handbook.shift_hours or 0,
        [standard_in_short(shown, basic) for basic in basics if shown.shows(basic)],
    )


def impressions(shown: Shown, moment: Moment) -> Impressions:
    """The three outcomes of a moment, under their labels."""
    seen, known = moment.impression, shapes_by_name(type(moment.impression))
    facts = (Fact(name, shown.words.label(known[name]), text=getattr(seen, name)) for name in known)
    return Impressions(next(facts), next(facts), next(facts))


def may_do(shown: Shown, limit: Limit) -> MayDo:
    """What somebody may do without asking, and whom to ring beyond it."""
    soon = shown.words.amount(limit.call_within_minutes, "minutes")
    return MayDo(
        limit.id,
        shown.ref(limit.role),
        limit.may,
        shown.words.money(shown.book.handbook.currency, limit.up_to),
        shown.words.per(limit.per),
        shown.ref(limit.call_if_more) if limit.call_if_more else None,
        phone_of(shown, limit.call_if_more),
        Facts(shown, limit).say("call_within_minutes", "some", value=soon) if soon else "",
    )


def rung_beyond(limits: list[MayDo]) -> list[RungBeyond]:
    """Whom to ring for more than some limits, each once."""
    calls = {limit.call: limit.phone for limit in limits if limit.call}
    return [
        RungBeyond(call, number, [limit.role for limit in limits if limit.call == call])
        for call, number in calls.items()
    ]


@dataclass(frozen=True)
class Happening:
    """What happens to the people served, and the moments in which it does, each with when it begins."""

    title: str
    moments: list[tuple[Ref, str]]


@dataclass(frozen=True)
class MomentsList:
    """The moments by what happens, in the order of a visit."""

    moments: list[Happening]


def moments_list(shown: Shown, where: str = "", role: str = "", when: str = "") -> MomentsList:
    """All moments, or those of a touchpoint, role or stage; what is put right belongs to what goes wrong, wherever that is."""
    stages = {touchpoint.id: touchpoint.stage for touchpoint in shown.book.touchpoints}
    found: dict[str, list[tuple[Ref, str]]] = {stage: [] for stage in (*Stage, MomentKind.HANDOVER)}
    for moment in shown.moments:
        if where in ("", moment.touchpoint) and (not role or role in moment.roles):
            found[_happens(moment, stages)].append((Ref(moment.id, moment.title), moment.starts))
    chosen = {stage: some for stage, some in found.items() if some and when in ("", stage)}
    return MomentsList([Happening(shown.words(f"happens.{stage}"), some) for stage, some in chosen.items()])


def _happens(moment: Moment, stages: dict[str, Stage]) -> str:
    own = {MomentKind.RECOVERY: Stage.PROBLEM, MomentKind.HANDOVER: MomentKind.HANDOVER}
    return own.get(moment.kind) or stages[moment.touchpoint]


SHORT = 15
"""Seconds: how long a moment of truth lasts on average, as Scandinavian Airlines counted them in the 1980s."""


@dataclass(frozen=True)
class ShortMoment:
    """A moment that is over in seconds, and where in a visit it comes."""

    moment: Ref
    length: int | float
    """In seconds."""
    seconds: str
    stage: str
    starts: str


@dataclass(frozen=True)
class SecondsStrip:
    """The short moments that matter most, in the order of a visit, and how long they last together."""

    moments: list[ShortMoment]
    length: int | float
    """In seconds."""
    seconds: str


def seconds_strip(shown: Shown) -> SecondsStrip:
    """How few seconds a whole visit hangs on."""
    stage = shapes_by_name(Touchpoint)["stage"]
    stages = {touchpoint.id: touchpoint.stage for touchpoint in shown.book.touchpoints}
    short = sorted(
        (m for m in shown.moments if m.matters_most and m.seconds is not None and m.seconds <= SHORT),
        key=lambda moment: list(Stage).index(stages[moment.touchpoint]),
    )
    together = sum(moment.seconds or 0 for moment in short)
    return SecondsStrip(
        [
            ShortMoment(
                Ref(m.id, m.title),
                m.seconds or 0,
                shown.words.number(m.seconds),
                shown.words.choice(stage, stages[m.touchpoint]),
                m.starts,
            )
            for m in short
        ],
        together,
        shown.words.duration(together),
    )
