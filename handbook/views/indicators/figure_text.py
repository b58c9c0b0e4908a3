"""A figure of an indicator in words: what was reached, between what it surely lies, and of how much."""

from __future__ import annotations

from handbook.model import Indicator
from handbook.model.values import NUMBER
from handbook.scoring.visits import WHOLE
from handbook.views.context import Shown
from handbook.views.indicators.figure import Figure
from handbook.views.shop_results.coaching import whole
from handbook.views.shop_results.tables import month_said
from handbook.words.phrases import SHARES

MANY = 20
"""From here on nobody needs decimals of where something surely lies."""
OF_SLIPS = ("settled", "minutes", "cost", "repeats")


def figure_said(shown: Shown, figure: Figure) -> str:
    """What was reached, with its period and out of how many: March 2027: 88 % (81 to 92) of 120 answers."""
    return shown.words("results.trend.month", month=period_said(shown, figure), said=_said(shown, figure))


def period_said(shown: Shown, figure: Figure) -> str:
    """Its period as it was typed, or its month."""
    if not figure.is_worked_out:
        return figure.period
    month = month_said(shown, figure.period)
    return month if figure.is_over else shown.words("figure.so-far", month=month)


def _said(shown: Shown, figure: Figure) -> str:
    words, sure = shown.words, figure.sure
    if not sure.is_enough:
        return words.many("figure.too-few-slips" if sure.how in OF_SLIPS else "share.too-few", sure.of or 0)
    if figure.value is None:
        return words("share.few")
    value = value_said(shown, figure.indicator, _in_few_digits(figure, figure.value))
    if sure.ends:
        low, high = _ends(figure)
        return words.many(f"figure.{sure.how}", sure.of or 0, value=value, low=low, high=high)
    return value if sure.of is None else words.many("achieved.out-of", sure.of, share=value)


def cells_of(shown: Shown, figure: Figure) -> list[str]:
    """The same for a table: what was reached, between what it lies, and of how much."""
    words, sure = shown.words, figure.sure
    of = "" if sure.of is None else words.number(sure.of)
    if not sure.is_enough or figure.value is None:
        return [words("share.few"), "", of]
    value = value_said(shown, figure.indicator, _in_few_digits(figure, figure.value))
    if not sure.ends:
        return [value, "", of]
    low, high = _ends(figure)
    return [value, words("figure.ends", low=low, high=high), of]


def _ends(figure: Figure) -> tuple[float, float]:
    """Both ends, rounded as far as anybody reads them."""
    assert figure.sure.ends
    low, high = (
        whole(end / WHOLE) if figure.indicator.unit in SHARES else round(end, 0 if end >= MANY else 1)
        for end in figure.sure.ends
    )
    return low, high


def _in_few_digits(figure: Figure, number: float) -> float:
    """What somebody typed stands as it is typed; what was counted is not more exact than its answers are."""
    if not figure.is_worked_out:
        return number
    return whole(number / WHOLE) if figure.indicator.unit in SHARES else round(number, 1)


def aim_said(shown: Shown, indicator: Indicator) -> str:
    """What is aimed for; a bare number in the way of the language, words as they are."""
    if NUMBER.fullmatch(indicator.target):
        return value_said(shown, indicator, float(indicator.target))
    return indicator.target


def value_said(shown: Shown, indicator: Indicator, value: float) -> str:
    """A number that an indicator reached or is to reach; its unit is said beside its name."""
    return shown.words.in_unit(value, indicator.unit, shown.book.handbook.currency)
