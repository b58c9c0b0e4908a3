"""Delight: gestures that may never become routine, and the events that call for one."""

from __future__ import annotations

from typing import Annotated, Literal

from handbook.model.base import Entry, Part
from handbook.model.declared import Place, Reads, field
from handbook.model.kinds import Choice, Day, GestureId, Listed, Number, Prose, RoleId, Text, Whole, YesNo


class Given(Part):
    """How often a gesture was made in a period."""

    period: Text = field("When: March, the third quarter.", place=Place.WITHIN)
    number: Whole = field("How often it was made.", place=Place.WITHIN)
    of: Whole = field("Out of how many occasions.", None, place=Place.WITHIN)


class Gesture(Entry):
    """A surprise, out of proportion to the occasion, that nobody may come to expect. For staff eyes only."""

    concerns = "roles"

    title: Text = field("What it is called.", place=Place.TITLE)
    because: Text = field("The reason given for it.", place=Place.LEAD)
    bigger_than_the_event: Text = field("What puts it out of proportion to the occasion.")
    recipient: Annotated[Literal["customer", "assistant", "family", "colleague", "influencer"], Choice] = field(
        "Whom it is for.", "customer", label="For", words={"customer": "{customer}"}
    )
    roles: Annotated[tuple[RoleId, ...], Listed] = field(
        "Who may do it.", label="Who may", says={"added": "Now also for {names}", "removed": "No longer for {names}"}
    )
    costs_up_to: Number = field("The most it may cost.", label="Costs up to", change=Reads.AMOUNT)
    how_often: Text = field("The cap: 1 per stay.", label="At most")
    surprise: YesNo = field(
        "Must be true: a promised surprise is a service.", place=Place.BADGE, words={"yes": "a surprise"}
    )
    scripted: YesNo = field(
        "Must be false: a recited kindness is a routine.", place=Place.BADGE, words={"no": "never scripted"}
    )
    not_for: Text = field("Whom or what it does not suit.")
    consent: Text = field("What has to be agreed to first.", "")
    competitors: Annotated[Literal["none", "some", "all"], Choice] | None = field(
        "How many others do it too; what all do delights nobody. Needed where people can go elsewhere.",
        None,
        label="Others who do it",
    )
    compared: Text = field(
        "When and where somebody last looked what others do.", "", label="Others looked at", is_bookkeeping=True
    )
    paid_by: Text = field("Which budget pays.", "", label="Paid by", is_bookkeeping=True)
    from_: Day = field("Since when it is made.", None, alias="from", label="Made since", is_bookkeeping=True)
    given: Annotated[tuple[Given, ...], Listed] = field(
        "How often it was made, period by period.", (), is_bookkeeping=True, is_ordered=True
    )
    review_by: Day = field(
        "The day it is looked at again at the latest.", label="Look at it again by", is_bookkeeping=True
    )


class Trigger(Entry):
    """A day in somebody's life that calls for attention."""

    concerns = "owner"

    event: Text = field("What happens.", place=Place.TITLE)
    days_before: Number = field(
        "How many days before it something is done.", None, label="When", words={"some": "{value} before"}
    )
    days_after: Number = field(
        "How many days after it something is done.", None, label="When", words={"some": "{value} after"}
    )
    action: Text = field("What is done.", label="What to do", place=Place.LEAD)
    gesture: GestureId = field("The gesture that goes with it.", "", label="Treat")
    owner: RoleId = field("The role that sees to it.", label="Sees to it", is_bookkeeping=True)
    consent: Prose = field("How the person agreed to be known by this.")
