"""Words that explain: glossary, questions, what we ask in return, and organisations to learn from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handbook.model.base import Entry
from handbook.model.kinds import AnyId, Choice, Listed, Prose, StandardId, Text


class Term(Entry):
    """A word with a meaning of its own in this handbook."""

    term: Text = Field(description="The word.")
    means: Prose = Field("", description="What it means.")
    not_the_same_as: AnyId = Field("", description="The entry it is often mixed up with.")


class Question(Entry):
    """A question worth asking each other."""

    ask: Text = Field(description="The question.")
    for_: Annotated[Literal["staff", "coach", "executive"], Choice] | None = Field(
        None, alias="for", description="Who asks it."
    )
    leads_to: Annotated[tuple[AnyId, ...], Listed] = Field((), description="Where the answer leads.")


class Favour(Entry):
    """What we ask of the people we serve in return."""

    says: Text = Field(description="What we ask for.")
    why: Prose = Field("", description="Why it helps.")
    helps: Annotated[tuple[StandardId, ...], Listed] = Field((), description="The standards it helps us to keep.")


class Exemplar(Entry):
    """An organisation to learn from."""

    title: Text = Field(description="Its name.")
    known_for: Prose = Field("", description="What it is known for.")
    source: Prose = Field("", description="Where that is said.")
