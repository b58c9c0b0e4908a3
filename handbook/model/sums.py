"""The sums people can do with their own numbers: what each starts from, and how it is worked out.

One rule for all of them: the amount of money it starts from, if it starts from one, less the next, times everything
else; a percent counts as hundredths. They are worked out in exact decimals, so that anybody who follows them by hand
comes to the same. The site's script `sums.js` keeps the same rule.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from decimal import Context, Decimal

from handbook.model.figures import Calculator, Input
from handbook.text.comparing import key

LARGEST = Decimal(10**9)
"""The largest number a sum starts from."""
LARGEST_RESULT = Decimal(10**12)
"""From here on a result is too large to be of use."""
WHOLE = Decimal(100)
"""The largest percent: it is always a share."""
EXACT = Context(prec=200)
"""Room for every digit of any sum."""
PERCENT = ("percent", "per cent", "%", "٪", "％")


@dataclass(frozen=True)
class Formula:
    """One of the sums: what it tells, what its result is called, and how many amounts of money it starts from."""

    tells: str
    result: str
    starts_from: str
    """What is wanted of its numbers, as a cure."""
    amounts: tuple[int, ...]
    is_time: bool = False
    """Whether the result is a time, in seconds if nothing else is said; in hours it is easier to grasp."""


FORMULAS = {
    "lifetime-value": Formula(
        "What one visit brings in, times how often they come and for how long; with a percent, what is left as profit.",
        "Worth over all those years",
        "Give it one amount of money, and the numbers it is multiplied by.",
        (1,),
    ),
    "acquisition-saving": Formula(
        "What it costs to win one, less what it costs to keep one, times how many stay.",
        "Saved",
        "Give it what winning costs, after it what keeping costs, if anything, and the numbers it is multiplied by.",
        (1, 2),
    ),
    "contact-seconds": Formula(
        "How many come, times how often each is in contact, times how long each contact lasts.",
        "All the time there is",
        "Give it people, contacts and seconds, and no money.",
        (0,),
        is_time=True,
    ),
    "word-of-mouth": Formula(
        "How many one person tells, times how many each of those tells; with a percent, only those who pass it on.",
        "People it can reach",
        "Give it people, the people each of them tells, and no money.",
        (0,),
    ),
}


@dataclass(frozen=True)
class Operand:
    """A number that a sum is done with: what it is, and what it is counted in."""

    title: str
    name: str
    unit: str
    value: Decimal | None
    """None where none is given, or none that could stand here."""
    is_money: bool
    is_percent: bool


@dataclass(frozen=True)
class Step:
    """One step of a sum: what there was, the number that is taken off it or that it is multiplied by, the result."""

    before: Decimal
    unit_before: str
    by: Operand
    result: Decimal
    unit: str
    in_money: bool


def numbers(calculator: Calculator, currency: str) -> list[Operand]:
    """The numbers of a sum in the order it is worked out: money, then counts, then percents."""
    found = [
        Operand(
            given.title or given.name,
            given.name or given.title,
            given.unit,
            None if trouble_with(given) else default_of(given),
            is_money,
            is_percent(given.unit),
        )
        for given, is_money in zip(calculator.inputs, _in_money(calculator, currency), strict=True)
    ]
    return sorted(found, key=lambda number: (not number.is_money, number.is_percent))


def is_in(unit: str, currency: str) -> bool:
    """Whether a unit is a currency, by itself or for something: £, £ per stay."""
    rest = after_currency(unit, currency)
    return rest is not None and not rest[:1].isalpha()


def after_currency(unit: str, currency: str) -> str | None:
    """What stands in a unit after a currency it begins with, however the two are written; None where it does not."""
    sought = key(currency)
    if not currency or not key(unit).startswith(sought):
        return None
    # Whole prefixes are compared, for a sign may be two in normal form; where they are long enough is sought by halves,
    # or a long currency would take the square of its length.
    ends = range(min(len(unit), 4 * len(currency)) + 1)
    first = bisect_left(ends, len(sought), key=lambda end: len(key(unit[:end])))
    return next((unit[end:] for end in ends[first:] if key(unit[:end]) == sought), None)


def _in_money(calculator: Calculator, currency: str) -> list[bool]:
    """Which numbers are money: those in the handbook's currency, or else what a sum of money begins with and its like."""
    inputs = calculator.inputs
    if any(is_in(given.unit, currency) for given in inputs):
        return [is_in(given.unit, currency) for given in inputs]
    first = next((given for given in inputs if not is_percent(given.unit)), None)
    if first is None or 0 in FORMULAS[calculator.formula].amounts:
        return [False for _ in inputs]
    return [given is first or key(given.unit) == key(first.unit) != "" for given in inputs]


def is_percent(unit: str) -> bool:
    """Whether a unit says that a number is a share in percent."""
    said = key(unit)
    return said.startswith(PERCENT) or said.endswith(PERCENT)


def default_of(given: Input) -> Decimal | None:
    """The number a calculator starts from, exactly as it is written."""
    return None if given.default is None else Decimal(str(given.default))


def trouble_with(given: Input) -> str:
    """Why a number cannot be what a sum starts from, or nothing."""
    value = default_of(given)
    if value is None:
        return ""
    if value < 0:
        return f"{given.default} is less than nought."
    if value > LARGEST:
        return f"{given.default} is more than {LARGEST:,}."
    return f"{given.default} is more than 100 percent." if is_percent(given.unit) and value > WHOLE else ""


def misfit(calculator: Calculator, currency: str) -> str:
    """Why the sum cannot be done with the numbers it is given, or nothing."""
    if calculator.formula not in FORMULAS:
        return ""
    found = numbers(calculator, currency)
    amounts = sum(number.is_money for number in found)
    if len(found) < 2:
        return f"A sum needs two numbers or more, and here {'is one' if found else 'are none'}."
    if amounts not in FORMULAS[calculator.formula].amounts:
        return f"Of its numbers {amounts} {'is' if amounts == 1 else 'are'} counted in money."
    return "All of its numbers are percents." if all(number.is_percent for number in found) else ""


def work_out(given: list[Operand]) -> list[Step]:
    """Every step of a sum, in order: money is taken off, all else multiplies. None where a number is missing."""
    steps: list[Step] = []
    if not given or any(number.value is None for number in given):
        return steps
    reached, unit = given[0].value or Decimal(0), given[0].unit
    for number in given[1:]:
        before, value = (reached, unit), number.value or Decimal(0)
        if number.is_money:
            reached = EXACT.subtract(reached, value)
        else:
            reached = EXACT.multiply(reached, value.scaleb(-2) if number.is_percent else value)
            unit = unit if given[0].is_money or number.is_percent else number.unit
        steps.append(Step(*before, number, reached, unit, given[0].is_money))
    return steps
