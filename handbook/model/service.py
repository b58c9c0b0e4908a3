"""The heart: the guiding quote, the standards drawn from it, and the words we use."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handbook.model.base import Entry, Living, Part
from handbook.model.kinds import (
    Choice,
    Day,
    LineId,
    Listed,
    Number,
    Percent,
    PhraseId,
    Prose,
    RoleId,
    RoleOrEveryone,
    ShortText,
    StandardId,
    Text,
    TouchpointOrEverywhere,
    Weight,
    Whole,
    Word,
    YesNo,
)


class Attribution(Part):
    """Who said it, and how sure we are."""

    status: Annotated[Literal["known", "disputed", "own"], Choice] = Field(description="How sure we are of the author.")
    author: Text = Field("", description="The author; only when the status is known.")
    first_known: Whole = Field(None, description="The year it was first seen in print.")
    note: Prose = Field("", description="What is known about where it comes from.")


class Line(Entry):
    """One line of the guiding quote."""

    says: Text = Field(description="The line itself.")
    asks: Text = Field(description="The question that turns the line into standards.")
    order: Number = Field(None, description="Which line wins when two clash: the lower number.")


class Variant(Entry):
    """Another wording in circulation; never printed as ours."""

    says: Annotated[tuple[Text, ...], Listed] = Field(description="Its sentences.")
    source: Text = Field("", description="Where it was seen.")
    note: Prose = Field("", description="What is different about it.")

    @property
    def name(self) -> str:
        """Its first sentence."""
        return next(iter(self.says), self.id)


class Quote(Part):
    """The guiding quote that standards are drawn from."""

    title: Text = Field(description="What the quote is called.")
    attribution: Attribution | None = Field(None, description="Who said it, and how sure we are.")
    lines: Annotated[tuple[Line, ...], Listed] = Field(description="Its lines.")
    variants: Annotated[tuple[Variant, ...], Listed] = Field((), description="Other wordings in circulation.")


class Measure(Part):
    """The number a standard is held to."""

    what: Annotated[
        Literal[
            "seconds",
            "minutes",
            "hours",
            "days",
            "working days",
            "weeks",
            "months",
            "rings",
            "steps",
            "feet",
            "metres",
            "times",
            "percent",
        ],
        Choice,
    ] = Field(description="What is counted.")
    at_most: Number = Field(None, description="No more than this.")
    at_least: Number = Field(None, description="No less than this.")
    goal: Number = Field(
        None, description="What is aimed for; with `limit`. A goal below its limit means less is better."
    )
    limit: Number = Field(None, description="What must still be kept; with `goal`.")
    of_contacts: Percent = Field(None, description="In how many of a hundred contacts it is kept.")
    of_what: Text = Field("", description="Contacts of which sort: letters, trains, calls.")


class Achieved(Part):
    """What was reached in a period."""

    period: Text = Field(description="When: 2026, March, the third quarter.")
    percent: Number = Field(description="How much was reached, in percent.")
    source: Text = Field("", description="Where the number comes from.")


class IfMissed(Part):
    """What the customer gets when the promise is not kept."""

    pays: Number = Field(None, description="How much.")
    unit: Annotated[Literal["currency", "percent"], Choice] = Field(
        "currency", description="Money, or percent of the price."
    )
    per: Text = Field("", description="For each what: day, hour, household.")
    automatic: YesNo = Field(None, description="Whether it is paid without being asked for.")
    note: Prose = Field("", description="What else there is to know.")


class Case(Part):
    """A case with a measure of its own."""

    title: Text = Field("", description="Which case: emergency, routine.")
    measure: Measure | None = Field(None, description="Its own measure.")
    if_missed: IfMissed | None = Field(None, description="What is paid in this case.")


class Standard(Living):
    """What everyone it names does, every day, every time."""

    title: ShortText = Field(description="Its name, at most 60 characters.")
    do: Text = Field(description="One behaviour, verb first: the staff card.")
    level: Annotated[Literal["must", "should"], Choice] = Field(description="How binding it is.")
    critical: YesNo = Field(False, description="Whether failing it fails the whole moment.")
    quote: Annotated[tuple[LineId, ...], Listed] = Field(description="The quote lines it is drawn from.")
    who: Annotated[tuple[RoleOrEveryone, ...], Listed] = Field(("everyone",), description="Whom it binds.")
    where: Annotated[tuple[TouchpointOrEverywhere, ...], Listed] = Field(description="At which touchpoints.")
    seen: Text = Field(
        description="A yes/no question a stranger could answer after one visit: the shopper's question and the coach's observation."
    )
    measure: Measure | None = Field(None, description="The number it is held to.")
    achieved: Annotated[tuple[Achieved, ...], Listed] = Field((), description="What was reached, period by period.")
    adapt: Text = Field("", description="The equal alternative for people who cannot.")
    why: Prose = Field("", description="Why, from the side of the person served.")
    phrases: Annotated[tuple[PhraseId, ...], Listed] = Field((), description="The phrases that go with it.")
    owner: RoleId = Field(description="The role that answers for it.")
    review_by: Day = Field(description="The day it is looked at again at the latest.")
    based_on: Prose = Field("", description="What it rests on: a survey, a complaint, a law.")
    written_with: Annotated[tuple[RoleId, ...], Listed] = Field((), description="The roles that helped to write it.")
    group: Text = Field("", description="A section of a scoring scheme.")
    rank: Word = Field("", description="A free letter or number used by a scheme, such as A, B, C.")
    weight: Weight = Field(1, description="How much it counts in a score, 1 to 3.")
    cases: Annotated[tuple[Case, ...], Listed] = Field((), description="Cases with measures of their own.")
    except_: Prose = Field("", alias="except", description="When it does not hold.")
    promise: Prose = Field("", description="The wording given to the people served, or signed by staff.")
    if_missed: IfMissed | None = Field(None, description="What is paid when it is missed.")
    counts_as: Prose = Field("", description="Marking note: what also counts as a yes.")
    not_if: Prose = Field("", description="Marking note: what makes it a no.")
    na_if: Prose = Field("", description="Marking note: when the question does not apply.")
    then: StandardId = Field("", description="The standard that comes after this one.")
    confirmed: Text = Field("", description="The fingerprint of what it was last confirmed against.")

    @property
    def binds_everyone(self) -> bool:
        """Whether it is not kept to some roles."""
        return "everyone" in self.who

    @property
    def holds_everywhere(self) -> bool:
        """Whether it is not kept to some touchpoints."""
        return "everywhere" in self.where


class Phrase(Entry):
    """Something people say: good words, poor words, and words we do not use."""

    text: Text = Field(description="The words themselves.")
    verdict: Annotated[Literal["say", "avoid", "banned"], Choice] = Field(
        description="say is an example in your own words; banned is never said."
    )
    instead: Annotated[tuple[PhraseId, ...], Listed] = Field(
        (), description="What to say instead; needed when it is banned."
    )
    why: Prose = Field("", description="Why.")
    channel: Text = Field("", description="Where it is said, when that matters.")
