"""Rules about gestures and the days that call for them: never promised, never recited, never a habit."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.rules.base import Breach, Context, Group

delight = Group.DELIGHT


@delight.error(
    "gesture-no-surprise",
    "A gesture that is no surprise.",
    why="What people expect is a service, and belongs among the standards.",
    cure="Write surprise: true, or make it a standard.",
)
def gesture_no_surprise(context: Context) -> Iterator[Breach]:
    for gesture in context.book.gestures:
        if gesture.surprise is False:
            yield Breach(gesture, ("surprise",), f"“{gesture.title}” is no surprise.")


@delight.error(
    "gesture-scripted",
    "A gesture with a script.",
    why="A kindness that is recited is heard as recited.",
    cure="Write scripted: false, and let people find their own words.",
)
def gesture_scripted(context: Context) -> Iterator[Breach]:
    for gesture in context.book.gestures:
        if gesture.scripted is True:
            yield Breach(gesture, ("scripted",), f"“{gesture.title}” follows a script.")


@delight.error(
    "gesture-like-everyone",
    "A gesture that all competitors make too.",
    why="What everyone does delights nobody.",
    cure="Think of something others do not do, or let it go.",
)
def gesture_like_everyone(context: Context) -> Iterator[Breach]:
    for gesture in context.book.gestures:
        if gesture.competitors == "all":
            yield Breach(gesture, ("competitors",), f"All others do “{gesture.title}” too.")


@delight.error(
    "trigger-when",
    "A trigger with neither, or with both, of days_before and days_after.",
    why="It has to be clear on which day something is done.",
    cure="Write one of days_before and days_after.",
)
def trigger_when(context: Context) -> Iterator[Breach]:
    for trigger in context.book.triggers:
        given = trigger.model_fields_set & {"days_before", "days_after"}
        if not given:
            yield Breach(trigger, ("days_before",), f"“{trigger.event}” does not say when something is done.")
        elif len(given) == 2:
            yield Breach(trigger, ("days_after",), f"“{trigger.event}” says both days_before and days_after.")
