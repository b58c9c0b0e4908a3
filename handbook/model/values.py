"""From the text that stands in the file to a value.

Every scalar arrives as the text an editor wrote, so that the field decides what it means: `No` in a
title stays text, `15:00` is never a number. Each function here returns a value or raises a
`PydanticCustomError` whose type is the name of the rule that is broken.

A value that is already known to be wrong arrives as `BROKEN` and becomes the empty value of its kind,
so that one mistake is reported once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from pydantic_core import PydanticCustomError

from handbook.model import ids
from handbook.model.ids import shortened
from handbook.text.comparing import self_contained


class Broken:
    """The type of BROKEN."""

    def __repr__(self) -> str:
        """Name the only value of this type."""
        return "BROKEN"


BROKEN = Broken()
"""Stands for a value that the reader has reported already."""


class Kept(str):
    """An id that breaks a rule, has been reported, and is kept so that what points at it still finds it."""

    __slots__ = ()


class Quoted(str):
    """A text that stands in quotation marks in its file."""

    __slots__ = ()


def broken_rule(rule: str, message: str, cure: str) -> PydanticCustomError:
    """The error a kind raises: the rule's name, what is wrong, and what to do about it."""
    return PydanticCustomError(rule, "{said}", {"said": message, "cure": cure})


CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What no page, feed or sheet of paper can hold; it comes into a text by a code such as `\\x07`."""


def read_scalar(value: object, expected: str) -> str:
    """A single value as text; anything else is reported, with the likely reason."""
    if isinstance(value, str):
        if not value.isprintable() and (unprintable := CONTROL.search(value)):
            raise broken_rule(
                "invalid-byte", f"Here stands the control character {ord(unprintable.group()):02X}.", "Take it away."
            )
        return value
    if isinstance(value, dict) and len(value) == 1 and expected == "text":
        ((key, rest),) = value.items()
        raise broken_rule(
            "colon-in-text",
            f"“{shortened(str(key))}: …” reads as a name and a value, because of the colon and the space in it.",
            f'Put the whole text in quotation marks: "{shortened(str(key))}: …".'
            if rest
            else "Put it in quotation marks.",
        )
    if isinstance(value, dict):
        raise broken_rule(
            "too-deep",
            f"Here stands a group of fields where {expected} is expected.",
            "Write a single value, or check the indentation of the lines below.",
        )
    raise broken_rule("too-deep", f"Here stands a list where {expected} is expected.", "Write a single value.")


def read_text(value: object) -> str:
    """One line of text."""
    if value is BROKEN:
        return ""
    text = self_contained(read_scalar(value, "text").strip())
    if "\n" in text:
        raise broken_rule(
            "line-break",
            "This text has a line break in it; the field holds one line.",
            "Join the lines: leave out the empty line, and write > instead of | before a text that is wrapped.",
        )
    return text


def read_short_text(value: object) -> str:
    """One line of at most 60 characters."""
    text = read_text(value)
    if len(text) > 60:
        raise broken_rule(
            "too-long",
            f"This title has {len(text)} characters; 60 fit on a card.",
            "Shorten it; the rest belongs into the text below it.",
        )
    return text


def read_prose(value: object) -> str:
    """Text that may span lines."""
    return "" if value is BROKEN else self_contained(read_scalar(value, "text").strip())


def read_id(value: object) -> str:
    """An id, as far as every id there ever was is like it; whether it may be written today is for the rules to say."""
    if value is BROKEN or isinstance(value, Kept):
        return str(value) if isinstance(value, Kept) else ""
    text = read_scalar(value, "an id")
    if text in ids.RESERVED_EVER or not ids.EVER.fullmatch(text):
        wrong = ids.wrong_id(text)
        assert wrong is not None
        raise broken_rule(*wrong)
    return text


def read_quoted(value: object) -> str:
    """An edition: text that stands in quotation marks."""
    if value is BROKEN or isinstance(value, Kept):
        return str(value) if isinstance(value, Kept) else ""
    text = read_scalar(value, "an edition")
    if not isinstance(value, Quoted):
        raise broken_rule(
            "edition-quoted",
            f"The edition {text} stands without quotation marks.",
            f'Write "{_bare(text)}", in quotation marks.',
        )
    return str(text)


def _bare(text: str) -> str:
    """A text without the quotation marks that a word processor put around it, which YAML does not take for such."""
    return text.strip("\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb")


def read_edition_id(value: object) -> str:
    """The id of an edition, in quotation marks; whether it may be written today is for the rules to say."""
    text = read_quoted(value)
    if text and not isinstance(value, Kept) and not ids.EDITION_EVER.fullmatch(text):
        wrong = ids.wrong_edition_id(text)
        assert wrong is not None
        raise broken_rule(*wrong)
    return text


def read_reference(value: object) -> str:
    """An id that points at an entry; whether that exists is for the rules to say."""
    return "" if value is BROKEN else read_scalar(value, "an id")


NUMBER = re.compile(r"[-+]?([0-9]{1,15}(\.[0-9]{0,15})?|\.[0-9]{1,15})")


def read_number(value: object) -> int | float | None:
    """A bare number."""
    if value is BROKEN:
        return None
    text = read_scalar(value, "a number")
    if not NUMBER.fullmatch(text):
        raise broken_rule("not-a-number", f"“{shortened(text)}” is not a bare number.", _number_cure(text))
    return float(text) if "." in text else int(text)


def _number_cure(text: str) -> str:
    if comma := re.fullmatch(r"(\d+),(\d{1,2})", text):
        return f"Write a point: {comma.group(1)}.{comma.group(2)}."
    marked = re.fullmatch(r"\D{0,4}?(\d[\d\s,_’']*+(?:\.\d++)?+)[^\d:]*+", text)
    bare = re.sub(r"[\s,_’']", "", marked.group(1)) if marked else ""
    if NUMBER.fullmatch(bare) and not re.search(r"\d[a-zA-Z]\d", text):
        return f"Write the digits alone, without sign, unit or thousands mark: {bare}."
    return "Write digits alone, such as 20 or 2.5."


def read_whole(value: object) -> int | None:
    """A whole number."""
    number = read_number(value)
    if isinstance(number, float):
        raise broken_rule(
            "not-a-number",
            f"{number} is not a whole number.",
            f"Write a whole number, such as {round(number)}.",
        )
    return number


def read_between(low: float, high: float) -> Callable[[object], int | float | None]:
    """Read a number that lies in a range, both ends included."""

    def read(value: object) -> int | float | None:
        number = read_number(value)
        if number is not None and not low <= number <= high:
            raise broken_rule(
                "out-of-range",
                f"{number} is not between {low} and {high}.",
                f"Write a number from {low} to {high}.",
            )
        return number

    return read


def read_weight(value: object) -> int | float | None:
    """A number above 0."""
    number = read_number(value)
    if number is not None and number <= 0:
        raise broken_rule("out-of-range", f"{number} is not above 0.", "Write a number above 0, such as 1, 2.5 or 25.")
    return number


ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
OTHER_DATE = re.compile(r"(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})")


def read_day(value: object) -> date | None:
    """A day, year first."""
    if value is BROKEN:
        return None
    text = read_scalar(value, "a date")
    if ISO_DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise broken_rule("not-a-date", f"There is no such day as {text}.", "Look it up in a calendar.") from None
    raise broken_rule("not-a-date", f"“{shortened(text)}” is not a date as this handbook writes it.", _date_cure(text))


def _date_cure(text: str) -> str:
    if other := OTHER_DATE.fullmatch(text):
        day, month, year = other.groups()
        if int(month) > 12:
            day, month = month, day
        return f"Write year, month and day with dashes: {year}-{month:0>2}-{day:0>2}."
    return "Write year, month and day with dashes, such as 2027-03-31."


def read_year_or_day(value: object) -> str:
    """A year, or a day."""
    if value is BROKEN:
        return ""
    text = read_scalar(value, "a year or a date")
    if not re.fullmatch(r"\d{4}", text):
        read_day(text)
    return text


TIME_OF_DAY = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
LOOSE_TIME = re.compile(r"([0-9]{1,2})(?:[:.h ]([0-5][0-9]))?\s*(am|pm)?", re.IGNORECASE)


def read_time_of_day(value: object) -> str:
    """An hour and its minutes, by a clock of 24 hours."""
    if value is BROKEN:
        return ""
    text = read_scalar(value, "a time of day").strip()
    if not TIME_OF_DAY.fullmatch(text):
        raise broken_rule(
            "not-a-time", f"“{shortened(text)}” is not a time of day as this handbook writes it.", _time_cure(text)
        )
    return text


def _time_cure(text: str) -> str:
    loose = LOOSE_TIME.fullmatch(text)
    hour = (
        int(loose[1]) % 12 + 12 * (loose[3].lower() == "pm") if loose and loose[3] else int(loose[1]) if loose else 24
    )
    return (
        f"Write hour and minutes: {hour:02}:{(loose and loose[2]) or '00'}."
        if hour < 24
        else "Write hour and minutes, such as 06:00."
    )


WEB_ADDRESS = re.compile(r"https?://[^\s<>\"/]+(/[^\s<>\"]*)?")


def read_web_address(value: object) -> str:
    """An address on the web."""
    if value is BROKEN:
        return ""
    text = read_scalar(value, "an address").strip()
    if not WEB_ADDRESS.fullmatch(text):
        raise broken_rule(
            "not-an-address",
            f"“{shortened(text)}” is not an address on the web.",
            "Write the whole of it, from https:// on, without blanks.",
        )
    return text


def read_word(value: object) -> str:
    """One of a few given words."""
    return read_scalar(value, "a single word")


WORDS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def read_yes_no(value: object) -> bool | None:
    """true or false."""
    if value is BROKEN:
        return None
    text = read_scalar(value, "true or false")
    if text not in WORDS:
        meant = (
            "true"
            if text.lower() in ("yes", "on", "y", "ja", "1")
            else "false"
            if text.lower() in ("no", "off", "n", "nein", "0")
            else ""
        )
        raise broken_rule(
            "not-true-or-false",
            f"“{shortened(text)}” is neither true nor false.",
            f"Write {meant}." if meant else "Write true or false.",
        )
    return WORDS[text]
