"""What the first page shows before anything else: my limit, the day, my moments, and where to turn for the rest."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Role
from handbook.model.choices import MomentKind, Stage
from handbook.views.context import Ref, Shown, named
from handbook.views.edition_news import mark_of, news
from handbook.views.limits import MayDo, may_do
from handbook.views.moment_lists import Happening, moments_list
from handbook.views.phones import Phone, phone_of
from handbook.views.shift import DayPage, day_in_short

MOST_MOMENTS = 60
"""How many moments are still looked through on a first page; of more there is a page of their own."""


@dataclass(frozen=True)
class OfJob:
    """What a job may do without asking; one that may do nothing has whom it asks, where it has anybody to ask."""

    role: Ref
    limits: list[MayDo]
    asks: Ref | None
    phone: Phone | None
    """The number of whom it asks."""


@dataclass(frozen=True)
class Board:
    """What stands on the board; what a handbook has none of is empty."""

    jobs: list[OfJob]
    """Every job; empty where no job has a limit."""
    limits: list[str]
    trouble: list[str]
    """The moments in which something has gone wrong."""
    phrases: list[str]
    roles: list[str]
    moments: list[Ref]
    happens: list[Happening]
    """All moments, by what happens; empty where they are too many for a first page."""
    editions: list[str]
    sums: list[str]
    day: DayPage
    news: str
    """What all that editions ever changed is known by; empty where nothing has changed."""


def board(shown: Shown) -> Board:
    """The board of a handbook."""
    book = shown.book
    return Board(
        jobs=[_of_job(shown, role) for role in book.roles] if book.empowerment else [],
        limits=[limit.id for limit in book.empowerment],
        trouble=_trouble(shown),
        phrases=[phrase.id for phrase in book.phrases],
        roles=[role.id for role in book.roles],
        moments=named(shown.moments),
        happens=moments_list(shown).moments if len(shown.moments) <= MOST_MOMENTS else [],
        editions=[edition.id for edition in book.editions],
        sums=[calculator.id for calculator in book.calculators],
        day=day_in_short(shown),
        news=mark_of(news(shown)),
    )


def _of_job(shown: Shown, role: Role) -> OfJob:
    asks = shown.ref(role.reports_to) if role.reports_to else None
    return OfJob(
        Ref(role.id, role.title),
        [may_do(shown, limit) for limit in shown.limits_of.get(role.id, ())],
        asks,
        phone_of(shown, role.reports_to),
    )


def _trouble(shown: Shown) -> list[str]:
    """The moments of recovery, or where none is called so, those at a touchpoint where there is a problem."""
    recovery = [moment.id for moment in shown.moments if moment.kind is MomentKind.RECOVERY]
    problems = {touchpoint.id for touchpoint in shown.book.touchpoints if touchpoint.stage is Stage.PROBLEM}
    return recovery or [moment.id for moment in shown.moments if moment.touchpoint in problems]
