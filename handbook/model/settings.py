"""The handbook's own settings, and its editions."""

from __future__ import annotations

from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from pydantic import Field

from handbook.model.base import Entry, Part
from handbook.model.kinds import (
    AnyId,
    Choice,
    Day,
    EditionId,
    EditionName,
    Listed,
    Number,
    Percent,
    Prose,
    RoleId,
    Share,
    Text,
    Whole,
    YesNo,
)

Paper = Literal["A4", "letter"]


class Limits(Part):
    """The numbers the checker measures by; each may be changed."""

    checklist_items: Whole = Field(9, description="The most basics a moment's checklist should have.")
    words_in_do: Whole = Field(25, description="The most words a standard's `do` should have.")
    matters_most_share: Share = Field(
        0.5, description="The share of a touchpoint's moments that may matter most, 0 to 1."
    )
    basics_score_for_delight: Percent = Field(
        85, description="The score of basics, in percent, from which delight makes sense."
    )
    review_months: Whole = Field(12, description="How many months ahead a new entry's review is set.")


WORLD_ENGLISH = Locale("en", "001")
"""English outside of the United States, which write the month before the day."""


def locale_of(language: str) -> Locale:
    """How a language writes numbers, days, lists and plurals; those of English where nothing is known of it."""
    try:
        found = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return WORLD_ENGLISH
    return WORLD_ENGLISH if str(found) == "en" else found


def direction_of(language: str) -> Literal["ltr", "rtl"]:
    """Which way a language is written: from the right in Arabic, Hebrew and their like."""
    return "rtl" if locale_of(language).text_direction == "rtl" else "ltr"


class Settings(Part):
    """Whose handbook this is, and how it is to be read."""

    organisation: Text = Field(description="The name of the organisation.")
    customer: Text = Field("customer", description="The word for a person you serve: guest, patient, caller.")
    customers: Text = Field("", description="The same word for several of them.")
    edition: EditionName = Field(description='The edition this is, in quotation marks: "2027-1".')
    currency: Text = Field("", description="The sign or code that stands before amounts of money.")
    language: Text = Field("en", description="The language it is written in, as a code: en, de, ja.")
    site: Text = Field("", description="The public address of the site, for the codes on paper.")
    paper: Annotated[Paper, Choice] = Field("A4", description="The size of paper it is printed on.")
    shift_hours: Number = Field(
        8, description="How many hours a shift lasts; for so long a ticked checklist stays ticked."
    )
    edit: Text = Field(
        "",
        description="Where a file is edited in the browser: an address with {file} and, where it can be given, {line}.",
    )
    suggest: Text = Field(
        "",
        description="Where staff suggest a change: an e-mail address, or the address of a form "
        "with {title} and {text} where it takes them.",
    )
    offline: YesNo = Field(
        True,
        description="Whether a device keeps the handbook for when there is no network; false throws away what one has kept.",
    )
    limits: Limits = Field(Limits(), description="The numbers the checker measures by.")

    @property
    def people(self) -> str:
        """The word for several of the people served."""
        return self.customers or f"{self.customer}s"

    @property
    def locale(self) -> Locale:
        """The ways of the language."""
        return locale_of(self.language)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way the language is written."""
        return direction_of(self.language)

    def public(self, way: str = "") -> str:
        """The public address of a place on the site, given from its top; empty where the site has none."""
        return f"{self.site.rstrip('/')}/{way}" if self.site else ""


class Change(Part):
    """One thing that changed in an edition, and why."""

    kind: Annotated[Literal["added", "changed", "clarified", "removed"], Choice] = Field(
        description="What happened to it."
    )
    ids: Annotated[tuple[AnyId, ...], Listed] = Field((), description="The entries it happened to.")
    why: Prose = Field(description="Why.")
    retrain: YesNo = Field(False, description="Whether people must practise it anew.")


class Edition(Entry):
    """A published state of the handbook."""

    id: EditionId = Field(description='Its name, in quotation marks: "2027-1".')
    from_: Day = Field(alias="from", description="The day it comes into force.")
    approved_by: RoleId = Field("", description="The role that approved it.")
    sign_off: Annotated[tuple[RoleId, ...], Listed] = Field(
        (), description="The roles that sign that they have read it."
    )
    changes: Annotated[tuple[Change, ...], Listed] = Field((), description="What changed in it.")

    @property
    def name(self) -> str:
        """The word before its id."""
        return f"Edition {self.id}"
