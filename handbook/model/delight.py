"""Delight: gestures that may never become routine, and the events that call for one."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handbook.model.base import Entry
from handbook.model.kinds import Choice, Day, GestureId, Listed, Number, Prose, RoleId, Text, YesNo


class Gesture(Entry):
    """A surprise, out of proportion to the occasion, that nobody may come to expect. For staff eyes only."""

    title: Text = Field(description="What it is called.")
    because: Text = Field(description="The reason given for it.")
    recipient: Annotated[Literal["customer", "assistant", "family", "colleague", "influencer"], Choice] = Field(
        "customer", description="Whom it is for."
    )
    roles: Annotated[tuple[RoleId, ...], Listed] = Field(description="Who may do it.")
    costs_up_to: Number = Field(description="The most it may cost.")
    how_often: Text = Field(description="The cap: 1 per stay.")
    surprise: YesNo = Field(description="Must be true: a promised surprise is a service.")
    scripted: YesNo = Field(description="Must be false: a recited kindness is a routine.")
    bigger_than_the_event: Text = Field(description="What puts it out of proportion to the occasion.")
    competitors: Annotated[Literal["none", "some", "all"], Choice] = Field(
        description="How many others do it too; what all do delights nobody."
    )
    not_for: Text = Field(description="Whom or what it does not suit.")
    consent: Text = Field("", description="What has to be agreed to first.")
    review_by: Day = Field(description="The day it is looked at again at the latest.")


class Trigger(Entry):
    """A day in somebody's life that calls for attention."""

    event: Text = Field(description="What happens.")
    days_before: Number = Field(None, description="How many days before it something is done.")
    days_after: Number = Field(None, description="How many days after it something is done.")
    action: Text = Field(description="What is done.")
    gesture: GestureId = Field("", description="The gesture that goes with it.")
    owner: RoleId = Field(description="The role that sees to it.")
    consent: Prose = Field(description="How the person agreed to be known by this.")
