"""What the engines write and we know better, put right in the built pages whichever engine made them."""

from __future__ import annotations

import html
import re
from pathlib import Path

from handbook.model import Settings

TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
"""A tick box has nothing to complete, and HTML does not allow to say so."""
LANGUAGE = re.compile(r'(<html lang=")[^"]*"')
DIRECTION = re.compile(r'(<body dir=")[^"]*"')


def mend(site: Path, settings: Settings) -> None:
    """Put right every page of a built site; its language is that of the handbook, whatever the menu is in."""
    spoken, direction = html.escape(settings.language), settings.direction
    for page in site.rglob("*.html"):
        written = page.read_text("utf-8")
        mended = _with(DIRECTION, direction, _with(LANGUAGE, spoken, TOGGLE.sub(r"\1", written)))
        if mended != written:
            page.write_text(mended, "utf-8")


def _with(attribute: re.Pattern[str], value: str, page: str) -> str:
    return attribute.sub(lambda found: f'{found[1]}{value}"', page, count=1)
