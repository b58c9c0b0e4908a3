"""The periods of an indicator as a drawing: a dot for each, with a line where it surely lies, in its own unit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handbook.model import Indicator
from handbook.model.values import NUMBER
from handbook.scoring.period import months_between
from handbook.scoring.visits import WHOLE
from handbook.views.context import Shown
from handbook.views.indicators.figure import TYPED, Figure
from handbook.views.indicators.figure_text import cells_of, figure_said, period_said
from handbook.views.shop_results.share_line import LONGEST_TREND, ShareLine, TrendPoint, side_by_side
from handbook.views.shop_results.tables import ResultsTable, months_reworded
from handbook.words.phrases import SHARES

HANDY = (1, 2, 4, 5, 8, 10)
"""What an axis ends with, times a power of ten."""

APART = 15
"""How far two words on the axis stand from each other at least, in percent of the drawing."""


@dataclass(frozen=True)
class Trend:
    """A drawing, what its axis says and where, what its lines are, and the same in numbers."""

    points: list[TrendPoint]
    ticks: list[tuple[float, str]]
    """How high something is said on the axis, in percent of the drawing, and what."""
    how: list[str]
    lacks: list[str]
    """Why some have no line, or no dot."""
    table: ResultsTable


@dataclass(frozen=True)
class Axis:
    """From which number to which a drawing goes."""

    bottom: float
    top: float

    def at(self, value: float) -> float:
        """How high a number is, in percent of the drawing."""
        return WHOLE * (value - self.bottom) / (self.top - self.bottom)


def indicator_trend(shown: Shown, indicator: Indicator, found: list[Figure]) -> Trend | None:
    """Its last periods, months without anything among them; one alone is no trend, nor are several of which none can be drawn."""
    if len(found) < 2:
        return None
    last = list(without_gaps(found))[-LONGEST_TREND:]
    drawn = [one for one in last if is_drawn(one)]
    if not drawn:
        return None
    aim = float(indicator.target) if NUMBER.fullmatch(indicator.target) else None
    axis = axis_of(indicator, drawn, aim)
    reworded = months_reworded(shown, shown.scores) if indicator.counts == "basics" else ()
    lines = [(period_said(shown, one), figure_said(shown, one), _line(one, axis, aim)) for one in last]
    return Trend(
        side_by_side(lines, reworded),
        _ticks(shown, axis),
        list(_how(shown, last)),
        list(_lacks(shown, last)),
        _table(shown, last),
    )


def is_drawn(figure: Figure) -> bool:
    """Whether a figure has a dot: it is known, of enough, and its month is over."""
    return figure.value is not None and figure.sure.is_enough and figure.is_over


def without_gaps(found: list[Figure]) -> Iterator[Figure]:
    """Figures with the months between them of which nothing is known."""
    for before, figure in zip([None, *found], found, strict=False):
        if before and before.is_worked_out:
            for month in months_between(before.period, figure.period):
                yield Figure(
                    figure.indicator, month, None, None, figure.sure._replace(of=0, ends=None, is_enough=False)
                )
        yield figure


def axis_of(indicator: Indicator, drawn: Sequence[Figure], aim: float | None) -> Axis:
    """From nought, or lower, to the next handy number above all that is drawn; shares go from nothing to all."""
    numbers = [0.0] if aim is None else [0.0, aim]
    for one in drawn:
        numbers += [one.value or 0.0, *(one.sure.ends or ())]
    low, high = min(numbers), max(numbers)
    if indicator.unit in SHARES and low >= 0 and high <= WHOLE:
        return Axis(0, WHOLE)
    return Axis(-_handy(-low) if low < 0 else 0, _handy(high) if high > 0 or low == 0 else 0)


def _handy(number: float) -> float:
    """The next number that is easy to read."""
    if number <= 0:
        return 1
    power = 10.0 ** math.floor(math.log10(number))
    return next(step * power for step in HANDY if step * power >= number * (1 - 1e-9))


def _line(figure: Figure, axis: Axis, aim: float | None) -> ShareLine | None:
    if not is_drawn(figure):
        return None
    at = axis.at(figure.value or 0)
    low, high = (axis.at(end) for end in figure.sure.ends) if figure.sure.ends else (at, at)
    return ShareLine(low, at, high, None if aim is None else axis.at(aim))


def _ticks(shown: Shown, axis: Axis) -> list[tuple[float, str]]:
    """Both ends of the axis and its middle, or nought where it goes below; none so near to nought that they would overlap."""
    middle = 0.0 if axis.bottom < 0 else axis.top / 2
    numbers = dict.fromkeys((axis.bottom, middle, axis.top))
    shown_at = {axis.at(one): one for one in numbers if one == middle or abs(axis.at(one) - axis.at(middle)) > APART}
    return [(at, shown.words.number(one)) for at, one in shown_at.items()]


def _how(shown: Shown, last: Iterable[Figure]) -> Iterator[str]:
    """What the lines are, for each way a figure was come by."""
    for how in dict.fromkeys(one.sure.how for one in last):
        if how != TYPED:
            yield shown.words(f"figure.how.{how}")


def _lacks(shown: Shown, last: Iterable[Figure]) -> Iterator[str]:
    """That nothing is known of what was typed but itself, and that what is not over is not drawn."""
    if any(one.sure.how == TYPED for one in last):
        yield shown.words("figure.how.typed")
    if any(not one.is_over for one in last):
        yield shown.words("figure.how.open")


def _table(shown: Shown, last: Iterable[Figure]) -> ResultsTable:
    columns = [shown.words(f"indicators.column.{name}") for name in ("period", "reached", "surely", "of")]
    return ResultsTable("", columns, [[period_said(shown, one), *cells_of(shown, one)] for one in last])
