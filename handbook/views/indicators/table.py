"""One table for whoever asks whether it works: each indicator with its aim, where it stands, where it stood, and its trend."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Indicator
from handbook.model.fields import shapes_by_name
from handbook.model.values import NUMBER
from handbook.views.context import Ref, Shown
from handbook.views.indicators.figure_text import aim_said, cells_of, figure_said
from handbook.views.indicators.figures import figures_of
from handbook.views.indicators.trend import Trend, indicator_trend


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator, what is aimed for, which way is better, and what was reached last and before, each with its period and its answers."""

    indicator: Ref
    kind: str
    unit: str
    """What its numbers count, where they do not say it themselves."""
    aim: str
    aim_says: str
    """The aim with which way is better: at least or at most so much; of an aim in words, and without one, by a sentence."""
    better: str
    """`up` or `down`."""
    better_says: str
    latest: str
    before: str
    reached: str
    """What was reached last, as a number alone."""
    was: str
    """What was reached before, as a number alone."""
    trend: Trend | None


@dataclass(frozen=True)
class IndicatorTable:
    """All indicators that have reached something."""

    rows: list[IndicatorRow]

    @property
    def is_drawn(self) -> bool:
        """Whether any of them has a drawing."""
        return any(row.trend for row in self.rows)


def indicator_table(shown: Shown) -> IndicatorTable:
    """Them in the order of the handbook; satisfaction and loyalty stay in rows of their own."""
    rows = (indicator_row(shown, indicator) for indicator in shown.book.indicators)
    return IndicatorTable([row for row in rows if row.latest])


def indicator_row(shown: Shown, indicator: Indicator) -> IndicatorRow:
    """One of them; where nothing has been reached yet, nothing stands there."""
    found = list(figures_of(indicator, shown.scores))
    shapes = shapes_by_name(Indicator)
    latest, before = [*reversed(found), None, None][:2]
    aim, better = aim_said(shown, indicator), shown.words.choice(shapes["better"], indicator.better)
    return IndicatorRow(
        Ref(indicator.id, indicator.title),
        shown.words.choice(shapes["kind"], indicator.kind),
        shown.words.unit_apart(indicator.unit, shown.book.handbook.currency),
        aim,
        _aim_says(shown, indicator, aim, better),
        indicator.better,
        better,
        figure_said(shown, latest) if latest else "",
        figure_said(shown, before) if before else "",
        cells_of(shown, latest)[0] if latest else "",
        cells_of(shown, before)[0] if before else "",
        indicator_trend(shown, indicator, found) if found else None,
    )


def _aim_says(shown: Shown, indicator: Indicator, aim: str, better: str) -> str:
    if not NUMBER.fullmatch(indicator.target):
        return "; ".join(filter(None, (aim, better)))
    return shown.words("measure.at-least" if indicator.better == "up" else "measure.at-most", amount=aim)
