"""Where service happens: touchpoints, moments of truth, and the scorecards that ask about them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handbook.model.base import Entry, Living, Part
from handbook.model.kinds import (
    Choice,
    DepartmentId,
    GestureId,
    Listed,
    MomentId,
    Number,
    Percent,
    Prose,
    RoleId,
    StandardId,
    StandardOrMomentId,
    Text,
    TouchpointId,
    YesNo,
)


class Touchpoint(Entry):
    """A place, line or thing at which you and the people you serve meet."""

    title: Text = Field(description="What it is called.")
    channel: Annotated[
        Literal[
            "face to face",
            "phone",
            "letter",
            "email",
            "chat",
            "text message",
            "social media",
            "app",
            "web",
            "machine",
            "event",
            "system",
        ],
        Choice,
    ] = Field(description="How people meet there.")
    place: Annotated[Literal["inside", "outside", "remote"], Choice] = Field(
        description="In the house, outside it, or from afar."
    )
    stage: Annotated[Literal["before", "arrive", "during", "problem", "leave", "after"], Choice] = Field(
        description="When in a visit it comes."
    )
    department: DepartmentId = Field("", description="The department that runs it.")


class Checklist(Part):
    """Basics before delight."""

    use: Annotated[Literal["do then check", "read then do"], Choice] = Field(
        description="From memory and then checked, or read step by step."
    )
    basics: Annotated[tuple[StandardId, ...], Listed] = Field(description="The standards that make the moment.")
    delight: Annotated[tuple[GestureId, ...], Listed] = Field(
        (), description="The gestures that may follow, never as a routine."
    )


class Impression(Part):
    """What you would see the person do, at each of three outcomes."""

    positive: Text = Field(description="What you see when it went well.")
    neutral: Text = Field(description="What you see when it was merely done.")
    negative: Text = Field(description="What you see when it went wrong.")


class Moment(Living):
    """A moment of truth: the short time in which people make up their minds."""

    touchpoint: TouchpointId = Field(description="Where it happens.")
    roles: Annotated[tuple[RoleId, ...], Listed] = Field(description="Who makes it.")
    starts: Text = Field(description="The pause point: when it begins.")
    ends: Text = Field("", description="When it is over.")
    seconds: Number = Field(None, description="How long it lasts, in seconds.")
    matters_most: YesNo = Field(False, description="Whether it weighs more than the others at its touchpoint.")
    customer_hopes: Text = Field(description="What the person hopes for just now.")
    decides: Annotated[
        tuple[Annotated[Literal["choose", "stay", "pay", "return", "recommend"], Choice], ...], Listed
    ] = Field((), description="What hangs on it.")
    kind: Annotated[Literal["service", "recovery", "handover"], Choice] = Field(
        "service", description="Service, putting something right, or handing over between colleagues."
    )
    steps: Annotated[tuple[Text, ...], Listed] = Field((), description="What happens, in order.")
    checklist: Checklist = Field(description="Its basics, then what may delight.")
    impression: Impression = Field(description="What you would see the person do.")
    if_it_goes_wrong: StandardOrMomentId = Field("", description="Where to turn when it goes wrong.")
    needs_to_know: Annotated[tuple[Text, ...], Listed] = Field((), description="The facts staff must see beforehand.")
    written_with: Annotated[tuple[RoleId, ...], Listed] = Field((), description="The roles that helped to write it.")


class Scorecard(Entry):
    """A secret shopper's form; its questions are made from the standards of its moments."""

    title: Text = Field(description="What it is called.")
    purpose: Prose = Field(description="What the shop is for; it stands at the top of the form.")
    setting: Annotated[Literal["inside", "outside", "phone", "online", "event"], Choice] = Field(
        description="Where is shopped."
    )
    moments: Annotated[tuple[MomentId, ...], Listed] = Field(description="The moments it asks about.")
    told_in_advance: YesNo = Field(description="Must be true: staff know beforehand that shops take place.")
    on_company_time: YesNo = Field(None, description="Must be true outside: nobody is followed home.")
    name_staff: YesNo = Field(False, description="Whether the form may say who served.")
    used_for: Annotated[Literal["coaching", "recognition"], Choice] = Field(
        description="What the answers are used for; never for discipline."
    )
    every: Text = Field("", description="How often.")
    brief: Prose = Field("", description="What the shopper is told beforehand.")
    extra: Annotated[tuple[Text, ...], Listed] = Field((), description="Further questions.")
    pass_: Percent = Field(85, alias="pass", description="The score, in percent, from which it is passed.")
