"""Rules about the quote, standards, phrases and the numbers they are held to."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.editions.suspect import suspects
from handbook.model import Gesture, Measure, Standard
from handbook.model.fields import Path
from handbook.rules.base import ADVICE, ERROR, WARNING, Breach, Context, rule

GROUP = "Standards"


@rule(
    "author-uncertain",
    ERROR,
    group="Quote",
    cure="Take the author away, or prove it and write status: known.",
)
def author_uncertain(context: Context) -> Iterator[Breach]:
    """An author under a quote whose origin is disputed, or which is our own.

    A wrong name on the wall is worse than none.
    """
    attribution = context.book.quote.attribution
    if attribution and attribution.author and attribution.status in ("disputed", "own"):
        yield Breach(context.book.quote, ("attribution", "author"),
                     f"The quote is “{attribution.status}”, so it cannot be printed under the name of an author.")  # fmt: skip


@rule(
    "line-without-standard",
    WARNING,
    group="Quote",
    cure="Answer its question with a standard, or let the line go.",
)
def line_without_standard(context: Context) -> Iterator[Breach]:
    """A quote line that no standard is drawn from.

    A line that asks nothing of anyone is decoration.
    """
    in_force = [standard for standard in context.book.standards if standard.in_force]
    drawn = context.meant((line for standard in in_force for line in standard.quote), "quote.lines")
    if "" in drawn or any(not standard.quote for standard in in_force):
        return
    for line in context.book.quote.lines:
        if line.id and line.id not in drawn:
            yield Breach(line, ("id",), f"No standard is drawn from the line “{line.says}”")


@rule("critical-is-must", ERROR, group=GROUP, cure="Write level: must, or take critical away.")
def critical_is_must(context: Context) -> Iterator[Breach]:
    """A critical standard that is not a must.

    What fails the whole moment cannot be left to choice.
    """
    for standard in context.book.standards:
        if standard.critical and standard.level == "should":
            yield Breach(standard, ("critical",), f"“{standard.title}” is critical, so it cannot be a mere should.")


@rule("replaced-but-not-retired", ERROR, group=GROUP, cure="Write status: retired, or take replaced_by away.")
def replaced_but_not_retired(context: Context) -> Iterator[Breach]:
    """`replaced_by` on an entry that is not retired.

    Two rules for the same thing would be in force at once.
    """
    for entry in (*context.book.standards, *context.book.moments):
        if entry.replaced_by and entry.status not in ("retired", ""):
            yield Breach(entry, ("replaced_by",), f"“{entry.title}” is still {entry.status}.")


def _measures(standard: Standard) -> Iterator[tuple[Path, Measure]]:
    if standard.measure:
        yield ("measure",), standard.measure
    for i, case in enumerate(standard.cases):
        if case.measure:
            yield ("cases", i, "measure"), case.measure


@rule(
    "measure-without-number",
    ERROR,
    group=GROUP,
    cure="Add at_most or at_least with a number, or goal and limit.",
)
def measure_without_number(context: Context) -> Iterator[Breach]:
    """A measure without a number.

    Without one nobody can say whether it was kept.
    """
    for standard in context.book.standards:
        for path, measure in _measures(standard):
            if not measure.model_fields_set & {"at_most", "at_least", "goal", "limit"}:
                yield Breach(
                    standard,
                    path,
                    f"The measure of “{standard.title}” says what is counted, but not how much.",
                )


@rule("goal-and-limit", ERROR, group=GROUP, cure="Write both goal and limit, or neither.")
def goal_and_limit(context: Context) -> Iterator[Breach]:
    """A goal without a limit, or a limit without a goal.

    Which of the two is lower says whether less or more is better.
    """
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


@rule("two-sorts-of-number", ERROR, group=GROUP, cure="Keep one of the two ways.")
def two_sorts_of_number(context: Context) -> Iterator[Breach]:
    """A measure that says in two ways how much: at_most, at_least, or goal and limit.

    There would be two answers to whether it was kept.
    """
    for standard in context.book.standards:
        for path, measure in _measures(standard):
            written = measure.model_fields_set
            given: list[str] = [name for name in ("at_most", "at_least") if name in written]
            if aimed := written & {"goal", "limit"}:
                given.append(min(aimed))
            if len(given) > 1:
                yield Breach(standard, (*path, given[1]), f"“{given[0]}” and “{given[1]}” stand side by side.")


@rule("banned-without-instead", ERROR, group="Phrases", cure="Add `instead` with a phrase to say.")
def banned_without_instead(context: Context) -> Iterator[Breach]:
    """A banned phrase without one to say instead.

    Who may not say something has to know what to say.
    """
    for phrase in context.book.phrases:
        if phrase.verdict == "banned" and "instead" not in phrase.model_fields_set:
            yield Breach(phrase, ("id",), f"“{phrase.text}” is banned, and nothing is said in its place.")


@rule("instead-not-said", ERROR, group="Phrases", cure="Point at a phrase whose verdict is say.")
def instead_not_said(context: Context) -> Iterator[Breach]:
    """A phrase to say instead that is itself to be avoided.

    One poor sentence would be replaced by another.
    """
    for phrase in context.book.phrases:
        for i, other in enumerate(phrase.instead if phrase.verdict == "banned" else ()):
            better = context.book.phrases_by_id.get(other)
            if better and better.verdict in ("avoid", "banned"):
                yield Breach(
                    phrase,
                    ("instead", i),
                    f"“{better.text}” is itself a phrase to {'avoid' if better.verdict == 'avoid' else 'leave out'}.",
                )


@rule("critical-without-tip", WARNING, group=GROUP, cure="Add a tip with this standard under `about`.")
def critical_without_tip(context: Context) -> Iterator[Breach]:
    """A critical standard that no tip trains.

    What may not fail has to be practised.
    """
    trained = context.meant((about for tip in context.book.tips for about in tip.about), "standards")
    for standard in context.book.standards:
        if standard.critical and standard.in_force and standard.id and standard.id not in trained:
            yield Breach(standard, ("id",), f"“{standard.title}” is critical, and no tip trains it.")


@rule("review-overdue", WARNING, group=GROUP, cure="Look at it again, then set a new date.")
def review_overdue(context: Context) -> Iterator[Breach]:
    """A review that is overdue.

    A handbook that is out of date has to say so before somebody acts on it.
    """
    in_use = [standard for standard in context.book.standards if standard.status != "retired"]
    reviewed: list[Standard | Gesture] = [*in_use, *context.book.gestures]
    for entry in reviewed:
        if entry.review_by and entry.review_by < context.today:
            yield Breach(entry, ("review_by",), f"“{entry.title}” was to be looked at again by {entry.review_by}.")


@rule("look-again", ADVICE, group=GROUP, cure="Read it against what it points at, then confirm it.")
def look_again(context: Context) -> Iterator[Breach]:
    """What this rests on says something else than when it was last looked at.

    A standard is confirmed against its quote lines, a tip against what it trains. Their words are others now, so
    these may be out of date. What was never confirmed was looked at when it was last changed itself.
    """
    for entry, now in suspects(context.history) if context.sound else ():
        since = "it was confirmed" if entry.confirmed else "the edition in which it was last changed"
        yield Breach(entry, ("confirmed",), f"What “{entry.title}” rests on has changed since {since}.",
                     f"Read it again; when it still holds, run handbook confirm {entry.id}, or write confirmed: {now}")  # fmt: skip
