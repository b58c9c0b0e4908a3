"""What a clock said, as people write it on a form, as long as only one time can be meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from typing import Final, Literal

from babel import Locale
from babel.units import format_unit

from handbook.results.days import plain

UNITS = {"second": 1, "minute": 60, "hour": 3600}
WIDTHS: Final[tuple[Literal["long", "short", "narrow"], ...]] = ("long", "short", "narrow")
COUNTS = (1, 2, 3, 5, 11)
"""Numbers that have every plural of a language between them."""
PART = re.compile(r"([0-9]{1,5})(?:[.,]([0-9]{1,2}))?(?![0-9.,]) ?([^\W\d_]*)\.? ?")
NUMBER = re.compile(r"[0-9.,\s]+")


def seconds_meant(text: str, locale: Locale, unit: str = "") -> str:
    """How many seconds “20 minutes”, “1 min 30 s” or “2,5 Std.” are; empty where it is no time, or may be several.

    A number alone counts in the unit, `second` or another of UNITS, where one is given.
    """
    said, lengths, total, at = plain(text), _lengths(locale), 0.0, 0
    while found := PART.match(said, at):
        whole, tenths, name = found.groups()
        length = lengths.get(name) if name else UNITS.get(unit)
        if length is None or (not name and found.end() - at < len(said)):
            return ""
        total += float(f"{whole}.{tenths or 0}") * length
        at = found.end()
    return f"{round(total, 3):g}" if at and at == len(said) and total < 10**6 else ""


@lru_cache(maxsize=4)
def _lengths(locale: Locale) -> Mapping[str, int]:
    """How many seconds each unit has, by what it is called in a language and in English."""
    return {
        _called(format_unit(number, f"duration-{unit}", width, locale=spoken)): seconds
        for spoken, (unit, seconds), width, number in product((Locale("en"), locale), UNITS.items(), WIDTHS, COUNTS)
    }


def _called(said: str) -> str:
    return NUMBER.sub("", plain(said)).strip()
