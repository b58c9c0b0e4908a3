"""Corrections to pages as engines write them: language and direction, the policy, links to the manifest, versions behind the URLs of assets."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache, lru_cache, partial
from pathlib import Path

import jinja2

from handbook.model import Settings
from handbook.model.palette import Palette
from handbook.pages.addresses import NOT_FOUND
from handbook.system.folders import names_below
from handbook.text.html import Edit, Tag, edited, rewrite_page, tags
from handbook.web import policy
from handbook.web.asset_versions import version_edits
from handbook.web.caches.menu import menu_lines
from handbook.web.links import LINKING, BuiltPage, forget, links_of, remember
from handbook.web.offline import home_screen

CONTENTS = "__toc"
"""The tick box that opens a page's table of contents, and what its labels are for."""

BLOCKS = "li|p|td|th|dd|dt"
BEGINS, ENDS = re.compile(rf"<({BLOCKS})(?:\s[^<>]*)?>\s*\Z"), re.compile(rf"[.!?]?\s*(?:</({BLOCKS})>|<[uo]l>)")
LONGEST_TAG = 300
"""Characters; how far back it is looked for."""
ALONE = "hb-alone"
"""The class of a link that is all there is in its line, so that the style sheet can make it as high as a thumb."""

ARROW = '<span class="md-nav__icon'

_HEAD = jinja2.Environment(autoescape=True).from_string(
    """\
<link rel="manifest" href="{{ top }}{{ screen.MANIFEST }}" crossorigin="use-credentials">
<link rel="apple-touch-icon" href="{{ top }}{{ screen.TOUCH_ICON }}{{ version }}">
<meta name="theme-color" content="{{ palette.bar }}" data-hb-night="{{ palette.night_bar }}">
{% if is_kept %}<script src="{{ top }}assets/offline.js{{ version }}" defer></script>
{% endif %}"""
)


def patch_pages(
    site: Path, own: Container[str], settings: Settings, version: str, *, is_kept: bool, preview: bool = False
) -> None:
    """Correct every page of a built site that an engine made; `own` are those that editors wrote as HTML themselves.

    The language of a page becomes that of the handbook, whatever its menu is in. `version` is put behind the URLs of
    scripts, styles and pictures. Raises OSError.
    """
    forget()
    rules = policy.meta(settings, preview=preview)
    for page in names_below(site):
        if page.endswith(".html") and page not in own:
            head = (
                "" if page == NOT_FOUND else _head("../" * page.count("/"), version, settings.palette, is_kept=is_kept)
            )
            rewrite_page(site / page, partial(_patched, settings=settings, rules=rules, head=head, version=version))


def _patched(page: str, *, settings: Settings, rules: str, head: str, version: str) -> str:
    rest, menu = "", []
    for before, line in menu_lines(page):
        rest += before
        if line:
            text, links = _menu_line(line, version)
            menu.append((Edit(len(rest), len(rest), text), links))
    found = _changeable(rest)
    patched = edited(rest, [*_edits(rest, found, settings, rules, head, version), *(edit for edit, _ in menu)])
    links = links_of(found).and_all(_links_in(rules), _links_in(head), *(links for _, links in menu))
    remember(patched.encode("utf-8", "surrogateescape"), links)
    return patched


@lru_cache(maxsize=16384)
def _menu_line(line: str, version: str) -> tuple[str, BuiltPage]:
    """A line of the menu, which stands on most pages of a site, as it is to be, and what it points at."""
    found = _changeable(line)
    edits = (edit for tag in found for edit in _edits_of(line, tag))
    return edited(line, [*edits, *version_edits(found, version)]), links_of(found)


def _changeable(page: str) -> list[Tag]:
    return list(tags(page, names=("html", "body", "head", "input", "label"), attributes=LINKING))


@lru_cache(maxsize=64)
def _links_in(added: str) -> BuiltPage:
    return links_of(tags(added, attributes=LINKING))


def _edits(page: str, found: list[Tag], settings: Settings, rules: str, head: str, version: str) -> Iterator[Edit]:
    first = {tag.name: tag for tag in reversed(found) if not tag.closes}
    if "html" in first:
        yield first["html"].with_attribute("lang", settings.language)
    if "head" in first:
        yield Edit(first["head"].end, first["head"].end, rules)
    if "body" in first:
        yield first["body"].with_attribute("dir", settings.direction)
    # A page that was made smaller may end its head without saying so.
    if head_ends := next(
        (tag.start for tag in found if (tag.name, tag.closes) in (("head", True), ("body", False))), None
    ):
        yield Edit(head_ends, head_ends, head)
    for tag in found:
        yield from _edits_of(page, tag)
    # A page that is not in the menu has no drawer of contents that its heading could open.
    if not any(tag.get("id") == CONTENTS for tag in found):
        yield from (edit for tag in found if tag.get("for") == CONTENTS for edit in tag.without_attribute("for"))
    yield from version_edits(found, version)


def _edits_of(page: str, tag: Tag) -> Iterator[Edit]:
    """What is corrected in a tag, whatever else stands on its page."""
    classes = tag.get("class")
    # The address of a heading is for the mouse; by keyboard and ear it would be a stop and a “¶” at every card.
    if "headerlink" in classes.split():
        yield tag.with_attribute("tabindex", "-1")
        yield tag.with_attribute("aria-hidden", "true")
    # Beside a link to its page, the arrow of a group is a stop without a name.
    elif tag.name == "label" and page[tag.end : tag.end + 200].lstrip().startswith(ARROW):
        yield from tag.without_attribute("tabindex")
    # A tick box has nothing to complete, and HTML does not allow to say so.
    elif tag.name == "input" and "md-toggle" in classes.split() and "autocomplete" in tag.values:
        yield from tag.without_attribute("autocomplete")
    elif tag.name == "a" and classes in ("", "hb-ref") and _is_alone(page, tag):
        yield tag.with_attribute("class", f"{classes} {ALONE}".strip())


def _is_alone(page: str, tag: Tag) -> bool:
    """Whether a link of ours or of an editor's is a line by itself, and not a word in a sentence."""
    closes = page.find("</a>", tag.end)
    after = ENDS.match(page, closes + len("</a>")) if closes >= 0 else None
    before = after and BEGINS.search(page, max(0, tag.start - LONGEST_TAG), tag.start)
    return bool(before and after and before[1] == (after[1] or "li"))


@cache
def _head(top: str, version: str, palette: Palette, *, is_kept: bool) -> str:
    """Links to the manifest and an icon, and the script that registers the service worker; `top` is the relative URL of the site's top."""
    return _HEAD.render(top=top, screen=home_screen, palette=palette, version=version, is_kept=is_kept)
