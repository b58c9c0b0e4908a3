"""Where service happens: touchpoints, moments of truth, and the scorecards that ask about them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import model_validator

from handbook.model.base import Entry, Living, Part
from handbook.model.choices import MomentKind, Stage
from handbook.model.declared import Place, Reads, field
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
    Word,
    YesNo,
)
from handbook.model.pictures import Picture


class Touchpoint(Entry):
    """A place, line or thing at which you and the people you serve meet."""

    title: Text = field("What it is called.", place=Place.TITLE)
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
    ] = field("How people meet there.", place=Place.BADGE, change=Reads.MOVED)
    place: Annotated[Literal["inside", "outside", "remote"], Choice] = field(
        "In the house, outside it, or from afar.", place=Place.BADGE, change=Reads.MOVED
    )
    stage: Annotated[Stage, Choice] = field(
        "When in a visit it comes.",
        place=Place.BADGE,
        change=Reads.MOVED,
        words={
            "before": "before the visit",
            "arrive": "on arrival",
            "during": "during the visit",
            "problem": "when something is wrong",
            "leave": "on leaving",
            "after": "after the visit",
        },
    )
    department: DepartmentId = field("The department that runs it.", "", change=Reads.MOVED)

    @property
    def runs_itself(self) -> bool:
        """Whether people are served there without anybody of ours."""
        return self.channel in ("app", "web", "machine")


class Checklist(Part):
    """Basics before delight."""

    use: Annotated[Literal["do then check", "read then do"], Choice] = field(
        "From memory and then checked, or read step by step.",
        label="How the list is used",
        place=Place.OWN,
        words={"do then check": "Do it, then check:", "read then do": "Read it, then do:"},
    )
    basics: Annotated[tuple[StandardId, ...], Listed] = field(
        "The standards that make the moment.", place=Place.OWN, is_ordered=True
    )
    delight: Annotated[tuple[GestureId, ...], Listed] = field(
        "The gestures that may follow, never as a routine.", (), place=Place.OWN
    )


class Impression(Part):
    """What you would see the person do, at each of three outcomes."""

    positive: Text = field("What you see when it went well.", label="Went well", place=Place.OWN)
    neutral: Text = field("What you see when it was merely done.", label="Nothing special", place=Place.OWN)
    negative: Text = field("What you see when it went wrong.", label="Went wrong", place=Place.OWN)


class Moment(Living):
    """A moment of truth: the short time in which people make up their minds."""

    concerns = "roles"

    matters_most: YesNo = field(
        "Whether it weighs more than the others at its touchpoint.",
        False,
        place=Place.BADGE,
        words={"yes": "matters most"},
        says={"yes": "Now matters most", "no": "No longer matters most"},
    )
    kind: Annotated[MomentKind, Choice] = field(
        "Service, putting something right, or handing over between colleagues.", MomentKind.SERVICE, place=Place.BADGE
    )
    seconds: Number = field(
        "How many seconds decide it, from where it begins to where it ends.",
        None,
        place=Place.BADGE,
        words={"some": "{value} seconds"},
    )
    starts: Text = field("The pause point: when it begins.", label="Begins", place=Place.LEAD)
    picture: Picture | None = field("A picture that shows what happens.", None)
    customer_hopes: Text = field("What the person hopes for just now.", label="They hope", place=Place.OWN)
    steps: Annotated[tuple[Text, ...], Listed] = field("What happens, in order.", (), place=Place.OWN, is_ordered=True)
    checklist: Checklist = field("Its basics, then what may delight.", place=Place.OWN)
    impression: Impression = field("What you would see the person do.", place=Place.OWN)
    if_it_goes_wrong: StandardOrMomentId = field("Where to turn when it goes wrong.", "", place=Place.OWN)
    ends: Text = field("When it is over.", "")
    lasts: Text = field("How long the whole of it takes.", "")
    needs_to_know: Annotated[tuple[Text, ...], Listed] = field(
        "The facts staff must see beforehand.", (), label="Know beforehand"
    )
    touchpoint: TouchpointId = field("Where it happens.", label="Where", place=Place.FILED, change=Reads.MOVED)
    roles: Annotated[tuple[RoleId, ...], Listed] = field(
        "Who makes it; needed except where nobody of yours need be present: in an app, on the web, at a machine.",
        (),
        label="Who",
        place=Place.FILED,
        says={"added": "Now also for {names}", "removed": "No longer for {names}"},
    )
    decides: Annotated[
        tuple[Annotated[Literal["choose", "stay", "pay", "return", "recommend"], Choice], ...], Listed
    ] = field("What hangs on it.", (), label="Decides whether they", place=Place.FILED)
    written_with: Annotated[tuple[RoleId, ...], Listed] = field(
        "The roles that helped to write it.", (), place=Place.FILED, is_bookkeeping=True
    )


CLOSING = ("remembered", "return", "recommend")
"""What may be asked at the end of a visit, in its order."""


class Extra(Part):
    """A question that a scorecard asks besides; the same one may stand on several."""

    alone = "ask"

    id: Word = field("What its answers are kept under; without it they are not kept.", "", place=Place.OWN)
    ask: Text = field("The question.", place=Place.OWN)
    answer: Annotated[Literal["yes-no", "scale-5", "words"], Choice] = field(
        "How it is answered: yes or no, from 1 to 5, or in words.",
        "words",
        place=Place.OWN,
        words={"yes-no": "yes · no · does not apply", "scale-5": "1 to 5", "words": "in words"},
    )

    @model_validator(mode="before")
    @classmethod
    def from_a_question(cls, data: Any) -> Any:
        """A question alone, as scorecards of the first edition have it."""
        return {cls.alone: data} if isinstance(data, str) else data


class Scorecard(Entry):
    """A secret shopper's form; its questions are made from the standards of its moments."""

    concerns = "moments"

    title: Text = field("What it is called.", place=Place.TITLE)
    purpose: Prose = field("What the shop is for; it stands at the top of the form.", place=Place.LEAD)
    setting: Annotated[Literal["inside", "outside", "phone", "online", "event"], Choice] = field(
        "Where is shopped.", place=Place.OWN
    )
    moments: Annotated[tuple[MomentId, ...], Listed] = field("The moments it asks about.", place=Place.OWN)
    told_in_advance: YesNo = field("Must be true: staff know beforehand that shops take place.", place=Place.OWN)
    on_company_time: YesNo = field("Must be true outside: nobody is followed home.", None, place=Place.OWN)
    name_staff: YesNo = field("Whether the form may say who served.", False, place=Place.OWN)
    used_for: Annotated[Literal["coaching", "recognition"], Choice] = field(
        "What the answers are used for; never for discipline.", place=Place.OWN
    )
    every: Text = field("How often.", "", place=Place.OWN)
    brief: Prose = field("What the shopper is told beforehand.", "", place=Place.OWN)
    extra: Annotated[tuple[Extra, ...], Listed] = field("Further questions.", (), place=Place.OWN)
    ask_once: Annotated[tuple[StandardId, ...], Listed] = field(
        "The standards that are asked about once a visit, and not in every moment.", (), place=Place.OWN
    )
    closing: Annotated[tuple[Annotated[Literal["remembered", "return", "recommend"], Choice], ...], Listed] = field(
        "Which closing questions it asks: all three, or `remembered` alone where people cannot go elsewhere.",
        (),
        place=Place.WITHIN,
    )
    pass_: Percent = field("The score, in percent, from which it is passed.", 85, alias="pass", place=Place.OWN)
