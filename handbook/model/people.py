"""People: departments, roles, what a role may do without asking, and the tips that train it."""

from __future__ import annotations

from typing import Annotated, Literal

from handbook.model.base import Entry, confirmed_field
from handbook.model.choices import Audience
from handbook.model.declared import Place, Reads, field
from handbook.model.glossary import FOR_AUDIENCE
from handbook.model.kinds import (
    AnyId,
    Choice,
    DepartmentId,
    Listed,
    Number,
    Prose,
    QuarterHour,
    RoleId,
    StandardOrMomentId,
    Text,
    YesNo,
)


class Department(Entry):
    """A part of the organisation."""

    title: Text = field("What it is called.", place=Place.TITLE)


class Role(Entry):
    """A job people do; a person is never named."""

    concerns = "id"

    title: Text = field("What the job is called.", place=Place.TITLE)
    front_line: YesNo = field(
        "Whether it meets the people you serve.",
        place=Place.BADGE,
        words={"yes": "front line", "no": "behind the scenes"},
        says={"yes": "Now front line", "no": "Now behind the scenes"},
    )
    first_week: Annotated[tuple[AnyId, ...], Listed] = field("What to read and practise first.", (), is_ordered=True)
    reports_to: RoleId = field("The role it reports to; the top of the line has none.", "")
    department: DepartmentId = field("The department it belongs to.", "", change=Reads.MOVED)
    call: Text = field("The number to ring: an extension or a full number.", "", label="Ring", place=Place.OWN)
    call_when: Text = field("When that number is answered: day and night.", "", place=Place.OWN)
    hire_for: Text = field("The attitude to look for when hiring.", "", label="We hire for")
    ask_when_hiring: Annotated[tuple[Text, ...], Listed] = field(
        "Questions for an interview; each ends with a question mark.", (), label="We ask"
    )


class Limit(Entry):
    """What a role may do without asking anyone."""

    concerns = "role"

    role: RoleId = field("Whose limit it is.", label="Who")
    may: Text = field("What the role may do.", label="What may be done", place=Place.TITLE)
    up_to: Number = field(
        "The most it may spend, a bare number; left out with `per` where the authority is not money.",
        None,
        label="The limit",
        place=Place.LEAD,
        change=Reads.AMOUNT,
    )
    per: Text = field(
        "For each what: per visit, per customer, per complaint; needed with up_to.", "", place=Place.WITHIN
    )
    write_it: Text = field("Where it is written down afterwards.")
    call_if_more: RoleId = field(
        "Whom to call beyond it; needed unless the role reports to nobody.", "", label="For more, ring"
    )
    call_within_minutes: Number = field(
        "How soon that call is made, in minutes.", None, label="How soon", words={"some": "within {value}"}
    )
    not_for: Prose = field("What it must not be used for.", "")


class Tip(Entry):
    """Ten minutes that train a standard or a moment."""

    concerns = "about"
    rests_on = "about"

    title: Text = field("Its title, best starting with an action.", place=Place.TITLE)
    for_: Annotated[Audience, Choice] = field("Who uses it.", alias="for", place=Place.BADGE, words=FOR_AUDIENCE)
    minutes: QuarterHour = field("How long it takes, at most 15 minutes.", place=Place.BADGE)
    action: Text = field("What to do, verb first.", label="What to do", place=Place.LEAD)
    ask: Text = field("The question to ask afterwards; it ends with a question mark.")
    practise: Prose = field("How to practise it together.", "")
    about: Annotated[tuple[StandardOrMomentId, ...], Listed] = field(
        "The standards or moments it trains.", label="Trains"
    )
    when: Annotated[
        tuple[Annotated[Literal["huddle", "after a shop", "one to one", "first week"], Choice], ...], Listed
    ] = field("When it fits.", ())
    for_whom: Prose = field("For whom it is meant in particular.", "")
    confirmed: Text = confirmed_field()
