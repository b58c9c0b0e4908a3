"""A moment of truth: readable in fifteen seconds, basics before delight."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Moment
from handbook.views.context import Ref, Shown, named
from handbook.views.entries import STAGES
from handbook.views.entry_history import EntryHistory


@dataclass(frozen=True)
class Basic:
    """A standard on a moment's checklist."""

    id: str
    title: str
    do: str
    level: str
    critical: bool
    measure: str


@dataclass(frozen=True)
class MayDo:
    """What a role at this moment may do without asking, in one sentence's parts."""

    id: str
    role: Ref
    may: str
    up_to: str
    per: str
    call: Ref | None


@dataclass(frozen=True)
class MomentCard:
    """A moment: the pause point, the basics, what may delight, three impressions, and the way out."""

    id: str
    title: str
    touchpoint: Ref
    roles: list[Ref]
    starts: str
    ends: str
    seconds: str
    matters_most: bool
    status: str
    customer_hopes: str
    decides: list[str]
    kind: str
    steps: list[str]
    use: str
    shift_hours: str
    basics: list[Basic]
    delight: list[Ref]
    positive: str
    neutral: str
    negative: str
    if_it_goes_wrong: Ref | None
    falls_back_from: list[Ref]
    limits: list[MayDo]
    all_limits: str
    """The first of all limits there are, where the others stand too."""
    needs_to_know: list[str]
    tips: list[Ref]
    scorecards: list[Ref]
    questions: list[Ref]
    written_with: list[Ref]
    replaced_by: Ref | None
    also: list[str]
    past: EntryHistory | None = None


def moment_card(shown: Shown, moment: Moment) -> MomentCard:
    """Everything there is to say about a moment."""
    book, id_ = shown.book, moment.id
    basics = [book.standards_by_id[basic] for basic in moment.checklist.basics]
    return MomentCard(
        id=id_,
        title=moment.title,
        touchpoint=shown.ref(moment.touchpoint),
        roles=shown.refs(moment.roles),
        starts=moment.starts,
        ends=moment.ends,
        seconds=shown.words.number(moment.seconds),
        matters_most=bool(moment.matters_most),
        status=moment.status,
        customer_hopes=moment.customer_hopes,
        decides=list(moment.decides),
        kind=moment.kind,
        steps=list(moment.steps),
        use=moment.checklist.use,
        shift_hours=str(book.handbook.shift_hours),
        basics=[
            Basic(
                basic.id, basic.title, basic.do, basic.level, bool(basic.critical), shown.words.measure(basic.measure)
            )
            for basic in basics
            if shown.shows(basic)
        ],
        delight=shown.refs(moment.checklist.delight),
        positive=moment.impression.positive,
        neutral=moment.impression.neutral,
        negative=moment.impression.negative,
        if_it_goes_wrong=shown.ref(moment.if_it_goes_wrong) if moment.if_it_goes_wrong else None,
        falls_back_from=named(shown.moments_falling_back.get(id_, ())),
        all_limits=next((limit.id for limit in book.empowerment), ""),
        limits=[may_do for role in moment.roles for may_do in limits_of(shown, role)],
        needs_to_know=list(moment.needs_to_know),
        tips=named(shown.tips_about.get(id_, ())),
        scorecards=named(shown.scorecards_asking.get(id_, ())),
        questions=named(shown.questions_leading_to.get(id_, ())),
        written_with=shown.refs(moment.written_with),
        replaced_by=shown.ref(moment.replaced_by) if moment.replaced_by else None,
        also=list(moment.also),
    )


def limits_of(shown: Shown, role: str) -> list[MayDo]:
    """What a role may do without asking."""
    return [
        MayDo(
            limit.id,
            shown.ref(role),
            limit.may,
            shown.words.money(shown.book.handbook.currency, limit.up_to),
            shown.words.per(limit.per),
            shown.ref(limit.call_if_more) if limit.call_if_more else None,
        )
        for limit in shown.limits_of.get(role, ())
    ]


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
    stages = {touchpoint.id: touchpoint.stage for touchpoint in shown.book.touchpoints}
    short = sorted(
        (m for m in shown.moments if m.matters_most and m.seconds is not None and m.seconds <= SHORT),
        key=lambda moment: list(STAGES).index(stages[moment.touchpoint]),
    )
    together = sum(moment.seconds or 0 for moment in short)
    return SecondsStrip(
        [
            ShortMoment(
                Ref(m.id, m.title),
                m.seconds or 0,
                shown.words.number(m.seconds),
                STAGES[stages[m.touchpoint]],
                m.starts,
            )
            for m in short
        ],
        together,
        shown.words.number(together),
    )
