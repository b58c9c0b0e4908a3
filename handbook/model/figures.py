"""Figures: what the organisation watches, the sums it does, and the numbers it quotes."""

from __future__ import annotations

from typing import Annotated, Literal

from handbook.model.base import Entry, Part
from handbook.model.choices import Evidence
from handbook.model.declared import Place, field
from handbook.model.kinds import (
    Choice,
    IndicatorId,
    Listed,
    Number,
    Prose,
    RoleId,
    StandardId,
    Text,
    WebAddress,
    Whole,
    Word,
    YearOrDay,
)


class Reached(Part):
    """What an indicator reached in a period."""

    period: Text = field("When: 2026, March, the third quarter.", place=Place.WITHIN)
    value: Number = field("How much, in the indicator's own unit.", None, place=Place.WITHIN)
    percent: Number = field("The same, where the unit is percent.", None, place=Place.WITHIN)
    n: Whole = field("Out of how many contacts.", None, place=Place.WITHIN)
    source: Text = field("Where the number comes from.", "", place=Place.WITHIN)


class Indicator(Entry):
    """Something the organisation watches to know whether the service works."""

    concerns = "of"

    title: Text = field("What it is called.", place=Place.TITLE)
    kind: Annotated[
        Literal["behaviour", "satisfaction", "loyalty", "delight", "negatives", "time", "perception"], Choice
    ] = field("What sort of thing it shows.", place=Place.BADGE)
    ask: Text = field("The question it is drawn from; this, `formula` or `counts`.", "", label="Asked")
    formula: Text = field("How it is worked out; this, `ask` or `counts`.", "", label="Worked out")
    from_: Annotated[Literal["results", "slips"], Choice] | None = field(
        "Whether it is counted from the answers of shops or from the slip book; with `counts`.",
        None,
        alias="from",
        label="Counted from",
    )
    counts: Word = field(
        "What is counted there: basics, impressions:negative, remembered, a standard; of slips minutes, settled, repeats, cost.",
        "",
        place=Place.HIDDEN,
        because="it is a code for the checker; what is counted says the indicator's title",
    )
    unit: Text = field("What it is counted in.", "", label="Counted in")
    target: Word = field("What is aimed for.", "", label="Aim")
    better: Annotated[Literal["up", "down"], Choice] = field(
        "Which way is better.", "up", place=Place.BADGE, words={"up": "more is better", "down": "less is better"}
    )
    achieved: Annotated[tuple[Reached, ...], Listed] = field(
        "What was reached, period by period.", (), label="Reached", is_bookkeeping=True
    )
    every: Text = field("How often it is taken.", "", label="How often")
    owner: RoleId = field("The role that answers for it.", "", label="Answers for it", is_bookkeeping=True)
    of: Annotated[tuple[StandardId, ...], Listed] = field(
        "The standards it shows the effect of.", (), label="Shows the effect of"
    )
    leads_to: Annotated[tuple[IndicatorId, ...], Listed] = field("What moves when this one moves.", (), label="Moves")


class Input(Part):
    """A number a calculator starts from."""

    name: Text = field(
        "Its short name.",
        "",
        place=Place.HIDDEN,
        because="it tells the sum which number is which; people read its title",
    )
    title: Text = field("What it is.", "", place=Place.WITHIN)
    unit: Text = field(
        "What it is counted in: the currency for money, `percent` or `%` for a share, or what it counts.",
        "",
        place=Place.WITHIN,
    )
    default: Number = field("What it starts at.", None, place=Place.WITHIN)


class Calculator(Entry):
    """A sum people can do with their own numbers."""

    title: Text = field("What it is called.", "", place=Place.TITLE)
    formula: Annotated[Literal["lifetime-value", "acquisition-saving", "contact-seconds", "word-of-mouth"], Choice] = (
        field("Which sum it is.", place=Place.WITHIN)
    )
    inputs: Annotated[tuple[Input, ...], Listed] = field(
        "The numbers it starts from; each sum says in its rule which they are.", (), place=Place.OWN
    )
    example: Prose = field("A worked example.", "", place=Place.OWN)

    @property
    def name(self) -> str:
        """Its title, or what the sum is about."""
        return self.title or self.formula.replace("-", " ").capitalize()


class Claim(Entry):
    """A number we quote, with what is known about it."""

    says: Text = field("The claim, in our words.", label="What it says", place=Place.TITLE)
    number: Number = field("The number in it.", None)
    number_to: Number = field("The upper number, of a range.", None, place=Place.WITHIN)
    unit: Text = field("What is counted.", "", place=Place.WITHIN)
    calculation: Text = field("The sum behind it: numbers, + - * / and brackets.", "", label="The sum")
    as_printed: Prose = field("How it was printed where it was found.", "")
    reading: Prose = field("How we understand it.", "", label="Our reading")
    source: Prose = field("Where it comes from.", "")
    cited: Prose = field(
        "The source as another person can find it: author, title, year, page.", "", is_bookkeeping=True
    )
    url: WebAddress = field("Where the source can be looked up.", "", label="Look it up", is_bookkeeping=True)
    as_of: YearOrDay = field("The year or day it speaks of.", "")
    status: Annotated[Evidence, Choice] = field(
        "How sure it is; only checked and reported stand without a badge.", place=Place.BADGE
    )
