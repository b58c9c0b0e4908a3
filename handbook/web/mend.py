"""What the engines write and we know better, put right in the built pages whichever engine made them."""

from __future__ import annotations

import html
import re
from pathlib import Path

from babel import Locale, UnknownLocaleError

TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
"""A tick box has nothing to complete, and HTML does not allow to say so."""
LANGUAGE = re.compile(r'(<html lang=")[^"]*"')
DIRECTION = re.compile(r'(<body dir=")[^"]*"')


def mend(site: Path, language: str) -> None:
    """Put right every page of a built site; its language is that of the handbook, whatever the menu is in."""
    spoken, direction = html.escape(language), direction_of(language)
    for page in site.rglob("*.html"):
        written = page.read_text("utf-8")
        mended = _with(DIRECTION, direction, _with(LANGUAGE, spoken, TOGGLE.sub(r"\1", written)))
        if mended != written:
            page.write_text(mended, "utf-8")


def _with(attribute: re.Pattern[str], value: str, page: str) -> str:
    return attribute.sub(lambda found: f'{found[1]}{value}"', page, count=1)


def direction_of(language: str) -> str:
    """Which way a language is written: ltr, or rtl for Arabic, Hebrew and their like."""
    try:
        return str(Locale.parse(language, sep="-").text_direction)
    except (UnknownLocaleError, ValueError):
        return "ltr"
