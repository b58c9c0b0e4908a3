"""One table for whoever asks whether it works: each indicator with its aim, where it stands, where it stood, and its trend."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Indicator
from handbook.model.fields import shapes_by_name
from handbook.model.values import NUMBER
from handbook.scoring.visits import WHOLE
from handbook.views.coaching import share_said
from handbook.views.context import Ref, Shown
from handbook.views.indicators import Figure, figures_of
from handbook.views.results_tables import month_said, months_reworded
from handbook.views.share_line import TrendPoint, trend
from handbook.words.phrases import SHARES


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator, what is aimed for, which way is better, and what was reached last and before, each with its period and its answers."""

    indicator: Ref
    kind: str
    aim: str
    better: str
    """`up` or `down`."""
    better_says: str
    latest: str
    before: str
    trend: list[TrendPoint]


@dataclass(frozen=True)
class IndicatorTable:
    """All indicators that have reached something."""

    rows: list[IndicatorRow]


def indicator_table(shown: Shown) -> IndicatorTable:
    """Them in the order of the handbook; satisfaction and loyalty stay in rows of their own."""
    rows = (_row(shown, indicator) for indicator in shown.book.indicators)
    return IndicatorTable([row for row in rows if row])


def _row(shown: Shown, indicator: Indicator) -> IndicatorRow | None:
    found = list(figures_of(indicator, shown.scores))
    if not found:
        return None
    shapes = shapes_by_name(Indicator)
    latest, before = found[-1], found[-2] if len(found) > 1 else None
    return IndicatorRow(
        Ref(indicator.id, indicator.title),
        shown.words.choice(shapes["kind"], indicator.kind),
        _aim(shown, indicator),
        indicator.better,
        shown.words.choice(shapes["better"], indicator.better),
        figure_said(shown, latest),
        figure_said(shown, before) if before else "",
        _trend(shown, indicator, found),
    )


def _trend(shown: Shown, indicator: Indicator, found: list[Figure]) -> list[TrendPoint]:
    """Its months as a row of shares, where shares are what it says."""
    if indicator.unit not in SHARES:
        return []
    shares = {month_said(shown, one.period): one.share for one in found if one.share}
    aim = float(indicator.target) / WHOLE if NUMBER.fullmatch(indicator.target) else None
    reworded = months_reworded(shown, shown.scores) if indicator.counts == "basics" else ()
    return trend(shown, shares, aim, reworded) if len(shares) > 1 else []


def figure_said(shown: Shown, figure: Figure) -> str:
    """What was reached, with its period and out of how many: March 2027: 88 % of 120."""
    words = shown.words
    period = month_said(shown, figure.period) if figure.is_worked_out else figure.period
    if figure.share and figure.indicator.unit in SHARES:
        return words("results.trend.month", month=period, said=share_said(shown, figure.share))
    if figure.value is None:
        return words("results.trend.month", month=period, said=words("share.few"))
    value = value_said(shown, figure.indicator, _in_few_digits(figure))
    if figure.n is not None:
        value = words.many("achieved.out-of", figure.n, share=value)
    return words("results.trend.month", month=period, said=value)


def _in_few_digits(figure: Figure) -> float:
    """What somebody typed stands as it is typed; what was counted is not more exact than its answers are."""
    if not figure.is_worked_out:
        return round(figure.value or 0, 2)
    return round(figure.value or 0, 0 if figure.indicator.unit in SHARES else 1)


def value_said(shown: Shown, indicator: Indicator, value: float) -> str:
    """A number in the unit of an indicator."""
    words, currency = shown.words, shown.book.handbook.currency
    number = int(value) if float(value).is_integer() else value
    if indicator.unit in SHARES:
        return words.percent(number)
    if indicator.unit and indicator.unit == currency:
        return words.money(currency, number)
    return words("reached.in", number=number, unit=indicator.unit).strip()


def _aim(shown: Shown, indicator: Indicator) -> str:
    if NUMBER.fullmatch(indicator.target):
        return value_said(shown, indicator, float(indicator.target))
    return indicator.target
