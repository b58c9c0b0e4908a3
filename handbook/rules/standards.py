"""Rules about standards and the numbers they are held to."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.editions.suspect import suspects
from handbook.model import Emergency, Gesture, Measure, Standard
from handbook.model.choices import Level, Status
from handbook.model.fields import FieldPath
from handbook.model.standards import TIMES
from handbook.rules.base import Breach, Context, Group
from handbook.text.comparing import key, plain

standards = Group.STANDARDS


def _measures(standard: Standard) -> Iterator[tuple[FieldPath, Measure]]:
    if standard.measure:
        yield ("measure",), standard.measure
    for i, case in enumerate(standard.cases):
        if case.measure:
            yield ("cases", i, "measure"), case.measure


@standards.error(
    "critical-is-must",
    "A critical standard that is not a must.",
    why="What fails the whole moment cannot be left to choice.",
    cure="Write level: must, or take critical away.",
)
def critical_is_must(context: Context) -> Iterator[Breach]:
    for standard in context.book.standards:
        if standard.critical and standard.level is Level.SHOULD:
            yield Breach(standard, ("critical",), f"“{standard.title}” is critical, so it cannot be a mere should.")


@standards.error(
    "replaced-but-not-retired",
    "`replaced_by` on an entry that is not retired.",
    why="Two rules for the same thing would be in force at once.",
    cure="Write status: retired, or take replaced_by away.",
)
def replaced_but_not_retired(context: Context) -> Iterator[Breach]:
    for entry in (*context.book.standards, *context.book.moments):
        if entry.replaced_by and entry.status not in ("retired", ""):
            yield Breach(entry, ("replaced_by",), f"“{entry.title}” is still {entry.status}.")


@standards.advice(
    "two-spellings",
    "A group that is spelled in two ways.",
    why="Capitals and blanks make no other group of it; every card shows the spelling of the first.",
    cure="Spell it as the first standard of the group does.",
)
def two_spellings(context: Context) -> Iterator[Breach]:
    for standard in context.book.standards:
        first = context.book.groups.get(key(standard.group), "")
        if plain(standard.group) != plain(first):
            message = f"The group “{standard.group}” is spelled “{first}” before."
            yield Breach(standard, ("group",), message, f"Write {first}, or correct the other one.")


@standards.error(
    "measure-without-number",
    "A measure without a number.",
    why="Without one nobody can say whether it was kept.",
    cure="Add at_most or at_least with a number, or goal and limit.",
)
def measure_without_number(context: Context) -> Iterator[Breach]:
    for standard in context.book.standards:
        for path, measure in _measures(standard):
            if not measure.model_fields_set & {"at_most", "at_least", "goal", "limit"}:
                yield Breach(
                    standard,
                    path,
                    f"The measure of “{standard.title}” says what is counted, but not how much.",
                )


@standards.error(
    "goal-and-limit",
    "A goal without a limit, or a limit without a goal.",
    why="Which of the two is lower says whether less or more is better.",
    cure="Write both goal and limit, or neither.",
)
def goal_and_limit(context: Context) -> Iterator[Breach]:
    for standard in context.book.standards:
        for path, measure in _measures(standard):
            given = measure.model_fields_set & {"goal", "limit"}
            if len(given) == 1 and not measure.model_fields_set & {"at_most", "at_least"}:
                (name,) = given
                other = "limit" if name == "goal" else "goal"
                yield Breach(
                    standard,
                    (*path, name),
                    f"Here stands a {name} and no {other}.",
                    f"Add {other}, or write at_most or at_least.",
                )


@standards.error(
    "two-sorts-of-number",
    "A measure that says in two ways how much: at_most or at_least, and goal or limit.",
    why="There would be two answers to whether it was kept.",
    cure="Keep one of the two ways; at_least and at_most together are a band.",
)
def two_sorts_of_number(context: Context) -> Iterator[Breach]:
    for standard in context.book.standards:
        for path, measure in _measures(standard):
            written = measure.model_fields_set
            bound = next((name for name in ("at_most", "at_least") if name in written), "")
            aimed = min(written & {"goal", "limit"}, default="")
            if bound and aimed:
                yield Breach(standard, (*path, aimed), f"“{bound}” and “{aimed}” stand side by side.")


@standards.error(
    "band-ends",
    "A band whose `at_least` is not below its `at_most`.",
    why="Nothing lies between its ends, so that nobody could keep to it.",
    cure="Write the smaller number under at_least; where both are the same, keep one of them.",
)
def band_ends(context: Context) -> Iterator[Breach]:
    for standard in context.book.standards:
        for path, measure in _measures(standard):
            if measure.at_least is not None and measure.at_most is not None and measure.at_least >= measure.at_most:
                yield Breach(
                    standard, (*path, "at_most"), f"The band runs from {measure.at_least} to {measure.at_most}."
                )


@standards.warning(
    "critical-without-tip",
    "A critical standard that no tip trains.",
    why="What may not fail has to be practised.",
    cure="Add a tip with this standard under `about`.",
)
def critical_without_tip(context: Context) -> Iterator[Breach]:
    trained = context.meant((about for tip in context.book.tips for about in tip.about), "standards")
    for standard in context.book.standards:
        if standard.critical and standard.in_force and standard.id and standard.id not in trained:
            yield Breach(standard, ("id",), f"“{standard.title}” is critical, and no tip trains it.")


@standards.warning(
    "review-overdue",
    "A review that is overdue.",
    why="A handbook that is out of date has to say so before somebody acts on it.",
    cure="Look at it again, then set a new date.",
)
def review_overdue(context: Context) -> Iterator[Breach]:
    in_use = [standard for standard in context.book.standards if standard.status is not Status.RETIRED]
    reviewed: list[Standard | Gesture | Emergency] = [*in_use, *context.book.gestures, *context.book.emergencies]
    for entry in reviewed:
        if entry.review_by and entry.review_by < context.today:
            yield Breach(entry, ("review_by",), f"“{entry.title}” was to be looked at again by {entry.review_by}.")


@standards.advice(
    "look-again",
    "What this rests on says something else than when it was last looked at.",
    why=(
        "A standard is confirmed against its quote lines, a tip against what it trains. "
        "Their words are others now, so these may be out of date. "
        "What was never confirmed was looked at when it was last changed itself."
    ),
    cure="Read it against what it points at, then confirm it.",
)
def look_again(context: Context) -> Iterator[Breach]:
    for entry, now in suspects(context.history) if context.sound else ():
        since = "it was confirmed" if entry.confirmed else "the edition in which it was last changed"
        yield Breach(entry, ("confirmed",), f"What “{entry.title}” rests on has changed since {since}.",
                     f"Read it again; when it still holds, run handbook confirm {entry.id}, or write confirmed: {now}")  # fmt: skip


def may_be_must(standard: Standard) -> bool:
    """Whether a standard is a must, or would be but for a mistake that is reported already."""
    return standard.level is not Level.SHOULD or bool(standard.critical)


@standards.warning(
    "binds-nobody",
    "A standard that binds nobody.",
    why="It holds for everyone at its places, and nobody has a moment there.",
    cure="Name the roles under `who`, or describe the moment in which it is kept.",
)
def binds_nobody(context: Context) -> Iterator[Breach]:
    book = context.book
    if not context.sound or any(moment.touchpoint not in book.ids_in["touchpoints"] for moment in book.moments):
        return
    for standard in book.standards:
        places = context.meant(standard.where, "touchpoints")
        is_met = standard.holds_everywhere or any(book.roles_at.get(place) for place in places)
        if standard.in_force and standard.binds_everyone and places and not is_met:
            yield Breach(standard, ("where",), f"Nobody is bound by “{standard.title}”.")


@standards.advice(
    "time-without-share",
    "A time that does not say in how many contacts it is kept.",
    why="“Within 20 seconds” without a share means always: one call too late, and the promise is broken.",
    cure="Add of_contacts: the percent of contacts in which it is to be kept; 100 where it means always.",
)
def time_without_share(context: Context) -> Iterator[Breach]:
    for standard in context.book.standards:
        measures = [] if standard.status is Status.RETIRED else list(_measures(standard))
        bare = next((path for path, measure in measures if _is_longest_time(measure)), None)
        if bare and not any("of_contacts" in measure.model_fields_set for _, measure in measures):
            yield Breach(standard, bare, f"“{standard.title}” does not say in how many contacts its time is kept.")


def _is_longest_time(measure: Measure) -> bool:
    """Whether it is a time that something may take at most."""
    return measure.what in TIMES and (measure.at_most is not None or measure.goal is not None)
