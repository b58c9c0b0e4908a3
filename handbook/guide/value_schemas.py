"""How values of each kind stand in YAML, as JSON Schema.

What an editor says of a mistake are our words: `errorMessage`, `patternErrorMessage` and `enumDescriptions` are
understood by the servers behind VS Code's extensions for YAML and JSON, and passed over by others.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from handbook.model.ids import EDITION_ID, ID, LONGEST, RESERVED
from handbook.model.kinds import Kind
from handbook.model.values import NUMBER

Schema = dict[str, Any]
ONE_VALUE: Schema = {"not": {"type": ["object", "array", "null"]}}
"""Whatever stands in one place: YAML takes some texts for numbers, and the reader leaves them as they are written."""
NOTHING: Schema = {"not": {"type": ["object", "array", "string", "number", "boolean"]}}
"""As `{"type": "null"}` it would be offered to be typed."""
EMPTY: Schema = {"$ref": "#/$defs/nothing"}
"""Nothing. It is told once for all, because nearly every field may be empty."""
KNOWN_NUMBERS = f"^({NUMBER.pattern})$"
WORDS_OF_YES_NO = "^(true|True|TRUE|false|False|FALSE)$"
DAYS = "^(?!.{5}02-3|.{5}(04|06|09|11)-31)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
"""Possible days; only a 29 February is not asked whether its year has one."""


def one_or_more(value: Schema, *, needed: bool) -> Schema:
    """A list, or one value in the place of a list of one; nothing, where the field is not needed."""
    several = {"type": "array", "items": value, **({"minItems": 1} if needed else {})}
    return {"anyOf": [value, several, *([] if needed else [EMPTY])]}


def or_empty(value: Schema) -> Schema:
    """A value that may be missing, so that its field may be there and empty."""
    return {"anyOf": [value, EMPTY]}


def written(kind: Kind) -> Schema:
    """How a value of a kind is written."""
    described = kind.schema
    said = {"errorMessage": f"Expected: {kind.words}.", "patternErrorMessage": f"Expected: {kind.words}."}
    if described["type"] in ("number", "integer"):
        return described | {"type": [described["type"], "string"], "pattern": KNOWN_NUMBERS} | said
    if described["type"] == "boolean":
        return {"anyOf": [described, {"type": "string", "pattern": WORDS_OF_YES_NO}]} | said
    if described.get("format") == "date":
        return described | {"pattern": DAYS} | said
    return (described if kind.is_quoted else _text(described)) | said


def _text(described: Schema) -> Schema:
    """Text; blanks around it do not count."""
    pattern = described.get("pattern", "")
    loose = {"pattern": rf"^\s*({pattern.removeprefix('^').removesuffix('$')})\s*$"} if pattern else {}
    return {key: value for key, value in described.items() if key not in ("type", "format")} | loose | ONE_VALUE


def own_id(kind: Kind, known: Iterable[str]) -> Schema:
    """The id of an entry: stricter than what a frozen edition may hold, but for those that are there from one."""
    pattern = EDITION_ID if kind.is_quoted else ID
    new = {
        "type": ["string"] if kind.is_quoted else ["string", "number", "boolean"],
        "pattern": f"^{pattern.pattern}$",
        "maxLength": LONGEST,
        "not": {"enum": sorted(RESERVED)},
        "patternErrorMessage": f"Expected: {kind.words}; small letters and digits, with single dashes between them.",
        "errorMessage": f"Expected: {kind.words}, and no word with a meaning of its own.",
    }
    old = [id_ for id_ in known if not pattern.fullmatch(id_) or id_ in RESERVED]
    return {"anyOf": [new, {"enum": old}]} if old else new


def one_of(ids: list[str], names: list[str]) -> Schema:
    """One of some ids, each with its name; one that YAML takes for a number, such as 404, is let through."""
    known = {"enum": ids, "enumDescriptions": names}
    return {"anyOf": [known, {"type": ["number", "boolean"]}]} if any(map(_is_no_string, ids)) else known


def _is_no_string(id_: str) -> bool:
    return id_ in ("true", "false") or (id_[:1].isdigit() and not set(id_) - set("0123456789abcdefox"))
