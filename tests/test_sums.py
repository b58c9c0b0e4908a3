"""The sums: each worked out by hand, in exact numbers, and written as the handbook's language writes numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from handbook.model import Calculator
from handbook.model.figures import Input
from handbook.model.sums import misfit, numbers, work_out
from handbook.project.load import Project
from handbook.views.calculators import CalculatorCard
from handbook.views.cards import card_of
from handbook.words.numbers import numerals_of
from tests.drop_in import FERRY, TODAY


def card_in(folder: Path, id_: str) -> CalculatorCard:
    """The card of a calculator of a handbook."""
    shown = Project.load(folder, TODAY).shown
    card: CalculatorCard = card_of(shown, shown.book.entries[id_])[1]
    return card


def calculator(formula: Any, *given: tuple[str, Any]) -> Calculator:
    """A calculator with the units and defaults of its inputs."""
    inputs = tuple(
        Input.model_construct(title=f"Number {i}", unit=unit, default=default)
        for i, (unit, default) in enumerate(given)
    )
    return Calculator.model_construct(id="a-sum", formula=formula, inputs=inputs)


@pytest.mark.parametrize(
    ("id_", "steps", "result"),
    [
        (
            "worth-of-a-passenger",
            ["£12.50 × 40\u00a0crossings = £500", "£500 × 6\u00a0years = £3,000", "£3,000 × 20\u00a0% = £600"],
            "£600",
        ),
        ("saving-by-keeping", ["£9 − £1.50 = £7.50", "£7.50 × 200\u00a0passengers = £1,500"], "£1,500"),
        (
            "how-long-we-have",
            [
                "90,000\u00a0passengers × 4\u00a0contacts = 360,000\u00a0contacts",
                "360,000\u00a0contacts × 15\u00a0seconds = 5,400,000\u00a0seconds",
                "5,400,000\u00a0seconds ÷ 3,600 = 1,500\u00a0hours",
            ],
            "5,400,000\u00a0seconds, or 1,500\u00a0hours",
        ),
        (
            "how-far-it-sails",
            [
                "80\u00a0people × 50\u00a0people = 4,000\u00a0people",
                "4,000\u00a0people × 100\u00a0% = 4,000\u00a0people",
            ],
            "4,000\u00a0people",
        ),
    ],
)
def test_each_sum_is_the_one_that_was_done_by_hand(id_: str, steps: list[str], result: str) -> None:
    """And it says so step by step."""
    card = card_in(FERRY, id_)
    assert (card.steps, card.result) == (steps, result)


def test_money_comes_first_and_percents_last_however_they_stand_in_the_file() -> None:
    """Steps read as one would say them: an amount, times a count, times a share."""
    stands = calculator("lifetime-value", ("%", 50), ("visits", 4), ("CHF", 7.5))
    assert [number.unit for number in numbers(stands, "CHF")] == ["CHF", "visits", "%"]
    assert work_out(numbers(stands, "CHF"))[-1].result == Decimal("15")


def test_what_keeping_costs_is_left_out_where_it_is_not_given() -> None:
    """What winning one costs is then what keeping one saves."""
    assert work_out(numbers(calculator("acquisition-saving", ("EUR", 40), ("guests", 3)), "EUR"))[-1].result == 120


def test_without_a_currency_money_is_what_the_sum_begins_with() -> None:
    """An organisation that states no currency can still do its sums."""
    assert [number.is_money for number in numbers(calculator("lifetime-value", ("zł", 4), ("visits", 3)), "")] == [
        True,
        False,
    ]
    assert [
        number.unit
        for number in numbers(calculator("lifetime-value", ("%", 9), ("zł", 4), ("visits", 3)), "")
        if number.is_money
    ] == ["zł"]
    assert misfit(calculator("lifetime-value", ("", 4), ("", 3)), "") == ""


def test_money_may_be_for_something(shop: Path) -> None:
    """The handbook's currency is told from a word that only begins like it."""
    shown = Project.load(shop, TODAY).shown
    assert shown.book.handbook.currency == "GBP"
    card = card_of(shown, calculator("lifetime-value", ("visits", 3), ("GBP per visit", 4.5), ("GBPs", 2)))[1]
    assert [figure.ours for figure in card.figures] == ["GBP\u00a04.50 per visit", "3\u00a0visits", "2\u00a0GBPs"]
    assert card.steps == [
        "GBP\u00a04.50 × 3\u00a0visits = GBP\u00a013.50",
        "GBP\u00a013.50 × 2\u00a0GBPs = GBP\u00a027",
    ]


def test_a_time_is_said_in_hours_whatever_it_is_counted_in(shop: Path) -> None:
    """What is no other unit of time is seconds, as the sum's name says."""
    shown = Project.load(shop, TODAY).shown
    for unit, last in (("seconds", "90\u00a0seconds ÷ 60 = 1.5\u00a0minutes"), ("Sekunden", "90\u00a0Sekunden ÷ 60 = 1.5\u00a0minutes"),
                       ("minutes", "90\u00a0minutes ÷ 60 = 1.5\u00a0hours"), ("hours", "30\u00a0people × 3\u00a0hours = 90\u00a0hours")):  # fmt: skip
        card = card_of(shown, calculator("contact-seconds", ("people", 30), (unit, 3)))[1]
        assert card.steps[-1] == last


def test_nothing_is_worked_out_where_a_number_is_missing_or_cannot_be_right() -> None:
    """The place stays empty, and the sum is left to whoever has the number."""
    for wrong in (None, -1, 2e9):
        assert work_out(numbers(calculator("word-of-mouth", ("people", 3), ("people", wrong)), "")) == []


@given(st.lists(st.decimals(0, 10**9, places=4), min_size=2, max_size=6))
def test_a_sum_is_exact_to_the_last_digit(values: list[Decimal]) -> None:
    """However many digits come together: as with fractions, which never round."""
    result = work_out(numbers(calculator("word-of-mouth", *(("people", value) for value in values)), ""))[-1].result
    product = Fraction(1)
    for value in values:
        product *= Fraction(value)
    assert Fraction(result) == product


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1,234,567.5"), ("de", "1.234.567,5"), ("fr", "1\u202f234\u202f567,5"), ("de-CH", "1’234’567.5"),
        ("hi", "12,34,567.5"), ("ar", "1,234,567.5"), ("ja", "1,234,567.5"), ("xx-nowhere", "1,234,567.5"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_the_language_writes_them(language: str, said: str, shop: Path) -> None:
    """Its signs and its groups; digits are those of the rest of the handbook, and an unknown language is read as English."""
    file = shop / "standards.yml"
    file.write_text(file.read_text("utf-8").replace("handbook:\n", f"handbook:\n  language: {language}\n", 1), "utf-8")
    locale = Project.load(shop, TODAY).shown.book.handbook.locale
    assert isinstance(locale, Locale)
    assert numerals_of(locale).say(Decimal("1234567.50")) == said


def test_what_is_rounded_does_not_pretend_to_be_exact(shop: Path) -> None:
    """It stands after “≈”: a result with two decimals, what is on the way to it with six, so that it can be followed."""
    shown = Project.load(shop, TODAY).shown
    card = card_of(
        shown, calculator("word-of-mouth", ("people", 0.3335), ("people", 0.1), ("people", 1000), ("people", 0.001))
    )[1]
    assert card.steps == [
        "0.3335\u00a0people × 0.1\u00a0people = 0.03335\u00a0people",
        "0.03335\u00a0people × 1,000\u00a0people = 33.35\u00a0people",
        "33.35\u00a0people × 0.001\u00a0people ≈ 0.03\u00a0people",
    ]
