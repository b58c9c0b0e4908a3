"""What the engines write and we know better, put right in the built pages whichever engine made them."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path

import jinja2

from handbook.model import Settings
from handbook.web.asset_versions import NOT_FOUND, with_version
from handbook.web.offline import home_screen

TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
"""A tick box has nothing to complete, and HTML does not allow to say so."""
LANGUAGE = re.compile(r'(<html lang=")[^"]*"')
DIRECTION = re.compile(r'(<body dir=")[^"]*"')
HEAD_ENDS = "</head>"
OPENS_CONTENTS, CLOSES_CONTENTS = 'id="__toc"', ' for="__toc"'
"""A page that is not in the menu has no drawer of contents that its heading could close."""

_HEAD = jinja2.Environment(autoescape=True).from_string(
    """\
<link rel="manifest" href="{{ top }}{{ screen.MANIFEST }}" crossorigin="use-credentials">
<link rel="apple-touch-icon" href="{{ top }}{{ screen.TOUCH_ICON }}">
<meta name="theme-color" content="{{ screen.BAR }}" data-hb-night="{{ screen.BAR_BY_NIGHT }}">
{% if is_kept %}<script src="{{ top }}assets/offline.js" defer></script>
{% endif %}"""
)


def mend(site: Path, settings: Settings, version: str, *, is_kept: bool) -> None:
    """Put right every page of a built site; its language is that of the handbook, whatever the menu is in."""
    spoken, direction = html.escape(settings.language), settings.direction
    for page in site.rglob("*.html"):
        written = page.read_text("utf-8")
        mended = _with(DIRECTION, direction, _with(LANGUAGE, spoken, TOGGLE.sub(r"\1", written)))
        if page != site / NOT_FOUND:
            head = _head("../" * (len(page.relative_to(site).parts) - 1), is_kept)
            mended = mended.replace(HEAD_ENDS, head + HEAD_ENDS, 1)
        if OPENS_CONTENTS not in mended:
            mended = mended.replace(CLOSES_CONTENTS, "")
        mended = with_version(mended, version)
        if mended != written:
            page.write_text(mended, "utf-8")


def _with(attribute: re.Pattern[str], value: str, page: str) -> str:
    return attribute.sub(lambda found: f'{found[1]}{value}"', page, count=1)


@cache
def _head(top: str, is_kept: bool) -> str:
    """What a page says of itself to phones, and the script that has it kept; `top` is the way to the top of the site."""
    return _HEAD.render(top=top, is_kept=is_kept, screen=home_screen)
