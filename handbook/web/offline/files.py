"""Which files of a built site the service worker caches: some beforehand (precache), others when they are first fetched (runtime).

Precached are the pages for danger before anything else, then what every page needs, the search's index, the forms that are filled in, and as many pages in the order of the menu as fit below a limit,
without those the search leaves out.
"""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Container, Iterator
from pathlib import Path
from urllib.parse import unquote

from handbook.pages.addresses import MARKS, PHONE_STYLES, SEARCH, SHORT, SLIP, STYLES, THIS_DEVICE
from handbook.pages.menu import phone_page
from handbook.system.folders import names_below
from handbook.text.html import read_page, tags
from handbook.web.asset_versions import PICTURES

PRECACHE_LIMIT = 2_000_000
"""The bytes, compressed, that a device fetches beforehand."""
VERSIONED = re.compile(r"([^:]+\.(?:css|js|svg))\?\w+")
FACE = re.compile(r'@font-face\s*\{[^}]*url\("([^"]+)"\)[^}]*unicode-range:([^;}]*)')
RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")


def precached(site: Path, dangers: list[str], pages: list[str], hidden: Container[str]) -> Iterator[str]:
    """The files to precache, in the order in which a device fetches them.

    `dangers` are the pages for danger, `pages` those of the menu, `hidden` the ones that the search leaves out.
    """
    home, *others = pages
    left = PRECACHE_LIMIT
    for file in dict.fromkeys((*dangers, *_assets(site, home))):
        left -= _compressed_size(site / file)
        yield file
    for file in (home, SEARCH, *_forms(site), *(page for page in others if page not in hidden)):
        if file in dangers:
            continue
        left -= _compressed_size(site / file)
        if left < 0:
            return
        yield file


def _forms(site: Path) -> list[str]:
    """The pages on which forms are filled in, where there often is no network, and their style."""
    pages = [file.relative_to(site).as_posix() for name in (SLIP, phone_page("*")) for file in sorted(site.glob(name))]
    return [PHONE_STYLES, *pages] if pages else []


def cached_at_runtime(site: Path, left_out: Container[str]) -> Iterator[str]:
    """The files to cache when they are first fetched: every page, picture and font but those that are left out."""
    for file in names_below(site):
        if file.endswith((*PICTURES, ".woff2", ".html")) and file not in left_out:
            yield file


def _compressed_size(file: Path) -> int:
    return len(zlib.compress(file.read_bytes()))


def _assets(site: Path, home: str) -> list[str]:
    """What every page needs: scripts, styles, and the fonts for the characters that are in use."""
    page = read_page(site / home)
    named = [posixpath.normpath(posixpath.join(posixpath.dirname(home), unquote(url))) for url in _versioned(page)]
    ours = [file.relative_to(site).as_posix() for file in sorted((site / "assets").glob("*.js"))]
    files = dict.fromkeys([*named, *ours, *_fonts(site, page), SHORT, THIS_DEVICE, MARKS])
    return [file for file in files if file != SEARCH and (site / file).is_file()]


def _versioned(page: str) -> Iterator[str]:
    """The URLs of scripts, styles and drawings that a page names with their version, without it."""
    for tag in tags(page, attributes=("href", "src")):
        for name in ("href", "src"):
            if found := VERSIONED.fullmatch(tag.get(name)):
                yield found[1]


def _fonts(site: Path, page: str) -> Iterator[str]:
    characters = set(map(ord, set(page).union((site / SEARCH).read_text("utf-8"))))
    for file, ranges in FACE.findall((site / STYLES).read_text("utf-8")):
        spans = [(int(first, 16), int(last or first, 16)) for first, last in RANGE.findall(ranges)]
        if any(first <= character <= last for character in characters for first, last in spans):
            yield posixpath.join(posixpath.dirname(STYLES), file)
