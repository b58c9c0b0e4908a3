"""What every part of the model shares."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict

from handbook.model.brand_marks import fixed_field, local_field
from handbook.model.choices import Status
from handbook.model.declared import Declared, Place, field
from handbook.model.kinds import AnyId, Choice, FieldName, Id, Listed, Text


class Part(BaseModel):
    """A group of fields; once read it is never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    alone: ClassVar[str] = ""
    """The field whose value may stand in the place of the whole group."""

    @classmethod
    def code(cls) -> str:
        """What this kind of thing is called where no person reads it: `standard`, `if-missed`."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", cls.__name__).lower()

    @classmethod
    def kind_name(cls) -> str:
        """What this kind of thing is called in a sentence: standard, quote line, if missed."""
        return cls.code().replace("-", " ")


class Entry(Part):
    """Something with an id of its own, which other entries and pages can point at."""

    concerns: ClassVar[str] = ""
    """The field that says whom it concerns: roles, or entries that concern roles; `everyone` where it is everybody."""

    rests_on: ClassVar[str] = ""
    """The field that says what it has to be looked at again for: when the words there change."""

    id: Id = field(
        "Its permanent name: small letters, digits and single dashes, unique in the whole handbook.", place=Place.FOOT
    )
    also: Annotated[tuple[Text, ...], Listed] = field(
        "What customers and new staff really call it; the search finds these words.",
        (),
        label="Also called",
        place=Place.FOOT,
        is_bookkeeping=True,
    )
    was: Annotated[tuple[Id, ...], Listed] = field(
        "Its former ids, so that old links go on working.",
        (),
        label="Former ids",
        place=Place.HIDDEN,
        because="old addresses lead here by themselves; nobody has to know them",
        is_bookkeeping=True,
    )
    fixed: Annotated[tuple[FieldName, ...], Listed] = fixed_field()
    local: Annotated[tuple[FieldName, ...], Listed] = local_field()

    @property
    def name(self) -> str:
        """What people call it: its title, or the words that stand in the place of one."""
        return str(self.__dict__.get(title_field(type(self))) or self.id)


@cache
def title_field(part: type[Part]) -> str:
    """The field that says what things of a kind are called, empty where none does."""
    declared = {name: info.json_schema_extra for name, info in part.model_fields.items()}
    titles = (n for n, known in declared.items() if isinstance(known, Declared) and known.place is Place.TITLE)
    return next(titles, "")


class Living(Entry):
    """An entry with a life cycle: a draft, on trial, active, and one day retired."""

    title: Text = field("What it is called.", place=Place.TITLE)
    status: Annotated[Status, Choice] = field(
        "draft shows only in the preview, trial shows with a badge, retired only at its permanent address.",
        Status.ACTIVE,
        place=Place.BADGE,
        says={
            "active": "In force now",
            "trial": "On trial now",
            "draft": "A draft again",
            "retired": "Retired",
        },
    )
    replaced_by: AnyId = field(
        "What took its place; only for a retired one.",
        "",
        place=Place.OWN,
        says={"some": "{value} takes its place", "none": "Nothing takes its place"},
    )

    @property
    def in_force(self) -> bool:
        """Whether it binds anyone today: it is active, or on trial."""
        return self.status not in (Status.DRAFT, Status.RETIRED)


def confirmed_field() -> Any:
    """The field of an entry that is looked at again when what it rests on changes; `handbook confirm` writes it."""
    return field(
        "The fingerprint of what it was last confirmed against.",
        "",
        place=Place.HIDDEN,
        because="a fingerprint is for the checker; what has to be looked at again stands on the page of reviews",
        says={"some": "Looked at again and confirmed", "none": "Looked at again and confirmed"},
        is_bookkeeping=True,
    )
