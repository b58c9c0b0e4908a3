"""People: departments, roles, what a role may do without asking, and the tips that train it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handbook.model.base import Entry
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

    title: Text = Field(description="What it is called.")


class Role(Entry):
    """A job people do; a person is never named."""

    title: Text = Field(description="What the job is called.")
    department: DepartmentId = Field("", description="The department it belongs to.")
    front_line: YesNo = Field(description="Whether it meets the people you serve.")
    reports_to: RoleId = Field("", description="The role it reports to; the top of the line has none.")
    hire_for: Text = Field("", description="The attitude to look for when hiring.")
    first_week: Annotated[tuple[AnyId, ...], Listed] = Field((), description="What to read and practise first.")


class Limit(Entry):
    """What a role may do without asking anyone."""

    role: RoleId = Field(description="Whose limit it is.")
    may: Text = Field(description="What the role may do.")
    up_to: Number = Field(description="The most it may spend, a bare number.")
    per: Text = Field(description="For each what: per stay, per guest, per complaint.")
    write_it: Text = Field(description="Where it is written down afterwards.")
    call_if_more: RoleId = Field("", description="Whom to call beyond it; needed unless the role reports to nobody.")
    call_within_minutes: Number = Field(None, description="How soon that call is made, in minutes.")
    not_for: Prose = Field("", description="What it must not be used for.")


class Tip(Entry):
    """Ten minutes that train a standard or a moment."""

    title: Text = Field(description="Its title, best starting with an action.")
    for_: Annotated[Literal["staff", "coach", "executive"], Choice] = Field(alias="for", description="Who uses it.")
    about: Annotated[tuple[StandardOrMomentId, ...], Listed] = Field(description="The standards or moments it trains.")
    action: Text = Field(description="What to do, verb first.")
    ask: Text = Field(description="The question to ask afterwards; it ends with a question mark.")
    minutes: QuarterHour = Field(description="How long it takes, at most 15 minutes.")
    when: Annotated[
        tuple[Annotated[Literal["huddle", "after a shop", "one to one", "first week"], Choice], ...], Listed
    ] = Field((), description="When it fits.")
    practise: Prose = Field("", description="How to practise it together.")
    for_whom: Prose = Field("", description="For whom it is meant in particular.")
    confirmed: Text = Field("", description="The fingerprint of what it was last confirmed against.")
