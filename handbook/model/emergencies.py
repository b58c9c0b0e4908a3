"""Danger and dignity: what somebody does who sees fire, an injury, a threat, a lost child."""

from __future__ import annotations

from typing import Annotated

from handbook.model.base import Entry
from handbook.model.declared import Place, field
from handbook.model.kinds import Day, Listed, RoleId, RoleOrEveryone, Text, TouchpointOrEverywhere

NOT_YET = "not yet"
"""What stands in `agreed_with` until somebody who answers for the danger has read it."""


class Emergency(Entry):
    """What is done where somebody is in danger; it comes before everything, and is never scored or shopped."""

    concerns = "who"

    title: Text = field("What has happened, in the words somebody would cry out.", place=Place.TITLE)
    when: Text = field("What one sees or hears.", label="When", place=Place.LEAD)
    call: Text = field("The number to ring first.", label="Ring", place=Place.OWN)
    call_name: Text = field("Who answers there.", "", place=Place.OWN)
    steps: Annotated[tuple[Text, ...], Listed] = field(
        "What to do, in order, at most seven: get safe, call, say where, keep others away, stay, meet the helpers.",
        place=Place.OWN,
        is_ordered=True,
    )
    then_call: RoleId = field("The role to ring next; it has a number.", "", label="Then ring", place=Place.OWN)
    never: Annotated[tuple[Text, ...], Listed] = field("What is not done.", (), label="Never", place=Place.OWN)
    write_it: Text = field("Where it is recorded afterwards; never the slip book.", "", label="Record it")
    where: Annotated[tuple[TouchpointOrEverywhere, ...], Listed] = field(
        "At which touchpoints.", ("everywhere",), place=Place.FILED
    )
    who: Annotated[tuple[RoleOrEveryone, ...], Listed] = field("Whom it binds.", ("everyone",), place=Place.FILED)
    owner: RoleId = field("The role that answers for it.", place=Place.FILED, is_bookkeeping=True)
    approved_by: RoleId = field("The role that approved it.", place=Place.FILED, is_bookkeeping=True)
    approved_on: Day = field("The day it was approved.", place=Place.FILED, is_bookkeeping=True)
    agreed_with: Text = field(
        "Who answers for fire, first aid or safeguarding and has agreed to it; `not yet` until somebody has.",
        place=Place.FILED,
        is_bookkeeping=True,
    )
    review_by: Day = field(
        "The day it is looked at again at the latest, at most twelve months after it was approved.",
        label="To be looked at again by",
        place=Place.FILED,
        is_bookkeeping=True,
    )

    @property
    def is_for_everyone(self) -> bool:
        """Whether it is not kept to some roles."""
        return "everyone" in self.who

    def is_for(self, role: str) -> bool:
        """Whether a role, by its id, has to know it."""
        return self.is_for_everyone or role in self.who

    def is_at(self, touchpoint: str) -> bool:
        """Whether it may happen at a touchpoint, by its id."""
        return "everywhere" in self.where or touchpoint in self.where
