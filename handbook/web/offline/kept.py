"""The worker of a built site: which files a device keeps, each with a sum that tells one build from another.

At once it fetches what draws a page, the search's index, and as many pages in the order of the menu as fit below a
limit, without those the search leaves out. Whatever else is met later is kept when it is met.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import jinja2

from handbook.pages import Index, address_of, small_page
from handbook.views.thread import Thread
from handbook.web.offline.said import edition_line, said_in
from handbook.web.parts import PARTS, PICTURES, WORKER
from handbook.web.search import hidden_addresses
from handbook.writing import write_whole

ADDRESSES = "assets/addresses.json"
"""Where the short addresses lead to. Each is a page of its own, and a table of them all a tenth of their weight."""
SEARCH = "assets/search-index.js"
AT_ONCE = 2_000_000
"""The bytes, compressed, that a device fetches without being asked."""
TELLS = b"const handbook = "
DIGITS = 16
"""Of a file's sum; it has to tell builds apart, not to withstand anybody."""
NAMED = re.compile(r'(?:src|href)="([^":]+\.(?:css|js|svg))\?\w+"')
FACE = re.compile(r'@font-face\s*\{[^}]*url\("([^"]+)"\)[^}]*unicode-range:([^;}]*)')
RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")

_PAGES = jinja2.Environment(loader=jinja2.PackageLoader("handbook.web", "offline"), autoescape=True, trim_blocks=True)


def leave(site: Path) -> None:
    """Write a worker that undoes what an earlier one has kept, and goes."""
    write_whole(site / WORKER, _script("leave.js"))


def keep(site: Path, thread: Thread, index: Index, version: str) -> None:
    """Write the worker of a site in which everything else is written; `version` stands behind its scripts, styles and pictures."""
    write_whole(
        site / ADDRESSES, json.dumps(_addresses(thread, index), ensure_ascii=False, separators=(",", ":")).encode()
    )
    settings, words = thread.book.handbook, said_in(thread.book.handbook.language)
    home, edition = quote(_home(index)), edition_line(thread.book, words)
    shown = {"settings": settings, "words": words, "edition": edition, "home": home, "version": version}
    at_once = list(_within(site, _parts(site, index), _pages(site, index)))
    when_met = [file for file in _everything(site, index) if file not in at_once]
    handbook = {
        "edition": settings.edition,
        "version": version,
        "home": home,
        "addresses": ADDRESSES,
        "digits": DIGITS,
        "notice": _PAGES.get_template("notice.html").render(shown),
        "missing": _PAGES.get_template("missing.html").render(shown),
        "atOnce": {_address(file, version): "" for file in at_once},
        "whenMet": {_address(file, version): "" for file in when_met},
    }
    write_whole(site / WORKER, _told(handbook) + _script("worker.js"))
    sum_again(site)


def sum_again(site: Path) -> None:
    """Put into a site's worker the sums its files have now.

    Whoever changes a page of a finished site has to ask for it, or no device keeps the site any more; where
    nothing is kept there is nothing to do. Raises OSError.
    """
    worker = site / WORKER
    first, _, script = worker.read_bytes().partition(b"\n") if worker.is_file() else (b"", b"", b"")
    if not first.startswith(TELLS):
        return
    handbook = json.loads(first.removeprefix(TELLS).rstrip(b";"))
    for files in (handbook["atOnce"], handbook["whenMet"]):
        files.update((address, _sum(site / unquote(address.partition("?")[0]))) for address in files)
    sums = json.dumps([handbook["atOnce"], handbook["whenMet"]]).encode()
    handbook["build"] = f"{handbook['edition']}-{hashlib.sha256(sums).hexdigest()[:DIGITS]}"
    summed = _told(handbook) + script
    if summed != worker.read_bytes():
        write_whole(worker, summed)


def _told(handbook: dict[str, Any]) -> bytes:
    """The first line of a worker, from which its script learns what to keep."""
    return TELLS + json.dumps(handbook, ensure_ascii=False).encode() + b";\n"


def _sum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:DIGITS]


def _home(index: Index) -> str:
    return address_of(index.pages[0])


def _addresses(thread: Thread, index: Index) -> dict[str, str]:
    """Where each short address leads to, for every entry that has a home, under all its names."""
    return {
        name: f"{quote(index.homes[entry.id])}#{entry.id}"
        for entry in thread.book.entries.values()
        if entry.id in index.homes
        for name in (entry.id, *entry.was)
    }


def _pages(site: Path, index: Index) -> Iterator[str]:
    """The pages that everybody may need, in the order of the menu, the search's index after the first."""
    hidden = hidden_addresses(index)
    pages = [
        address for address in map(address_of, index.pages) if address not in hidden and (site / address).is_file()
    ]
    yield from [*pages[:1], SEARCH, *pages[1:]]


def _parts(site: Path, index: Index) -> list[str]:
    """What no page can be drawn without: scripts, styles, and the fonts for the letters that are in use."""
    home = (site / _home(index)).read_text("utf-8")
    folder = posixpath.dirname(_home(index))
    named = [posixpath.normpath(posixpath.join(folder, unquote(file))) for file in NAMED.findall(home)]
    ours = [file.relative_to(site).as_posix() for file in sorted((site / "assets").glob("*.js"))]
    files = [*dict.fromkeys([*named, *ours]), *_fonts(site, home), ADDRESSES]
    return [file for file in files if file != SEARCH and (site / file).is_file()]


def _fonts(site: Path, home: str) -> Iterator[str]:
    signs = {ord(sign) for sign in home + (site / SEARCH).read_text("utf-8")}
    for file, ranges in FACE.findall((site / "assets" / "handbook.css").read_text("utf-8")):
        spans = [(int(first, 16), int(last or first, 16)) for first, last in RANGE.findall(ranges)]
        if any(first <= sign <= last for sign in signs for first, last in spans):
            yield f"assets/{file}"


def _within(site: Path, parts: Iterable[str], pages: Iterable[str]) -> Iterator[str]:
    """All parts, and pages until the limit is reached."""
    left = AT_ONCE
    for files, may_end in ((parts, False), (pages, True)):
        for file in files:
            left -= len(zlib.compress((site / file).read_bytes()))
            if may_end and left < 0:
                return
            yield file


def _everything(site: Path, index: Index) -> Iterator[str]:
    """Every page and picture, but the small pages that only lead on."""
    leading = {small_page(id_) for id_ in index.homes}
    for path in sorted(site.rglob("*")):
        file = path.relative_to(site).as_posix()
        if path.suffix in (*PICTURES, ".woff2", ".html") and file not in leading and file != "404.html":
            yield file


def _address(file: str, version: str) -> str:
    return quote(file) + (version if file.endswith(PARTS) else "")


def _script(name: str) -> bytes:
    return (Path(__file__).parent / name).read_bytes()
