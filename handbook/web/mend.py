"""What the engines write and we know better, put right in the built pages whichever engine made them."""

from __future__ import annotations

import html
import re
from pathlib import Path

import jinja2

from handbook.model import Settings
from handbook.web.draw import relative
from handbook.web.offline import home_screen
from handbook.web.parts import with_version

TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
"""A tick box has nothing to complete, and HTML does not allow to say so."""
LANGUAGE = re.compile(r'(<html lang=")[^"]*"')
DIRECTION = re.compile(r'(<body dir=")[^"]*"')
HEAD_ENDS = "</head>"
NOT_FOUND = "404.html"
"""Shown at any address, so that it can name nothing of ours from where it stands."""

_HEAD = jinja2.Environment(autoescape=True).from_string(
    """\
<link rel="manifest" href="{{ manifest }}">
<link rel="apple-touch-icon" href="{{ touch_icon }}">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="{{ bar }}">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="{{ bar_by_night }}">
{% if script %}<script src="{{ script }}" defer></script>
{% endif %}"""
)


def mend(site: Path, settings: Settings, version: str, *, is_kept: bool) -> None:
    """Put right every page of a built site; its language is that of the handbook, whatever the menu is in."""
    spoken, direction = html.escape(settings.language), settings.direction
    for page in site.rglob("*.html"):
        written = page.read_text("utf-8")
        mended = _with(DIRECTION, direction, _with(LANGUAGE, spoken, TOGGLE.sub(r"\1", written)))
        address = page.relative_to(site).as_posix()
        if address != NOT_FOUND:
            mended = mended.replace(HEAD_ENDS, _head(address, is_kept=is_kept) + HEAD_ENDS, 1)
        mended = with_version(mended, version)
        if mended != written:
            page.write_text(mended, "utf-8")


def _with(attribute: re.Pattern[str], value: str, page: str) -> str:
    return attribute.sub(lambda found: f'{found[1]}{value}"', page, count=1)


def _head(address: str, *, is_kept: bool) -> str:
    """What a page says of itself to phones, and the script that has it kept."""
    return _HEAD.render(
        manifest=relative(address, home_screen.MANIFEST),
        touch_icon=relative(address, home_screen.TOUCH_ICON),
        bar=home_screen.BAR,
        bar_by_night=home_screen.BAR_BY_NIGHT,
        script=relative(address, "assets/offline.js") if is_kept else "",
    )
