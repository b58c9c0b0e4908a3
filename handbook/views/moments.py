"""A moment of truth: readable in fifteen seconds, basics before delight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from handbook.model import Moment
from handbook.model.fields import shapes_by_name
from handbook.views.context import Ref, Shown
from handbook.views.entry_card import EntryCard, card
from handbook.views.facts import Badge, Fact, Facts
from handbook.views.limits import MayDo, RungBeyond, limits_of, rung_beyond
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
    limits = limits_of(shown, roles)
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
