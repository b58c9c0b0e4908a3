"""Days and hours as people write them, as long as only one can be meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from itertools import product
from unicodedata import category, decimal, normalize

from babel import Locale

from handbook.text.comparing import key

ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
HOUR = re.compile(r"([0-9]{1,2})(?: ?[:.h] ?[0-5][0-9](?::[0-5][0-9])?)? ?(?:h|uhr|o'clock)?(?: ?([ap])\.? ?m\.?)?")
YEAR_FIRST = re.compile(
    r"([0-9]{4})[-/. ]{1,2}([0-9]{1,2})[-/. ]{1,2}([0-9]{1,2})\.?|([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日"
)
TOGETHER = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
YEAR_LAST = re.compile(r"([0-9]{1,2})[-/. ]{1,2}([0-9]{1,2})[-/. ]{1,2}([0-9]{4})")
DAY_FIRST = re.compile(r"d{1,2}\.\s?M{1,2}\.")
"""How the short dates of a language begin that writes the day first, and points behind it."""
SHORT_YEAR = re.compile(r"(?:[0-9]{1,2}[-/. ]{1,2}){2}[0-9]{2}|[0-9]{1,2}[-/. ]{1,2}[^\W\d_]{3,12}[-/., ]{1,3}[0-9]{2}")
COUNTED = re.compile(r"[34][0-9]{4}(?:[.,][0-9]+)?")
"""A day as spreadsheets count them, from 1900 or from 1904: since 1982, and for the next thirty years."""
PARTS = re.compile(r"[0-9]+|[^\W\d_]+")
TIME = re.compile(r"(?<=[0-9])(?:t| )[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?z?$")
"""What spreadsheets write behind a day that they know as a moment of it."""
ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th|er|º|ª)\b")
WIDTHS = ("wide", "abbreviated")
CONTEXTS = ("format", "stand-alone")
BETWEEN = frozenset(("of", "the", "de", "del", "den", "d"))
LONGEST = 60
NOON = 12


def iso_day(text: str) -> date | None:
    """The day that is written as year, month and day with dashes."""
    return _day(*map(int, text.split("-"))) if ISO.fullmatch(text) else None


def days_meant(text: str, locale: Locale) -> list[date]:
    """Every day that may be meant: none where it is no date, two where day and month may be either."""
    said = TIME.sub("", plain(text))
    if len(said) > LONGEST:
        return []
    if found := YEAR_FIRST.fullmatch(said) or TOGETHER.fullmatch(said):
        readings = [tuple(int(part) for part in found.groups() if part)]
    elif found := YEAR_LAST.fullmatch(said):
        first, second, year = map(int, found.groups())
        readings = [(year, second, first)]
        if not ("." in said and DAY_FIRST.match(locale.date_formats["short"].pattern)):
            readings.append((year, first, second))
    else:
        named = _with_a_name(said, locale)
        return [named[0]] if named and named[1] else []
    return sorted({day for reading in readings if (day := _day(*reading))})


def why_no_day(text: str, locale: Locale) -> str:
    """Why a text that looks like a date is none: `short-year`, `counted-day` or `other-weekday`; empty where it does not."""
    said = plain(text)
    if len(said) > LONGEST:
        return ""
    if SHORT_YEAR.fullmatch(said):
        return "short-year"
    return "counted-day" if COUNTED.fullmatch(said) else "other-weekday" if _with_a_name(said, locale) else ""


def hour_meant(text: str) -> str:
    """The hour of a time of day, without its minutes: 14 for “14:30” and “2 pm”; the text itself where it is none."""
    found = HOUR.fullmatch(plain(text))
    if not found:
        return text
    hour, half = int(found[1]), found[2]
    if half and 1 <= hour <= NOON:
        hour = hour % NOON + (NOON if half == "p" else 0)
    elif half:
        return text
    return str(hour)


def _with_a_name(said: str, locale: Locale) -> tuple[date, bool] | None:
    """A date whose month is a word, such as Thursday 1st October 2026, and whether its weekday, if it names one, is that day's."""
    names, weekdays = _names(locale)
    parts = PARTS.findall(ORDINAL.sub("", said))
    if any(part.isalpha() and part not in names and part not in weekdays and part not in BETWEEN for part in parts):
        return None
    months = {names[part] for part in parts if part in names}
    on = {weekdays[part] for part in parts if part in weekdays and part not in names}
    numbers = [int(part) for part in parts if part.isdigit()]
    years = [number for number in numbers if number > 31]
    days = [number for number in numbers if number <= 31]
    if not len(months) == len(years) == len(days) == 1:
        return None
    day = _day(years[0], months.pop(), days[0])
    return (day, on <= {day.weekday()}) if day else None


@lru_cache(maxsize=4)
def _names(locale: Locale) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """What months and weekdays are called in a language and in English."""
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for spoken, width, context in product((Locale("en"), locale), WIDTHS, CONTEXTS):
        months |= {_name(name): month for month, name in spoken.months[context][width].items()}
        weekdays |= {_name(name): day for day, name in spoken.days[context][width].items()}
    return months, weekdays


def _name(name: object) -> str:
    return key(str(name)).rstrip(".")


def plain(text: str) -> str:
    """A text with the digits, dashes and letters that a keyboard of ours has."""
    return "".join(map(_plain_sign, key(normalize("NFKC", text))))


def _plain_sign(sign: str) -> str:
    if sign.isascii():
        return sign
    if category(sign) == "Pd" or sign == "\u2212":
        return "-"
    digit = decimal(sign, None)
    return sign if digit is None else str(digit)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None
