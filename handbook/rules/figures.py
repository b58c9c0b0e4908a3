"""Rules about the numbers we watch and quote."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterator
from datetime import date

from handbook.model.choices import Evidence
from handbook.model.problems import did_you_mean
from handbook.model.standards import TIMES
from handbook.model.sums import FORMULAS, misfit, trouble_with
from handbook.model.values import NUMBER
from handbook.rules.base import Breach, Context, Group
from handbook.text.comparing import key
from handbook.words import Words, words_in
from handbook.words.phrases import SHARES

figures = Group.FIGURES
FURTHEST_OFF = 0.05
COUNTED_IN_RESULTS = ("basics", "impressions:negative", "impressions:positive", "remembered", "return", "recommend")
COUNTED_IN_SLIPS = ("minutes", "settled", "repeats", "cost")
MONEY = re.compile(r"[A-Z]{3}|\S{0,3}[$£¥€₩₪₫₱₴₹₺₽]\S{0,3}")
"""A currency, by its code or its sign."""
OPERATORS: dict[type[ast.AST], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


@figures.error(
    "indicator-without-source",
    "An indicator with neither a question nor a formula, and nothing that is counted.",
    why="Nobody could say where its number comes from.",
    cure="Add `ask` or `formula`, or `from` and `counts`.",
)
def indicator_without_source(context: Context) -> Iterator[Breach]:
    for indicator in context.book.indicators:
        if not indicator.model_fields_set & {"ask", "formula", "from_", "counts"}:
            yield Breach(indicator, ("ask",), f"“{indicator.title}” has neither a question nor a formula.")


@figures.error(
    "sum-unreadable",
    "A calculation that cannot be worked out.",
    why="It is printed beside the number, so that anyone can follow it.",
    cure="Use numbers, + - * / and brackets only.",
)
def sum_unreadable(context: Context) -> Iterator[Breach]:
    for claim in context.book.claims:
        if claim.calculation and result_of(claim.calculation) is None:
            yield Breach(claim, ("calculation",), f"“{claim.calculation}” cannot be worked out.")


@figures.warning(
    "sum-does-not-agree",
    "A calculation whose result is more than 5 % away from the number.",
    why="A reader who does the sum would find us out.",
    cure="Correct the sum or the number.",
)
def sum_does_not_agree(context: Context) -> Iterator[Breach]:
    for claim in context.book.claims:
        result = result_of(claim.calculation) if claim.calculation else None
        if result is None or claim.number is None:
            continue
        if abs(result - claim.number) > FURTHEST_OFF * abs(claim.number):
            yield Breach(
                claim,
                ("calculation",),
                f"{claim.calculation} makes {result:,.10g}, and the number is {claim.number:,}.",
            )


@figures.warning(
    "calculator-inputs",
    "A calculator whose numbers do not make its sum.",
    why=(
        "It starts from two numbers or more. "
        "`lifetime-value` has one amount of money among them, `acquisition-saving` one or two, the second of which is "
        "taken off the first; "
        "the others have none. Everything else multiplies, and a percent counts as hundredths."
    ),
    cure="Give it the numbers that its sum starts from.",
)
def calculator_inputs(context: Context) -> Iterator[Breach]:
    for calculator in context.book.calculators:
        if calculator.formula and (why := misfit(calculator, context.book.handbook.currency)):
            yield Breach(calculator, ("id",), why, FORMULAS[calculator.formula].starts_from)


@figures.warning(
    "calculator-default",
    "A number that a calculator would not take if somebody typed it.",
    why="The page would begin with a mistake; until it is mended, the place of the number stays empty.",
    cure="Give it a number from nought up, and a percent of 100 at most.",
)
def calculator_default(context: Context) -> Iterator[Breach]:
    for calculator in context.book.calculators:
        for i, given in enumerate(calculator.inputs):
            if why := trouble_with(given):
                yield Breach(calculator, ("inputs", i, "default"), why)


def result_of(calculation: str) -> float | None:
    """The result of a sum of numbers with + - * / and brackets, or None when it is something else."""
    try:
        return _value(ast.parse(calculation.strip(), mode="eval").body)
    except (SyntaxError, ValueError, ZeroDivisionError, OverflowError, RecursionError, MemoryError):
        return None


def _value(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner)
        case ast.UnaryOp(op=ast.UAdd(), operand=inner):
            return _value(inner)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            return OPERATORS[type(op)](_value(left), _value(right))
    raise ValueError("not a sum")


@figures.error(
    "claim-not-findable",
    "A checked claim whose source nobody else can find.",
    why="Checked means that another person can look it up.",
    cure="Add cited (author, title, year, page) or url, or write status: reported.",
)
def claim_not_findable(context: Context) -> Iterator[Breach]:
    for claim in context.book.claims:
        if claim.status is Evidence.CHECKED and not claim.model_fields_set & {"cited", "url"}:
            yield Breach(claim, ("status",), f"“{claim.says[:60]}” is checked, and says nowhere where.")


@figures.error(
    "reached-twice",
    "A value and a percent for one period of an indicator.",
    why="There would be two answers to how much was reached.",
    cure="Keep `value`.",
)
def reached_twice(context: Context) -> Iterator[Breach]:
    for indicator in context.book.indicators:
        for i, reached in enumerate(indicator.achieved):
            if {"value", "percent"} <= reached.model_fields_set:
                yield Breach(indicator, ("achieved", i, "percent"), f"“{reached.period}” has a value and a percent.")


@figures.error(
    "counts-unknown",
    "An indicator that counts what is not there to be counted.",
    why="It would stay empty for ever.",
    cure="Of results: basics, impressions:negative, impressions:positive, remembered, return, recommend, a standard, "
    "extra:<id>. Of slips: minutes, settled, repeats, cost.",
)
def counts_unknown(context: Context) -> Iterator[Breach]:
    extras = {f"extra:{extra.id}" for scorecard in context.book.scorecards for extra in scorecard.extra}
    known = {"results": {*COUNTED_IN_RESULTS, *extras, *context.book.standards_by_id}, "slips": {*COUNTED_IN_SLIPS}}
    for indicator in context.book.indicators:
        if indicator.from_ and indicator.counts and indicator.counts not in known[indicator.from_]:
            said = f"“{indicator.counts}” is nothing that is counted in {indicator.from_}."
            yield Breach(indicator, ("counts",), said, did_you_mean(indicator.counts, known[indicator.from_], ""))


@figures.error(
    "target-no-number",
    "A target that is no number, of an indicator that is counted.",
    why="Nobody could say whether it was reached.",
    cure="Write a bare number; its unit stands in `unit`.",
)
def target_no_number(context: Context) -> Iterator[Breach]:
    for indicator in context.book.indicators:
        if indicator.counts and indicator.target and not NUMBER.fullmatch(indicator.target):
            yield Breach(indicator, ("target",), f"“{indicator.target}” is not a bare number.")


@figures.warning(
    "unit-not-counted",
    "A unit that is another than what is counted in the slip book.",
    why="So many minutes would be shown as so many hours, or a sum of pounds as so many euros: nothing is converted.",
    cure="Of slips, minutes are in minutes, cost is in the handbook's `currency`, and repeats are a number.",
)
def unit_not_counted(context: Context) -> Iterator[Breach]:
    settings = context.book.handbook
    times = _times(words_in(settings.language))
    for indicator in context.book.indicators:
        if indicator.from_ != "slips" or indicator.counts not in ("minutes", "cost", "repeats"):
            continue
        others = {*SHARES, *(name for what, names in times.items() if what != indicator.counts for name in names)}
        is_money = indicator.counts == "cost" and settings.currency and MONEY.fullmatch(indicator.unit)
        if key(indicator.unit) in others or (is_money and indicator.unit != settings.currency):
            said = f"“{indicator.title}” counts {indicator.counts}, and its unit is “{indicator.unit}”."
            yield Breach(indicator, ("unit",), said)


def _times(words: Words) -> dict[str, set[str]]:
    """What every time is called, in the fields of a handbook and in its language."""

    def called(what: str, number: int) -> str:
        return key(words.many(f"unit.{what.replace(' ', '-')}", number).replace(words.number(number), "").strip())

    return {what: {what, called(what, 1), called(what, 2)} - {""} for what in TIMES}


@figures.error(
    "typed-and-counted",
    "A value that somebody typed for a month of which it is worked out.",
    why="There would be two answers to how much was reached, and one of them would be wrong some day.",
    cure="Take the typed value out.",
)
def typed_and_counted(context: Context) -> Iterator[Breach]:
    words = words_in(context.book.handbook.language)
    days = {
        "results": {answer.date[:7] for answer in context.answers if not answer.is_observed},
        "slips": {slip.date[:7] for slip in context.slips},
    }
    for indicator in context.book.indicators:
        for month in sorted(days.get(indicator.from_ or "", ())) if indicator.achieved else ():
            called = {key(month), key(words.month(date.fromisoformat(f"{month}-01")))}
            for i, reached in enumerate(indicator.achieved):
                if key(reached.period) in called:
                    said = f"“{reached.period}” is typed, and worked out from {indicator.from_} too."
                    yield Breach(indicator, ("achieved", i, "period"), said)
