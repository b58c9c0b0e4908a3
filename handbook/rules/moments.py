"""Rules about moments of truth."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Moment, Touchpoint
from handbook.model.choices import MomentKind, Status
from handbook.rules.base import Breach, Context, Group, listed
from handbook.rules.standards import may_be_must

moments = Group.MOMENTS


@moments.error(
    "moment-uses-retired",
    "A moment that uses a retired standard.",
    why="People would be held to something that is no longer in force.",
    cure="Use what replaced it, or take it off the list.",
)
def moment_uses_retired(context: Context) -> Iterator[Breach]:
    for moment in context.book.moments:
        pointed = [(("checklist", "basics", i), id_) for i, id_ in enumerate(moment.checklist.basics)]
        for path, id_ in [*pointed, (("if_it_goes_wrong",), moment.if_it_goes_wrong)]:
            standard = context.book.standards_by_id.get(id_)
            if standard and standard.status is Status.RETIRED and moment.status is not Status.RETIRED:
                replaced = f"Use “{standard.replaced_by}”, which replaced it." if standard.replaced_by else ""
                yield Breach(moment, path, f"“{standard.title}” is retired.", replaced)


@moments.warning(
    "moment-uses-draft",
    "An active moment that uses a draft.",
    why="A draft shows nowhere but in the preview; the moment would lack it in silence.",
    cure="Finish the draft, or take it off the list.",
)
def moment_uses_draft(context: Context) -> Iterator[Breach]:
    for moment in context.book.moments:
        for i, id_ in enumerate(moment.checklist.basics):
            standard = context.book.standards_by_id.get(id_)
            if standard and standard.status is Status.DRAFT and moment.in_force:
                yield Breach(moment, ("checklist", "basics", i), f"“{standard.title}” is still a draft.")


@moments.error(
    "delight-before-basics",
    "Delight in a moment that has no basic which is a must.",
    why="A surprise on top of something that does not work is an insult. Basics come first.",
    cure="Add a basic that is a must, or take the delight away.",
)
def delight_before_basics(context: Context) -> Iterator[Breach]:
    standards = context.book.standards_by_id
    for moment in context.book.moments:
        basics = [standards.get(id_) for id_ in moment.checklist.basics]
        mere = [basic is not None and not may_be_must(basic) for basic in basics]
        if moment.checklist.delight and basics and all(mere):
            yield Breach(
                moment,
                ("checklist", "delight"),
                f"“{moment.title}” offers delight, but none of its basics is a must.",
            )


@moments.error(
    "moment-without-role",
    "A moment that nobody makes.",
    why="Only in an app, on the web and at a machine are people served without anybody of yours.",
    cure="Add roles, or correct the channel of its touchpoint.",
)
def moment_without_role(context: Context) -> Iterator[Breach]:
    for moment in context.book.moments:
        if not moment.roles and "roles" not in moment.model_fields_set and not _runs_itself(context, moment):
            yield Breach(moment, ("roles",), f"“{moment.title}” says nothing of who makes it.")


def _runs_itself(context: Context, moment: Moment) -> bool:
    """Whether nobody of ours need be present where a moment happens, as far as that can be known."""
    touchpoint = context.book.entries.get(moment.touchpoint)
    return isinstance(touchpoint, Touchpoint) and (touchpoint.runs_itself or not touchpoint.channel)


@moments.warning(
    "no-front-line-role",
    "A service moment without a front-line role.",
    why="Moments are made by those who meet people, not by those who manage them.",
    cure="Add the role that really meets people here, or set the moment's kind.",
)
def no_front_line_role(context: Context) -> Iterator[Breach]:
    book = context.book
    for moment in book.moments:
        known = [role for role in moment.roles if role in book.roles_by_id]
        if (
            moment.kind is MomentKind.SERVICE
            and known == list(moment.roles)
            and known
            and not _runs_itself(context, moment)
            and not any(map(book.may_be_front_line, known))
        ):
            yield Breach(moment, ("roles",), f"Nobody who makes “{moment.title}” is front-line.")


@moments.advice(
    "no-front-line-author",
    "A moment that nobody from the front line helped to write.",
    why="Written far away, it is read as written far away.",
    cure="Go through it with those who do it, then add written_with.",
)
def no_front_line_author(context: Context) -> Iterator[Breach]:
    book = context.book
    for moment in book.moments:
        authors = moment.written_with
        known = all(role in book.roles_by_id for role in authors)
        if (
            moment.id
            and known
            and moment.status is not Status.RETIRED
            and not _runs_itself(context, moment)
            and not any(map(book.may_be_front_line, authors))
        ):
            path = ("written_with",) if authors else ("id",)
            yield Breach(moment, path, f"No front-line role helped to write “{moment.title}”.")


@moments.advice(
    "checklist-too-long",
    "A checklist with more basics than `checklist_items` allows.",
    why="Beyond nine things nobody keeps them in mind.",
    cure="Keep those that matter, or make two moments of it.",
)
def checklist_too_long(context: Context) -> Iterator[Breach]:
    most = context.book.handbook.limits.checklist_items
    for moment in context.book.moments:
        count = len(moment.checklist.basics)
        if most is not None and count > most:
            yield Breach(
                moment,
                ("checklist", "basics"),
                f"“{moment.title}” has {count} basics; {most} can be kept in mind.",
            )


@moments.advice(
    "decides-return",
    "A moment that decides whether people return, or a form that asks it, where they cannot go elsewhere.",
    why="Who has no choice comes back in any case; it says nothing of how they were served.",
    cure="Write what really hangs on it, or elsewhere: true.",
)
def decides_return(context: Context) -> Iterator[Breach]:
    book = context.book
    if book.handbook.elsewhere is not False:
        return
    for moment in book.moments:
        if "return" in moment.decides:
            path = ("decides", moment.decides.index("return"))
            yield Breach(moment, path, f"“{moment.title}” does not decide whether anybody returns.")
    for scorecard in book.scorecards:
        if "return" in scorecard.closing:
            path = ("closing", scorecard.closing.index("return"))
            yield Breach(scorecard, path, f"“{scorecard.title}” asks whether people would return.")


@moments.advice(
    "basic-binds-others",
    "A role of a moment that one of the moment's basics does not bind.",
    why="The card is in the hands of everybody who makes the moment. Does it mean this role?",
    cure="Add the role to `who` of the standard, or take it off the moment.",
)
def basic_binds_others(context: Context) -> Iterator[Breach]:
    book = context.book
    for moment in book.moments if context.sound else ():
        basics = [book.standards_by_id[id_] for id_ in moment.checklist.basics if id_ in book.standards_by_id]
        unbound = {
            role: [standard.title for standard in basics if standard.in_force and not standard.binds(role)]
            for role in moment.roles
            if role in book.roles_by_id
        }
        if moment.in_force and any(unbound.values()):
            said = "; ".join(
                f"{listed(titles)} not “{book.roles_by_id[role].title}”" for role, titles in unbound.items() if titles
            )
            yield Breach(moment, ("roles",), f"Not everybody who makes “{moment.title}” is bound by all of it: {said}.")
