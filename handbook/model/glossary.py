"""Words that explain: glossary, questions, what we ask in return, and organisations to learn from."""

from __future__ import annotations

from typing import Annotated

from handbook.model.base import Entry
from handbook.model.choices import Audience
from handbook.model.declared import Place, field
from handbook.model.kinds import AnyId, Choice, Listed, Prose, StandardId, Text

FOR_AUDIENCE = {"staff": "for staff", "coach": "for coaches", "executive": "for executives"}


class Term(Entry):
    """A word with a meaning of its own in this handbook."""

    concerns = "everyone"

    term: Text = field("The word.", place=Place.TITLE)
    means: Prose = field("What it means.", "", place=Place.LEAD)
    not_the_same_as: AnyId = field("The entry it is often mixed up with.", "")

    @classmethod
    def kind_name(cls) -> str:
        """A glossary term."""
        return "glossary term"


class Question(Entry):
    """A question worth asking each other."""

    concerns = "leads_to"

    ask: Text = field("The question.", place=Place.TITLE)
    for_: Annotated[Audience, Choice] | None = field(
        "Who asks it.", None, alias="for", place=Place.BADGE, words=FOR_AUDIENCE
    )
    leads_to: Annotated[tuple[AnyId, ...], Listed] = field("Where the answer leads.", ())


class Favour(Entry):
    """What we ask of the people we serve in return."""

    concerns = "helps"

    says: Text = field("What we ask for.", label="What it says", place=Place.TITLE)
    why: Prose = field("Why it helps.", "")
    helps: Annotated[tuple[StandardId, ...], Listed] = field(
        "The standards it helps us to keep.", (), label="Helps us to"
    )


class Exemplar(Entry):
    """An organisation to learn from."""

    title: Text = field("Its name.", place=Place.TITLE)
    known_for: Prose = field("What it is known for.", "", place=Place.LEAD)
    source: Prose = field("Where that is said.", "")
