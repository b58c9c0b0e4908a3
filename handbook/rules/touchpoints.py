"""Rules about touchpoints."""

from __future__ import annotations

import math
from collections.abc import Iterator

from handbook.rules.base import Breach, Context, Group
from handbook.rules.standards import may_be_must

touchpoints = Group.TOUCHPOINTS


@touchpoints.warning(
    "touchpoint-without-must",
    "A touchpoint at which nothing is a must.",
    why="People meet you there, and nothing is promised to them. A must that holds everywhere counts.",
    cure="Write a standard for it whose level is must.",
)
def touchpoint_without_must(context: Context) -> Iterator[Breach]:
    musts = [standard for standard in context.book.standards if standard.in_force and may_be_must(standard)]
    covered = context.meant(
        (place for standard in musts for place in standard.where if place != "everywhere"), "touchpoints"
    )
    if "" in covered or any("everywhere" in standard.where or not standard.where for standard in musts):
        return
    for touchpoint in context.book.touchpoints:
        if touchpoint.id and touchpoint.id not in covered:
            yield Breach(touchpoint, ("id",), f"Nothing is a must at “{touchpoint.title}”.")


@touchpoints.warning(
    "touchpoint-without-moment",
    "A touchpoint without a moment.",
    why="People meet you there; something is decided, and nobody has thought about it.",
    cure="Describe the moment that counts there, or let the touchpoint go.",
)
def touchpoint_without_moment(context: Context) -> Iterator[Breach]:
    used = context.meant((moment.touchpoint for moment in context.book.moments if moment.in_force), "touchpoints")
    for touchpoint in context.book.touchpoints:
        if touchpoint.id and touchpoint.id not in used and "" not in used:
            yield Breach(touchpoint, ("id",), f"“{touchpoint.title}” has no moment.")


@touchpoints.warning(
    "matters-most-share",
    "A touchpoint of whose moments none, or too many, matter most.",
    why=(
        "Where everything matters most nothing does. "
        "With two moments or more at least one matters most, and no more than the share in `matters_most_share`, "
        "rounded up."
    ),
    cure="Choose the few that weigh most, with matters_most: true.",
)
def matters_most_share(context: Context) -> Iterator[Breach]:
    share = context.book.handbook.limits.matters_most_share
    for touchpoint in context.book.touchpoints:
        moments = [moment for moment in context.book.moments_at.get(touchpoint.id, ()) if moment.in_force]
        if share is None or len(moments) < 2 or any(moment.matters_most is None for moment in moments):
            continue
        most, chosen = math.ceil(share * len(moments)), sum(bool(moment.matters_most) for moment in moments)
        if chosen == 0:
            yield Breach(
                touchpoint,
                ("id",),
                f"None of the {len(moments)} moments at “{touchpoint.title}” matters most.",
            )
        elif chosen > most:
            yield Breach(
                touchpoint,
                ("id",),
                f"{chosen} of the {len(moments)} moments at “{touchpoint.title}” matter most; {most} may.",
            )
