"""The addresses of a site that the build writes itself: no file of an editor may stand at one of them.

Whatever is written beside the pages gets its address here, so that the build and the checker know the same ones.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from unicodedata import normalize

import handbook

DATA = "handbook.json"
"""Written after all pages: a site that has it was finished."""
SCHEMA = "handbook.schema.json"
CALENDAR = "calendar.ics"
FEED = "feed.xml"
WORKER = "worker.js"
MANIFEST = "manifest.json"
NOT_FOUND = "404.html"
"""Served for every path that does not exist, so that relative URLs do not work on it."""
REFUSED = "403.html"
"""Shown in the place of every file to whoever has signed in and may not read."""
THIS_DEVICE = "this-device.html"
"""The page about what a browser keeps, which has to open wherever that is."""
MARKS = "marks.html"
"""The page about what the marks on cards mean."""
JOBS = "assets/jobs.js"
NEWS = "assets/news.js"
SEARCH = "assets/search-index.js"
WORDS = "assets/words.js"
SHORT = "assets/addresses.json"
"""Where the short addresses lead to. Each is a page of its own; one table of them all has a tenth of their bytes."""
ICONS = "assets/icons/"
ICON = "assets/favicon.svg"
LOGO = "assets/look/logo.svg"
"""The logo of the look, where there is one."""
PICTURES = "assets/of-entries"
"""The folder of the pictures of standards and moments."""
STYLES = "assets/handbook.css"
SLIP = "go/write-a-slip.html"
"""Where a phone writes into the slip book; an entry called so has a folder."""
PHONE_STYLES = "assets/phone-form.css"
"""The style of the pages on which forms are filled in."""
LICENCES = "licences.html"
BILL = "bill.cdx.json"
OF_ENGINES = ("sitemap.xml", "sitemap.xml.gz", "search/search_index.json", "search.json")
FILES = frozenset(
    (
        DATA,
        LICENCES,
        BILL,
        SCHEMA,
        CALENDAR,
        FEED,
        WORKER,
        MANIFEST,
        NOT_FOUND,
        REFUSED,
        THIS_DEVICE,
        MARKS,
        JOBS,
        NEWS,
        SEARCH,
        WORDS,
        SHORT,
        LOGO,
        STYLES,
        *OF_ENGINES,
    )
)
FOLDERS = re.compile(rf"go/(?!index\.html$)|print/(?!index\.html$)|sign-off/[^/]+\.csv$|{ICONS}|{PICTURES}/")
"""What may stand in these is written too: short addresses, what is printed, the lists to be signed, icons."""
MAY_BE_REPLACED = frozenset((ICON,))
"""What a house may have its own of."""


def is_written(address: str) -> bool:
    """Whether the build writes at an address of the site itself; capital letters make no other address everywhere."""
    folded = normalize("NFC", address).casefold()
    return folded in FILES or bool(FOLDERS.match(folded)) or folded in theme_files() - MAY_BE_REPLACED


@cache
def theme_files() -> frozenset[str]:
    """The addresses of the scripts, styles and fonts that the theme brings, ours and Material's, in small letters."""
    material = find_spec("material")
    places = [Path(place) / "templates" for place in (material.submodule_search_locations or () if material else ())]
    found = (
        (place, path)
        for place in (Path(handbook.__file__).parent / "web" / "theme", *places)
        for path in (place / "assets").rglob("*")
    )
    return frozenset(path.relative_to(place).as_posix().casefold() for place, path in found if path.is_file())
