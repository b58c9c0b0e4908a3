"""Figures: what the organisation watches, the sums it does, and the numbers it quotes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handbook.model.base import Entry, Part
from handbook.model.kinds import (
    Choice,
    IndicatorId,
    Listed,
    Number,
    Prose,
    RoleId,
    StandardId,
    Text,
    Word,
    YearOrDay,
)
from handbook.model.service import Achieved


class Indicator(Entry):
    """Something the organisation watches to know whether the service works."""

    title: Text = Field(description="What it is called.")
    kind: Annotated[
        Literal["behaviour", "satisfaction", "loyalty", "delight", "negatives", "time", "perception"], Choice
    ] = Field(description="What sort of thing it shows.")
    ask: Text = Field("", description="The question it is drawn from; this or `formula`.")
    formula: Text = Field("", description="How it is worked out; this or `ask`.")
    unit: Text = Field("", description="What it is counted in.")
    target: Word = Field("", description="What is aimed for.")
    achieved: Annotated[tuple[Achieved, ...], Listed] = Field((), description="What was reached, period by period.")
    every: Text = Field("", description="How often it is taken.")
    owner: RoleId = Field("", description="The role that answers for it.")
    of: Annotated[tuple[StandardId, ...], Listed] = Field((), description="The standards it shows the effect of.")
    leads_to: Annotated[tuple[IndicatorId, ...], Listed] = Field((), description="What moves when this one moves.")


class Input(Part):
    """A number a calculator starts from."""

    name: Text = Field("", description="Its short name.")
    title: Text = Field("", description="What it is.")
    unit: Text = Field(
        "",
        description="What it is counted in: the currency for money, `percent` or `%` for a share, or what it counts.",
    )
    default: Number = Field(None, description="What it starts at.")


class Calculator(Entry):
    """A sum people can do with their own numbers."""

    title: Text = Field("", description="What it is called.")
    formula: Annotated[Literal["lifetime-value", "acquisition-saving", "contact-seconds", "word-of-mouth"], Choice] = (
        Field(description="Which sum it is.")
    )
    inputs: Annotated[tuple[Input, ...], Listed] = Field(
        (), description="The numbers it starts from; each sum says in its rule which they are."
    )
    example: Prose = Field("", description="A worked example.")

    @property
    def name(self) -> str:
        """Its title, or what the sum is about."""
        return self.title or self.formula.replace("-", " ").capitalize()


class Claim(Entry):
    """A number we quote, with what is known about it."""

    says: Text = Field(description="The claim, in our words.")
    number: Number = Field(None, description="The number in it.")
    number_to: Number = Field(None, description="The upper number, of a range.")
    unit: Text = Field("", description="What is counted.")
    as_printed: Prose = Field("", description="How it was printed where it was found.")
    reading: Prose = Field("", description="How we understand it.")
    source: Prose = Field("", description="Where it comes from.")
    as_of: YearOrDay = Field("", description="The year or day it speaks of.")
    status: Annotated[Literal["checked", "reported", "dated", "unverified", "garbled"], Choice] = Field(
        description="How sure it is; only checked and reported stand without a badge."
    )
    calculation: Text = Field("", description="The sum behind it: numbers, + - * / and brackets.")
