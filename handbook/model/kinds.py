"""The kinds of value an editor writes: text, ids, numbers, dates, yes and no, choices, lists.

A kind says how it is read, how the field reference and the JSON schema describe it, and, for an id,
which sections it may point into.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WrapValidator
from pydantic_core import CoreSchema, core_schema

from handbook.model import ids, values
from handbook.model.values import BROKEN


@dataclass(frozen=True)
class Kind:
    """What a value is: how it is read, and how it is described to people and to machines."""

    words: str
    read: Callable[[object], Any]
    schema: dict[str, Any] = field(default_factory=lambda: {"type": "string"}, hash=False)
    is_text: bool = False
    sections: tuple[str, ...] = ()
    """The sections an id may point into; `*` stands for all of them."""
    instead: str = ""
    """A word that may stand in the place of ids, such as `everyone`."""
    is_quoted: bool = False
    """Whether it stands in quotation marks in a file, because it would be read as a number where it looks like one."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate by reading."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe the value as it stands in a file; a copy, as whoever asks writes a default into it."""
        return {**self.schema}


def _string(**keywords: Any) -> dict[str, Any]:
    return {"type": "string", **keywords}


def _up_to(words: str, high: int) -> Kind:
    return Kind(words, values.read_between(0, high), {"type": "number", "minimum": 0, "maximum": high})


def _pointing(*sections: str, instead: str = "") -> Kind:
    where = " or ".join(sections) if sections != ("*",) else "any entry"
    words = f"id ({where})" + (f" or `{instead}`" if instead else "")
    return Kind(words, values.read_reference, sections=sections, instead=instead)


def _choice(value: object, handler: Callable[[object], Any]) -> Any:
    return "" if value is BROKEN else handler(values.read_word(value))


def _as_list(value: object) -> object:
    if value is BROKEN:
        return ()
    return value if isinstance(value, list | tuple) else (value,)


ONE_LINE = "^[^\\n]*$"

Text = Annotated[str, Kind("one line of text", values.read_text, _string(pattern=ONE_LINE), is_text=True)]
ShortText = Annotated[
    str,
    Kind(
        "one line of text, at most 60 characters",
        values.read_short_text,
        _string(pattern=ONE_LINE, maxLength=60),
        is_text=True,
    ),
]
Prose = Annotated[str, Kind("text, may span lines", values.read_prose, is_text=True)]
Word = Annotated[str, Kind("a word, letter or number", values.read_text, _string(pattern=ONE_LINE))]
Id = Annotated[str, Kind("id", values.read_id, _string(pattern=f"^{ids.EVER.pattern}$"))]
EditionName = Annotated[str, Kind("text in quotation marks", values.read_quoted, is_quoted=True)]
EditionId = Annotated[
    str,
    Kind(
        "id in quotation marks, may hold dots",
        values.read_edition_id,
        _string(pattern=f"^{ids.EDITION_EVER.pattern}$"),
        is_quoted=True,
    ),
]
Number = Annotated[int | float | None, Kind("number", values.read_number, {"type": "number"})]
Whole = Annotated[int | None, Kind("whole number", values.read_whole, {"type": "integer"})]
Percent = Annotated[int | float | None, _up_to("percent, 0 to 100", 100)]
Share = Annotated[int | float | None, _up_to("share, 0 to 1", 1)]
QuarterHour = Annotated[int | float | None, _up_to("minutes, at most 15", 15)]
Weight = Annotated[
    int | float | None, Kind("number above 0", values.read_weight, {"type": "number", "exclusiveMinimum": 0})
]
Day = Annotated[date | None, Kind("date", values.read_day, _string(format="date"))]
TimeOfDay = Annotated[
    str,
    Kind("time of day, 00:00 to 23:59", values.read_time_of_day, _string(pattern=f"^({values.TIME_OF_DAY.pattern})?$")),
]
WebAddress = Annotated[str, Kind("address on the web", values.read_web_address, _string(format="uri"))]
YearOrDay = Annotated[
    str, Kind("year or date", values.read_year_or_day, _string(pattern="^([0-9]{4}(-[0-9]{2}-[0-9]{2})?)?$"))
]
FieldName = Annotated[
    str,
    Kind("`true`, or the name of a field", values.read_text, _string(pattern="^[a-z_]*$")),
]
YesNo = Annotated[bool | None, Kind("true or false", values.read_yes_no, {"type": "boolean"})]

AnyId = Annotated[str, _pointing("*")]
DepartmentId = Annotated[str, _pointing("departments")]
RoleId = Annotated[str, _pointing("roles")]
RoleOrEveryone = Annotated[str, _pointing("roles", instead="everyone")]
LineId = Annotated[str, _pointing("quote.lines")]
StandardId = Annotated[str, _pointing("standards")]
PhraseId = Annotated[str, _pointing("phrases")]
TouchpointId = Annotated[str, _pointing("touchpoints")]
TouchpointOrEverywhere = Annotated[str, _pointing("touchpoints", instead="everywhere")]
MomentId = Annotated[str, _pointing("moments")]
StandardOrMomentId = Annotated[str, _pointing("standards", "moments")]
GestureId = Annotated[str, _pointing("gestures")]
IndicatorId = Annotated[str, _pointing("indicators")]
ScorecardId = Annotated[str, _pointing("scorecards")]
CalculatorId = Annotated[str, _pointing("calculators")]
ClaimId = Annotated[str, _pointing("claims")]
EditionRefId = Annotated[str, _pointing("editions")]
TermId = Annotated[str, _pointing("glossary")]

Choice = WrapValidator(_choice)
"""Stands beside a `Literal`: `Annotated[Literal["must", "should"], Choice]`."""

Listed = BeforeValidator(_as_list)
"""Stands beside a tuple: one value where a list is expected is a list of one."""
