"""Rules about the guiding quote."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Line
from handbook.model.choices import Origin
from handbook.rules.base import Breach, Context, Group

quote = Group.QUOTE


@quote.error(
    "author-uncertain",
    "An author under a quote whose origin is disputed, or which is our own.",
    why="A wrong name on the wall is worse than none.",
    cure="Take the author away, or prove it and write status: known.",
)
def author_uncertain(context: Context) -> Iterator[Breach]:
    attribution = context.book.quote.attribution
    if attribution and attribution.author and attribution.status in (Origin.DISPUTED, Origin.OWN):
        yield Breach(context.book.quote, ("attribution", "author"),
                     f"The quote is “{attribution.status}”, so it cannot be printed under the name of an author.")  # fmt: skip


@quote.warning(
    "line-without-standard",
    "A quote line that no standard is drawn from.",
    why="A line that asks nothing of anyone is decoration.",
    cure="Answer its question with a standard, or let the line go.",
)
def line_without_standard(context: Context) -> Iterator[Breach]:
    in_force = [standard for standard in context.book.standards if standard.in_force]
    drawn = context.meant((line for standard in in_force for line in standard.quote), "quote.lines")
    if "" in drawn or any(not standard.quote for standard in in_force):
        return
    for line in context.book.quote.lines:
        if line.id and line.id not in drawn:
            yield Breach(line, ("id",), f"No standard is drawn from the line “{line.says}”")


@quote.warning(
    "same-order",
    "Two lines of the quote with the same order.",
    why="The order says which of two lines wins when they clash; neither would.",
    cure="Give each line a number of its own.",
)
def same_order(context: Context) -> Iterator[Breach]:
    first: dict[int | float, Line] = {}
    for line in context.book.quote.lines:
        if line.order is not None and first.setdefault(line.order, line) is not line:
            yield Breach(line, ("order",), f"“{first[line.order].says}” has the order {line.order} already.")
