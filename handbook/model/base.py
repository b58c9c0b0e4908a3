"""What every part of the model shares."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from handbook.model.kinds import AnyId, Choice, Id, Listed, Text

NAME_FIELDS = ("title", "event", "term", "says", "ask", "text", "may")


class Part(BaseModel):
    """A group of fields; once read it is never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @classmethod
    def kind_name(cls) -> str:
        """What this sort of thing is called in a sentence: standard, quote line, if missed."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).lower()


class Entry(Part):
    """Something with an id of its own, which other entries and pages can point at."""

    id: Id = Field(description="Its permanent name: small letters, digits and dashes, unique in the whole handbook.")
    also: Annotated[tuple[Text, ...], Listed] = Field(
        (), description="What customers and new staff really call it; the search finds these words."
    )
    was: Annotated[tuple[Id, ...], Listed] = Field((), description="Its former ids, so that old links go on working.")

    @property
    def name(self) -> str:
        """What people call it: its title, or the words that stand in the place of one."""
        given: dict[str, Any] = self.__dict__
        return next((given[field] for field in NAME_FIELDS if given.get(field)), self.id)


class Living(Entry):
    """An entry that is tried, comes into force and is one day retired."""

    title: Text = Field(description="What it is called.")
    status: Annotated[Literal["draft", "trial", "active", "retired"], Choice] = Field(
        "active",
        description="draft shows only in the preview, trial shows with a badge, retired only at its permanent address.",
    )
    replaced_by: AnyId = Field("", description="What took its place; only for a retired one.")

    @property
    def in_force(self) -> bool:
        """Whether it binds anyone today: it is active, or on trial."""
        return self.status not in ("draft", "retired")
