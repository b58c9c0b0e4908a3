"""Answers of many visits put together by what they are about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from handbook.results.answer import IMPRESSIONS
from handbook.scoring.share import Kept, Tally
from handbook.scoring.visits import Mark, Visit

About = TypeVar("About", bound=Hashable)
Whole = tuple[str, str | None]
"""A standard in a moment, or as a whole where the moment is None."""


def tallied(
    visits: Iterable[Visit], about: Callable[[Visit, Mark], Iterable[About]], *, weighs: bool = True
) -> dict[About, Tally]:
    """What visits say of everything that their answers are about; with weights, or each answer alike."""
    found: dict[About, Tally] = defaultdict(Tally)
    for visit in visits:
        sums: dict[About, list[int]] = {}
        for mark in visit.marks:
            weight = mark.weight if weighs else 1
            for what in about(visit, mark):
                of = sums.setdefault(what, [0, 0, 0, 0])
                of[1] += weight
                of[2] += 1
                if mark.yes:
                    of[0] += weight
                    of[3] += 1
        for what, values in sums.items():
            found[what].visits[Kept(*values)] += 1
    return found


def of_standards(visits: Iterable[Visit]) -> dict[Whole, Tally]:
    """What visits say of each standard in its present wording: as a whole, and in each moment."""

    def about(_: Visit, mark: Mark) -> Iterable[Whole]:
        if not mark.is_present:
            return ()
        whole = (mark.standard, None)
        return (whole, (mark.standard, mark.moment)) if mark.moment else (whole,)

    return tallied(visits, about, weighs=False)


def one_each(answers: Iterable[bool]) -> Tally:
    """Answers of which each visit has given one."""
    return Tally(Kept(yes, 1, 1, yes) for yes in map(int, answers))


def of_negatives(visits: Iterable[Visit]) -> dict[str, Tally]:
    """How often each moment left a negative impression."""
    found: dict[str, list[bool]] = defaultdict(list)
    for visit in visits:
        for moment, impression in visit.impressions:
            found[moment].append(impression == IMPRESSIONS[-1])
    return {moment: one_each(answers) for moment, answers in found.items()}


def of_impression(visits: Iterable[Visit], impression: str, moments: Collection[str]) -> Tally:
    """How often some moments together left an impression, visit by visit."""
    tally = Tally()
    for visit in visits:
        left = [found == impression for moment, found in visit.impressions if moment in moments]
        if left:
            tally.visits[Kept(sum(left), len(left), len(left), sum(left))] += 1
    return tally


@dataclass
class MomentCounts:
    """What visits say of a moment: how many there are, which impressions it left, and in how many it failed."""

    visits: int = 0
    failed: int = 0
    impressions: Counter[str] = field(default_factory=Counter)


def of_moments(visits: Iterable[Visit]) -> dict[str, MomentCounts]:
    """The counts of every moment that visits say something about."""
    found: dict[str, MomentCounts] = defaultdict(MomentCounts)
    for visit in visits:
        for moment in visit.moments:
            found[moment].visits += 1
        for moment in visit.failed_moments:
            found[moment].failed += 1
        for moment, impression in visit.impressions:
            found[moment].impressions[impression] += 1
    return found


def of_other(visits: Iterable[Visit], item: str) -> Tally:
    """How often a closing question or another one was answered with yes."""
    return one_each(
        answer == "yes"
        for visit in visits
        for asked, answer in visit.others
        if asked == item and answer in ("yes", "no")
    )
