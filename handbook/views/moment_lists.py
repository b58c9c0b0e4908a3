"""Moments in lists: by what happens to the people served, and those that are over in seconds."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Moment, Touchpoint
from handbook.model.choices import MomentKind, Stage
from handbook.model.fields import shapes_by_name
from handbook.views.context import Ref, Shown


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
