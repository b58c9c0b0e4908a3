"""Rules about the forms that shoppers fill in."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Scorecard
from handbook.model.choices import Level, Status
from handbook.rules.base import Breach, Context, Group

scorecards = Group.SCORECARDS


@scorecards.warning(
    "must-not-asked",
    "An active must that no scorecard asks about.",
    why="What is never looked at is soon not done. Without any scorecard this is said once for all.",
    cure="Put it on the checklist of a moment that a scorecard asks about.",
)
def must_not_asked(context: Context) -> Iterator[Breach]:
    book = context.book
    musts = [
        standard
        for standard in book.standards
        if standard.status is Status.ACTIVE and standard.level is Level.MUST and standard.id
    ]
    if not book.scorecards:
        if musts:
            yield Breach(book.handbook, ("scorecards",), "There are no scorecards, so no standard is ever asked about.",
                         "Add a section `scorecards` with one form.")  # fmt: skip
        return
    shopped = context.meant((id_ for scorecard in book.scorecards for id_ in scorecard.moments), "moments")
    asking = [moment for moment in book.moments if moment.id in shopped]
    asked = context.meant((id_ for moment in asking for id_ in moment.checklist.basics), "standards")
    if "" in shopped | asked or any(not moment.checklist.basics for moment in asking):
        return
    for standard in musts:
        if standard.id not in asked:
            yield Breach(standard, ("id",), f"“{standard.title}” is a must, and no scorecard asks about it.")


@scorecards.error(
    "shop-not-announced",
    "A secret shop that staff are not told about beforehand.",
    why="That there are shops, why, and what for is no secret; only the hour is. Otherwise it is spying.",
    cure="Tell staff, then write told_in_advance: true.",
)
def shop_not_announced(context: Context) -> Iterator[Breach]:
    for scorecard in context.book.scorecards:
        if scorecard.told_in_advance is False:
            yield Breach(scorecard, ("told_in_advance",), f"Staff are not told about “{scorecard.title}”.")


@scorecards.error(
    "shop-in-own-time",
    "A shop outside the house that is not on company time.",
    why="You cannot follow people home.",
    cure="Shop on company time only: on_company_time: true.",
)
def shop_in_own_time(context: Context) -> Iterator[Breach]:
    for scorecard in context.book.scorecards:
        if scorecard.setting == "outside" and not scorecard.on_company_time and _says_so(scorecard):
            path = "on_company_time" if scorecard.on_company_time is False else "id"
            yield Breach(
                scorecard,
                (path,),
                f"“{scorecard.title}” is outside, and nothing says that it is on company time.",
            )


def _says_so(scorecard: Scorecard) -> bool:
    """Whether the field is missing or holds a plain false, and not a value already reported."""
    return scorecard.on_company_time is False or "on_company_time" not in scorecard.model_fields_set


@scorecards.warning(
    "nothing-shopped-outside",
    "Nothing is shopped outside, though there is a touchpoint outside.",
    why="What happens away from the house is seen by more people, and by nobody in charge.",
    cure="Add a scorecard whose setting is outside.",
)
def nothing_shopped_outside(context: Context) -> Iterator[Breach]:
    book = context.book
    outside = [touchpoint for touchpoint in book.touchpoints if touchpoint.place == "outside"]
    if outside and book.scorecards and not any(scorecard.setting in ("outside", "") for scorecard in book.scorecards):
        yield Breach(outside[0], ("place",), f"“{outside[0].title}” is outside, and no scorecard is.")
