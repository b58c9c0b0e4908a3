"""Rules about touchpoints, moments and the scorecards that ask about them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from handbook.model import Scorecard, Standard
from handbook.rules.base import ADVICE, ERROR, WARNING, Breach, Context, rule

GROUP = "Moments"


def _may_be_must(standard: Standard) -> bool:
    """Whether a standard is a must, or would be but for a mistake that is reported already."""
    return standard.level != "should" or bool(standard.critical)


@rule("moment-uses-retired", ERROR, group=GROUP, cure="Use what replaced it, or take it off the list.")
def moment_uses_retired(context: Context) -> Iterator[Breach]:
    """A moment that uses a retired standard.

    People would be held to something that is no longer in force.
    """
    for moment in context.book.moments:
        pointed = [(("checklist", "basics", i), id_) for i, id_ in enumerate(moment.checklist.basics)]
        for path, id_ in [*pointed, (("if_it_goes_wrong",), moment.if_it_goes_wrong)]:
            standard = context.book.standards_by_id.get(id_)
            if standard and standard.status == "retired" and moment.status != "retired":
                replaced = f"Use “{standard.replaced_by}”, which replaced it." if standard.replaced_by else ""
                yield Breach(moment, path, f"“{standard.title}” is retired.", replaced)


@rule("moment-uses-draft", WARNING, group=GROUP, cure="Finish the draft, or take it off the list.")
def moment_uses_draft(context: Context) -> Iterator[Breach]:
    """An active moment that uses a draft.

    A draft shows nowhere but in the preview; the moment would lack it in silence.
    """
    for moment in context.book.moments:
        for i, id_ in enumerate(moment.checklist.basics):
            standard = context.book.standards_by_id.get(id_)
            if standard and standard.status == "draft" and moment.in_force:
                yield Breach(moment, ("checklist", "basics", i), f"“{standard.title}” is still a draft.")


@rule("delight-before-basics", ERROR, group=GROUP, cure="Add a basic that is a must, or take the delight away.")
def delight_before_basics(context: Context) -> Iterator[Breach]:
    """Delight in a moment that has no basic which is a must.

    A surprise on top of something that does not work is an insult. Basics come first.
    """
    standards = context.book.standards_by_id
    for moment in context.book.moments:
        basics = [standards.get(id_) for id_ in moment.checklist.basics]
        mere = [basic is not None and not _may_be_must(basic) for basic in basics]
        if moment.checklist.delight and basics and all(mere):
            yield Breach(
                moment,
                ("checklist", "delight"),
                f"“{moment.title}” offers delight, but none of its basics is a must.",
            )


@rule(
    "no-front-line-role",
    WARNING,
    group=GROUP,
    cure="Add the role that really meets people here, or set the moment's kind.",
)
def no_front_line_role(context: Context) -> Iterator[Breach]:
    """A service moment without a front-line role.

    Moments are made by those who meet people, not by those who manage them.
    """
    book = context.book
    for moment in book.moments:
        known = [role for role in moment.roles if role in book.roles_by_id]
        if (
            moment.kind == "service"
            and known == list(moment.roles)
            and known
            and not any(map(book.may_be_front_line, known))
        ):
            yield Breach(moment, ("roles",), f"Nobody who makes “{moment.title}” is front-line.")


@rule(
    "no-front-line-author",
    ADVICE,
    group=GROUP,
    cure="Go through it with those who do it, then add written_with.",
)
def no_front_line_author(context: Context) -> Iterator[Breach]:
    """A moment that nobody from the front line helped to write.

    Written far away, it is read as written far away.
    """
    book = context.book
    for moment in book.moments:
        authors = moment.written_with
        known = all(role in book.roles_by_id for role in authors)
        if moment.id and known and moment.status != "retired" and not any(map(book.may_be_front_line, authors)):
            path = ("written_with",) if authors else ("id",)
            yield Breach(moment, path, f"No front-line role helped to write “{moment.title}”.")


@rule("checklist-too-long", ADVICE, group=GROUP, cure="Keep those that matter, or make two moments of it.")
def checklist_too_long(context: Context) -> Iterator[Breach]:
    """A checklist with more basics than `checklist_items` allows.

    Beyond nine things nobody keeps them in mind.
    """
    most = context.book.handbook.limits.checklist_items
    for moment in context.book.moments:
        count = len(moment.checklist.basics)
        if most is not None and count > most:
            yield Breach(
                moment,
                ("checklist", "basics"),
                f"“{moment.title}” has {count} basics; {most} can be kept in mind.",
            )


@rule(
    "touchpoint-without-must",
    WARNING,
    group="Touchpoints",
    cure="Write a standard for it whose level is must.",
)
def touchpoint_without_must(context: Context) -> Iterator[Breach]:
    """A touchpoint at which nothing is a must.

    People meet you there, and nothing is promised to them. A must that holds everywhere counts.
    """
    musts = [standard for standard in context.book.standards if standard.in_force and _may_be_must(standard)]
    covered = context.meant(
        (place for standard in musts for place in standard.where if place != "everywhere"), "touchpoints"
    )
    if "" in covered or any("everywhere" in standard.where or not standard.where for standard in musts):
        return
    for touchpoint in context.book.touchpoints:
        if touchpoint.id and touchpoint.id not in covered:
            yield Breach(touchpoint, ("id",), f"Nothing is a must at “{touchpoint.title}”.")


@rule(
    "touchpoint-without-moment",
    WARNING,
    group="Touchpoints",
    cure="Describe the moment that counts there, or let the touchpoint go.",
)
def touchpoint_without_moment(context: Context) -> Iterator[Breach]:
    """A touchpoint without a moment.

    People meet you there; something is decided, and nobody has thought about it.
    """
    used = context.meant((moment.touchpoint for moment in context.book.moments if moment.in_force), "touchpoints")
    for touchpoint in context.book.touchpoints:
        if touchpoint.id and touchpoint.id not in used and "" not in used:
            yield Breach(touchpoint, ("id",), f"“{touchpoint.title}” has no moment.")


@rule(
    "matters-most-share",
    WARNING,
    group="Touchpoints",
    cure="Choose the few that weigh most, with matters_most: true.",
)
def matters_most_share(context: Context) -> Iterator[Breach]:
    """A touchpoint of whose moments none, or too many, matter most.

    Where everything matters most nothing does. With two moments or more at least one matters most, and
    no more than the share in `matters_most_share`, rounded up.
    """
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


@rule(
    "must-not-asked",
    WARNING,
    group="Scorecards",
    cure="Put it on the checklist of a moment that a scorecard asks about.",
)
def must_not_asked(context: Context) -> Iterator[Breach]:
    """An active must that no scorecard asks about.

    What is never looked at is soon not done. Without any scorecard this is said once for all.
    """
    book = context.book
    musts = [
        standard
        for standard in book.standards
        if standard.status == "active" and standard.level == "must" and standard.id
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


@rule("shop-not-announced", ERROR, group="Scorecards", cure="Tell staff, then write told_in_advance: true.")
def shop_not_announced(context: Context) -> Iterator[Breach]:
    """A secret shop that staff are not told about beforehand.

    That there are shops, why, and what for is no secret; only the hour is. Otherwise it is spying.
    """
    for scorecard in context.book.scorecards:
        if scorecard.told_in_advance is False:
            yield Breach(scorecard, ("told_in_advance",), f"Staff are not told about “{scorecard.title}”.")


@rule("shop-in-own-time", ERROR, group="Scorecards", cure="Shop on company time only: on_company_time: true.")
def shop_in_own_time(context: Context) -> Iterator[Breach]:
    """A shop outside the house that is not on company time.

    You cannot follow people home.
    """
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


@rule("nothing-shopped-outside", WARNING, group="Scorecards", cure="Add a scorecard whose setting is outside.")
def nothing_shopped_outside(context: Context) -> Iterator[Breach]:
    """Nothing is shopped outside, though there is a touchpoint outside.

    What happens away from the house is seen by more people, and by nobody in charge.
    """
    book = context.book
    outside = [touchpoint for touchpoint in book.touchpoints if touchpoint.place == "outside"]
    if outside and book.scorecards and not any(scorecard.setting in ("outside", "") for scorecard in book.scorecards):
        yield Breach(outside[0], ("place",), f"“{outside[0].title}” is outside, and no scorecard is.")
