"""The handbook's own settings, and its editions."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError

from handbook.model.base import Entry, Part
from handbook.model.brand_marks import fixed_field, local_field
from handbook.model.choices import ReasonKind
from handbook.model.declared import Place, field
from handbook.model.kinds import (
    AnyId,
    Choice,
    Day,
    EditionId,
    EditionName,
    FieldName,
    Listed,
    Number,
    Percent,
    Prose,
    RoleId,
    Share,
    Text,
    TimeOfDay,
    Whole,
    YesNo,
)
from handbook.model.palette import Palette, palette_of
from handbook.system.paper_sizes import Paper
from handbook.text.comparing import in_order, key

SCRIPTS, FRAMES = "scripts", "frames"
"""What may be allowed on pages besides other hosts."""
FOR_THE_CHECKER = "the checker goes by it; whoever reads the handbook does not have to"


class Limits(Part):
    """The numbers the checker measures by; each may be changed."""

    checklist_items: Whole = field(
        "The most basics a moment's checklist should have.", 9, place=Place.HIDDEN, because=FOR_THE_CHECKER
    )
    words_in_do: Whole = field(
        "The most words a standard's `do` should have.", 25, place=Place.HIDDEN, because=FOR_THE_CHECKER
    )
    matters_most_share: Share = field(
        "The share of a touchpoint's moments that may matter most, 0 to 1.",
        0.5,
        place=Place.HIDDEN,
        because=FOR_THE_CHECKER,
    )
    basics_score_for_delight: Percent = field(
        "The score of basics, in percent, from which delight makes sense.",
        85,
        place=Place.HIDDEN,
        because=FOR_THE_CHECKER,
    )
    review_months: Whole = field(
        "How many months ahead a new entry's review is set.", 12, place=Place.HIDDEN, because=FOR_THE_CHECKER
    )
    few_answers: Whole = field(
        "Below so many answers a share is too few to tell.",
        8,
        place=Place.HIDDEN,
        because="the figures of results go by it, and say themselves where they are too few",
    )


class Look(Part):
    """What the organisation looks like: on the site, on icons, on paper."""

    logo: Text = field("The picture of its logo, as a path inside the handbook's folder.", "", place=Place.OWN)
    colour: Text = field(
        'Its colour, as three or six digits behind a #, in quotation marks: "#067", "#006677".', "", place=Place.OWN
    )


LANGUAGE = re.compile(r"[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8}){0,4}")
"""A tag of a language as BCP 47 writes it: it is also part of the names of files."""
WORLD_ENGLISH = Locale("en", "001")
"""English outside of the United States, which write the month before the day."""


def locale_of(language: str) -> Locale:
    """How a language writes numbers, days, lists and plurals; those of English where nothing is known of it."""
    try:
        found = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return WORLD_ENGLISH
    return WORLD_ENGLISH if str(found) == "en" else found


@cache
def languages() -> dict[str, str]:
    """The codes of languages with their names in English, small letters throughout."""
    return {code.lower(): name.lower() for code, name in Locale("en").languages.items()}


def code_of_language(name: str) -> str:
    """The code of a language that somebody calls by its name, in English or as it calls itself; empty if none is known."""
    wanted = key(name)
    named = next((code for code, called in languages().items() if called == wanted), "")
    return named or next((code for code in languages() if len(code) == 2 and _calls_itself(code) == wanted), "")


def _calls_itself(code: str) -> str:
    try:
        return key(Locale.parse(code).display_name or "")
    except (UnknownLocaleError, ValueError):
        return ""


@cache
def direction_of(language: str) -> Literal["ltr", "rtl"]:
    """Which way a language is written: from the right in Arabic, Hebrew and their like."""
    return "rtl" if locale_of(language).text_direction == "rtl" else "ltr"


class Settings(Part):
    """Whose handbook this is, and how it is to be read."""

    organisation: Text = field("The name of the organisation.", place=Place.OWN)
    customer: Text = field("The word for a person you serve: customer, patient, caller.", "customer", place=Place.OWN)
    customers: Text = field("The same word for several of them.", "", place=Place.OWN)
    edition: EditionName = field('The edition this is, in quotation marks: "2027-1".', place=Place.OWN)
    currency: Text = field("The sign or code that stands before amounts of money.", "", place=Place.OWN)
    language: Text = field("The language it is written in, as a code: en, de, ja.", "en", place=Place.OWN)
    site: Text = field("The public address of the site, for the codes on paper.", "", place=Place.OWN)
    paper: Annotated[Paper, Choice] = field("The size of paper it is printed on.", "A4", place=Place.OWN)
    shift_hours: Number = field(
        "How many hours a shift lasts; for so long a ticked checklist stays ticked.", 8, place=Place.OWN
    )
    edit: Text = field(
        "Where a file is edited in the browser: an address with {file} and, where it can be given, {line}.",
        "",
        place=Place.OWN,
    )
    suggest: Text = field(
        "Where staff suggest a change: an e-mail address, or the address of a form "
        "with {title} and {text} where it takes them.",
        "",
        place=Place.OWN,
    )
    offline: YesNo = field(
        "Whether a device keeps the handbook for when there is no network; false throws away what one has kept.",
        True,
        place=Place.OWN,
    )
    offline_days: Number = field(
        "After how many days without having reached the handbook a device erases what it has kept; "
        "0 keeps nothing, as `offline: false` does.",
        30,
        place=Place.OWN,
    )
    manual: YesNo = field(
        "Whether the manual for editors, which comes with the software, is part of the site.",
        True,
        place=Place.HIDDEN,
        because="whoever reads the handbook sees in the menu whether it is there",
    )
    allow: Annotated[tuple[Text, ...], Listed] = field(
        "What pages may hold beyond text and pictures of their own: `scripts`, `frames`, and addresses of other hosts, "
        "each as https://host, from which pictures, sounds, films, styles and frames may come and to which forms may go.",
        (),
        place=Place.HIDDEN,
        because="it is for the checker and for browsers, who are told by each page's policy",
    )
    day_begins: TimeOfDay = field(
        'When the line of the day changes, so that a night shift has one: "06:00".', "00:00", place=Place.OWN
    )
    look: Look | None = field("The logo and the colour of the organisation.", None, place=Place.OWN)
    elsewhere: YesNo = field(
        "Whether the people you serve can go elsewhere; where they cannot, nothing asks whether they would return.",
        True,
        place=Place.OWN,
    )
    limits: Limits = field(
        "The numbers the checker measures by.", Limits(), place=Place.HIDDEN, because=FOR_THE_CHECKER
    )
    fixed: Annotated[tuple[FieldName, ...], Listed] = fixed_field()
    local: Annotated[tuple[FieldName, ...], Listed] = local_field()

    @property
    def logo(self) -> str:
        """The way to the picture of the logo from the handbook's folder; empty where there is none."""
        return self.look.logo if self.look else ""

    @property
    def palette(self) -> Palette:
        """What site and paper are drawn in."""
        return palette_of(self.look.colour if self.look else "")

    @property
    def is_kept(self) -> bool:
        """Whether a device keeps the handbook for when there is no network."""
        return bool(self.offline and self.offline_days)

    @property
    def people(self) -> str:
        """The word for several of the people served: where none is given, an English one gets its s, any other stays."""
        return self.customers or (f"{self.customer}s" if self.locale.language == "en" else self.customer)

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


def in_time(from_: date | None, name: str) -> tuple[object, ...]:
    """What editions are sorted by: the day they come into force; on one day their names, 2026-9 before 2026-10."""
    return (from_ or date.min, in_order(name))


def last_day(from_: date | None, replaced: date | None) -> date | None:
    """The last day an edition holds that begins on one day and is replaced on another; None where it holds still.

    One that is replaced on its first day has held on that day.
    """
    if replaced is None or replaced == date.min:
        return replaced
    return max(replaced - timedelta(days=1), from_ or date.min)


class Reason(Part):
    """Why some entries changed in an edition."""

    kind: Annotated[ReasonKind, Choice] = field("What happened to it.", place=Place.OWN)
    ids: Annotated[tuple[AnyId, ...], Listed] = field("The entries it happened to.", (), place=Place.OWN)
    why: Prose = field("Why.", place=Place.OWN)
    retrain: YesNo = field("Whether people must practise it anew.", False, place=Place.OWN)

    @classmethod
    def kind_name(cls) -> str:
        """What stands under the `changes` of an edition."""
        return "change"


class Edition(Entry):
    """A published state of the handbook."""

    id: EditionId = field('Its name, in quotation marks: "2027-1".', place=Place.FOOT)
    from_: Day = field("The day it comes into force.", alias="from", place=Place.LEAD)
    approved_by: RoleId = field("The role that approved it.", "")
    sign_off: Annotated[tuple[RoleId, ...], Listed] = field(
        "The roles that sign that they have read it.", (), label="Signed by"
    )
    changes: Annotated[tuple[Reason, ...], Listed] = field("What changed in it.", (), place=Place.OWN)

    @property
    def name(self) -> str:
        """The word before its id."""
        return f"Edition {self.id}"
