"""The heart: the guiding quote, the standards drawn from it, and the words we use."""

from __future__ import annotations

from typing import Annotated, Literal

from handbook.model.base import Entry, Living, Part, confirmed_field
from handbook.model.brand_marks import fixed_field, local_field
from handbook.model.choices import Level, Origin, Verdict
from handbook.model.declared import Place, Reads, field
from handbook.model.kinds import (
    Choice,
    Day,
    FieldName,
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
    WebAddress,
    Weight,
    Whole,
    Word,
    YesNo,
)
from handbook.model.pictures import Picture


class Attribution(Part):
    """Who said it, and how sure we are."""

    status: Annotated[Origin, Choice] = field("How sure we are of the author.", place=Place.WITHIN)
    author: Text = field("The author; only when the status is known.", "", place=Place.OWN)
    first_known: Whole = field("The year it was first seen in print.", None, place=Place.OWN)
    first_seen: Text = field("Where that print is, with its year.", "", place=Place.OWN)
    url: WebAddress = field("Where that can be looked up.", "", place=Place.OWN)
    note: Prose = field("What is known about where it comes from.", "", place=Place.OWN)


class Line(Entry):
    """One line of the guiding quote."""

    concerns = "everyone"

    says: Text = field("The line itself.", label="What it says", place=Place.TITLE)
    asks: Text = field("The question that turns the line into standards.", label="It asks us")
    order: Number = field(
        "Which line wins when two clash: the lower number.",
        None,
        label="When two lines clash",
        words={"some": "number {value}: the lower number wins"},
    )

    @classmethod
    def kind_name(cls) -> str:
        """A line of the quote."""
        return "quote line"


class Variant(Entry):
    """Another wording in circulation; never printed as ours."""

    concerns = "everyone"

    says: Annotated[tuple[Text, ...], Listed] = field("Its sentences.", label="It goes")
    source: Text = field("Where it was seen.", "", label="Seen in")
    note: Prose = field("What is different about it.", "", label="What is different")

    @property
    def name(self) -> str:
        """Its first sentence."""
        return next(iter(self.says), self.id)

    @classmethod
    def kind_name(cls) -> str:
        """Another wording of the quote."""
        return "quote variant"


class Quote(Part):
    """The guiding quote that standards are drawn from."""

    title: Text = field("What the quote is called.", place=Place.TITLE)
    attribution: Attribution | None = field("Who said it, and how sure we are.", None, place=Place.OWN)
    lines: Annotated[tuple[Line, ...], Listed] = field(
        "Its lines.", label="The order of the lines", place=Place.OWN, is_ordered=True
    )
    variants: Annotated[tuple[Variant, ...], Listed] = field("Other wordings in circulation.", (), place=Place.OWN)
    fixed: Annotated[tuple[FieldName, ...], Listed] = fixed_field()
    local: Annotated[tuple[FieldName, ...], Listed] = local_field()


TIMES = frozenset(("seconds", "minutes", "hours", "days", "working days", "weeks", "months"))
"""What a measure may count that is time."""
ON_A_CLOCK = frozenset(("seconds", "minutes", "hours"))
"""The times for which one has a clock in the hand."""


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
            "degrees",
        ],
        Choice,
    ] = field("What is counted.", place=Place.WITHIN)
    at_most: Number = field("No more than this; with `at_least`, the upper end of a band.", None, place=Place.WITHIN)
    at_least: Number = field("No less than this; with `at_most`, the lower end of a band.", None, place=Place.WITHIN)
    goal: Number = field(
        "What is aimed for; with `limit`. A goal below its limit means less is better.", None, place=Place.WITHIN
    )
    limit: Number = field("What must still be kept; with `goal`.", None, place=Place.WITHIN)
    of_contacts: Percent = field("In how many of a hundred contacts it is kept.", None, place=Place.WITHIN)
    of_what: Text = field("Contacts of which sort: letters, trains, calls.", "", place=Place.WITHIN)
    hours: Text = field(
        "When its clock runs, where that is not always: Monday to Friday, 8 to 18.", "", place=Place.WITHIN
    )

    @property
    def is_delay(self) -> bool:
        """Whether it says from when on something is late: nobody promises to take no less than so many minutes."""
        return self.at_least is not None and self.what in TIMES


class Achieved(Part):
    """What was reached in a period."""

    period: Text = field("When: 2026, March, the third quarter.", place=Place.WITHIN)
    percent: Number = field("How much was reached, in percent.", place=Place.WITHIN)
    n: Whole = field("Out of how many contacts.", None, place=Place.WITHIN)
    source: Text = field("Where the number comes from.", "", place=Place.WITHIN)


class IfMissed(Part):
    """What the customer gets when the promise is not kept."""

    pays: Number = field("How much.", None, place=Place.WITHIN)
    unit: Annotated[Literal["currency", "percent"], Choice] = field(
        "Money, or percent of the price.", "currency", place=Place.WITHIN
    )
    per: Text = field("For each what: day, hour, household.", "", place=Place.WITHIN)
    automatic: YesNo = field("Whether it is paid without being asked for.", None, place=Place.WITHIN)
    within: Text = field("How soon it is paid: 10 working days.", "", place=Place.WITHIN)
    paid_by: Text = field("Which budget pays.", "", place=Place.WITHIN)
    note: Prose = field("What else there is to know.", "", place=Place.WITHIN)


class Case(Part):
    """A case with a measure of its own."""

    title: Text = field("Which case: emergency, routine.", "", place=Place.WITHIN)
    measure: Measure | None = field("Its own measure.", None, place=Place.WITHIN)
    if_missed: IfMissed | None = field("What is paid in this case.", None, place=Place.WITHIN)


CHECKED_BY_EYES = ("shop", "observation")
"""How a standard is looked at where nothing else is said."""


class Standard(Living):
    """What everyone it names does, every day, every time."""

    concerns = "who"
    rests_on = "quote"

    title: ShortText = field("Its name, at most 60 characters.", place=Place.TITLE)
    level: Annotated[Level, Choice] = field(
        "How binding it is.",
        place=Place.BADGE,
        says={"must": "Now a must", "should": "Now a should", "none": "No longer a must or a should"},
    )
    critical: YesNo = field(
        "Whether failing it fails the whole moment.",
        False,
        place=Place.BADGE,
        words={"yes": "critical"},
        says={"yes": "Newly critical", "no": "No longer critical"},
    )
    group: Text = field("A section of a scoring scheme.", "", place=Place.BADGE, change=Reads.MOVED)
    rank: Word = field(
        "A free letter or number used by a scheme, such as A, B, C.",
        "",
        place=Place.BADGE,
        words={"some": "rank {value}"},
    )
    weight: Weight = field(
        "How much it counts in a score: a number above 0, on a scale of your own.",
        1,
        place=Place.BADGE,
        words={"some": "counts {value} times"},
    )
    do: Text = field("One behaviour, verb first: the staff card.", label="What we do", place=Place.LEAD)
    measure: Measure | None = field("The number it is held to.", None, place=Place.OWN, change=Reads.AS_ONE)
    picture: Picture | None = field("A picture that shows how it is done.", None)
    seen: Text = field(
        "A yes/no question a stranger could answer after one visit: the shopper's question and the coach's observation.",
        label="The question asked",
    )
    counts_as: Prose = field("Marking note: what also counts as a yes.", "", label="Yes also if", place=Place.NOTES)
    not_if: Prose = field("Marking note: what makes it a no.", "", label="No if", place=Place.NOTES)
    na_if: Prose = field(
        "Marking note: when the question does not apply.", "", label="Does not apply if", place=Place.NOTES
    )
    why: Prose = field("Why, from the side of the person served.", "")
    quote: Annotated[tuple[LineId, ...], Listed] = field("The quote lines it is drawn from.", label="Drawn from")
    adapt: Text = field("The equal alternative for people who cannot.", "", label="As good")
    phrases: Annotated[tuple[PhraseId, ...], Listed] = field("The phrases that go with it.", (), label="Words")
    cases: Annotated[tuple[Case, ...], Listed] = field(
        "Cases with measures of their own.", (), change=Reads.BY_TITLE, is_ordered=True
    )
    promise: Prose = field("The wording given to the people served, or signed by staff.", "", label="We promise")
    if_missed: IfMissed | None = field("What is paid when it is missed.", None, change=Reads.AS_ONE)
    except_: Prose = field("When it does not hold.", "", alias="except")
    achieved: Annotated[tuple[Achieved, ...], Listed] = field(
        "What was reached, period by period.", (), label="Reached", is_bookkeeping=True
    )
    then: StandardId = field("The standard that comes after this one.", "")
    who: Annotated[tuple[RoleOrEveryone, ...], Listed] = field(
        "Whom it binds.",
        ("everyone",),
        place=Place.FILED,
        says={"added": "Now binds {names}", "removed": "No longer binds {names}", "all": "Now binds everyone"},
    )
    where: Annotated[tuple[TouchpointOrEverywhere, ...], Listed] = field(
        "At which touchpoints.",
        place=Place.FILED,
        says={
            "added": "Moved: now at {names}",
            "removed": "Moved: no longer at {names}",
            "all": "Now holds everywhere",
        },
    )
    checked_by: Annotated[
        tuple[Annotated[Literal["shop", "observation", "call listening", "records"], Choice], ...], Listed
    ] = field(
        "How it is looked at; a shopper's form asks only what `shop` checks, an observation sheet what `observation` does.",
        CHECKED_BY_EYES,
        place=Place.FILED,
        is_bookkeeping=True,
    )
    owner: RoleId = field("The role that answers for it.", place=Place.FILED, is_bookkeeping=True)
    review_by: Day = field(
        "The day it is looked at again at the latest.",
        label="To be looked at again by",
        place=Place.WITHIN,
        is_bookkeeping=True,
    )
    based_on: Prose = field(
        "What it rests on: a survey, a complaint, a law.", "", place=Place.FILED, is_bookkeeping=True
    )
    written_with: Annotated[tuple[RoleId, ...], Listed] = field(
        "The roles that helped to write it.", (), place=Place.FILED, is_bookkeeping=True
    )
    confirmed: Text = confirmed_field()

    @property
    def measures(self) -> list[Measure]:
        """The number it is held to and those of its cases."""
        return [measure for measure in (self.measure, *(case.measure for case in self.cases)) if measure]

    @property
    def has_clock(self) -> bool:
        """Whether what it is held to can be measured with a clock in the hand."""
        return any(measure.what in ON_A_CLOCK for measure in self.measures)

    @property
    def binds_everyone(self) -> bool:
        """Whether it is not kept to some roles."""
        return "everyone" in self.who

    def binds(self, role: str) -> bool:
        """Whether it binds a role, by the role's id."""
        return self.binds_everyone or role in self.who

    @property
    def holds_everywhere(self) -> bool:
        """Whether it is not kept to some touchpoints."""
        return "everywhere" in self.where


class Phrase(Entry):
    """Something people say: good words, poor words, and words we do not use."""

    text: Text = field("The words themselves.", label="The words", place=Place.TITLE)
    verdict: Annotated[Verdict, Choice] = field(
        "say is an example in your own words; banned is never said.",
        place=Place.BADGE,
        words={"say": "say, in your own words", "banned": "never say"},
        says={"banned": "Newly banned", "avoid": "Now to be avoided", "say": "Now to be said"},
    )
    instead: Annotated[tuple[PhraseId, ...], Listed] = field(
        "What to say instead; needed when it is banned.", (), label="Say instead"
    )
    why: Prose = field("Why.", "")
    channel: Text = field("Where it is said, when that matters.", "", label="Where", change=Reads.MOVED)
