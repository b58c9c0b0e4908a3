"""The card of a sum: the numbers it starts from, and the sum in words, step by step, so that it can be followed by hand.

The site's script `sums.js` says every number, step and result in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from handbook.model.figures import Calculator
from handbook.model.sums import (
    EXACT,
    FORMULAS,
    LARGEST_RESULT,
    Operand,
    Step,
    after_currency,
    is_in,
    misfit,
    numbers,
    work_out,
)
from handbook.text.comparing import key
from handbook.views.changes import EntryHistory
from handbook.views.context import Shown
from handbook.views.facts import Fact, Facts
from handbook.words import Words
from handbook.words.numbers import CENT, MILLIONTH, Numerals

LONGER: dict[str, tuple[tuple[int, str], ...]] = {"minutes": ((60, "hours"),), "hours": ()}
LONGER_THAN_SECONDS = ((3600, "hours"), (60, "minutes"))
"""Longer times, with how many of a unit each has; what is no other unit of time is seconds."""


@dataclass(frozen=True)
class Figure:
    """A number of the sum as it is shown, and as a script needs it."""

    title: str
    ours: str
    """The handbook's own figure in words; empty where it has none."""
    value: str
    """The same in bare digits."""
    unit: str
    one: str
    """The unit of a single one."""
    kind: str
    """money, count or percent."""


@dataclass(frozen=True)
class CalculatorCard:
    """A sum: what it tells, the numbers it starts from, and the worked example with the handbook's own figures."""

    id: str
    kind: str
    title: str
    lead: str
    figures: list[Figure]
    result_name: str
    result: str
    """Empty where a figure is missing; then there are no steps either."""
    steps: list[str]
    misfit: str
    """What would have to be given to a sum that cannot be done, or nothing."""
    example: str
    currency: str
    """As it stands before an amount, where the sum is in it and the language puts it there."""
    currency_after: str
    """The same behind an amount."""
    longer: tuple[tuple[int, str], ...]
    """Longer times that a result is said in, with how many of its unit each has."""
    numerals: Numerals
    facts: list[Fact]
    also: list[str]
    past: EntryHistory | None = None

    @property
    def said(self) -> str:
        """The one sentence that a short card says."""
        return self.lead


def calculator_card(shown: Shown, calculator: Calculator) -> CalculatorCard:
    """Everything there is to say about a sum."""
    settings, formula = shown.book.handbook, FORMULAS[calculator.formula]
    given, wrong = _in_words(shown, numbers(calculator, settings.currency)), misfit(calculator, settings.currency)
    worked = [] if wrong else work_out(given)
    steps = worked if worked and abs(worked[-1].result) < LARGEST_RESULT else []
    in_currency = bool(given) and is_in(given[0].unit, settings.currency)
    unit = next((number.unit for number in reversed(given) if not number.is_percent), "")
    saying = _Saying(
        shown.words,
        settings.currency if in_currency else "",
        LONGER.get(key(unit), LONGER_THAN_SECONDS) if formula.is_time else (),
    )
    return CalculatorCard(
        id=calculator.id,
        kind=calculator.code(),
        title=shown.name_of(calculator),
        lead=shown.words.declared(f"formula.{calculator.formula}.tells", formula.tells),
        figures=[saying.figure(number) for number in given],
        result_name=shown.words.declared(f"formula.{calculator.formula}.result", formula.result),
        result=saying.result(steps[-1]) if steps else "",
        steps=list(saying.steps(steps)) if steps else [],
        misfit=shown.words.declared(f"formula.{calculator.formula}.starts-from", formula.starts_from) if wrong else "",
        example=calculator.example,
        currency=shown.words.before_amount(saying.currency),
        currency_after=shown.words.after_amount(saying.currency),
        longer=saying.longer_times,
        numerals=shown.words.numerals,
        facts=Facts(shown, calculator).declared(),
        also=list(calculator.also),
    )


def _in_words(shown: Shown, given: list[Operand]) -> list[Operand]:
    """Numbers without links: they stand in labels and in the middle of sums."""
    return [replace(number, title=shown.in_words(number.title), unit=shown.in_words(number.unit)) for number in given]


@dataclass(frozen=True)
class _Saying:
    """Says the numbers and the steps of one sum."""

    words: Words
    currency: str
    longer_times: tuple[tuple[int, str], ...]

    def figure(self, number: Operand) -> Figure:
        each = (after_currency(number.unit, self.currency) if number.is_money else "") or ""
        return Figure(
            number.title,
            self.amount(number.value, number.unit, number.is_money) + each if number.value is not None else "",
            f"{number.value.normalize(EXACT):f}" if number.value is not None else "",
            number.unit,
            self.words.one_of(number.unit),
            "money" if number.is_money else "percent" if number.is_percent else "count",
        )

    def amount(self, value: Decimal, unit: str, is_money: bool) -> str:
        """A number with its unit after it, or its currency before it."""
        if is_money and self.currency:
            return self.words.money(self.currency, value)
        said = self.words.numerals.say(value, cents=is_money)
        return self.words.counted(said, self.words.one_of(unit) if value == 1 else unit)

    def steps(self, steps: list[Step]) -> Iterator[str]:
        """Each step as a line: £240 × 2 stays = £480."""
        before = ""
        for step in steps:
            before = before or self.amount(step.before, step.unit_before, step.in_money)
            to = CENT if step is steps[-1] else MILLIONTH
            sign, after = self.rounded(step.result, step.unit, step.in_money, to)
            yield f"{before} {'−' if step.by.is_money else '×'} {self.taken(step.by)} {sign} {after}"
            before = after
        if longer := self.longer(steps[-1].result):
            yield f"{before} ÷ {longer[0]} {longer[1]} {longer[2]}"

    def taken(self, number: Operand) -> str:
        """A number as it stands in a step."""
        value = number.value or Decimal(0)
        return self.words.percent(value) if number.is_percent else self.amount(value, number.unit, number.is_money)

    def rounded(self, value: Decimal, unit: str, is_money: bool, to: Decimal = CENT) -> tuple[str, str]:
        """“=”, or “≈” before what is rounded; and the number with its unit."""
        sign, near = _near(value, to)
        return sign, self.amount(near, unit, is_money)

    def longer(self, time: Decimal) -> tuple[str, str, str] | None:
        """How many of the unit a longer time has, “=” or “≈”, and the result in it."""
        for length, unit in self.longer_times:
            if time >= length:
                sign, near = _near(EXACT.divide(time, Decimal(length)), CENT)
                return self.words.number(length), sign, self.words.amount(near, unit)
        return None

    def result(self, last: Step) -> str:
        """What comes out."""
        after, longer = self.rounded(last.result, last.unit, last.in_money)[1], self.longer(last.result)
        return self.words("sum.result-or", result=after, longer=longer[2]) if longer else after


def _near(value: Decimal, to: Decimal) -> tuple[str, Decimal]:
    """“=”, or “≈” before what is rounded, and the rounded value."""
    near = value.quantize(to, ROUND_HALF_UP, context=EXACT)
    return "=" if near == value else "≈", near
