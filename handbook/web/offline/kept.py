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
from urllib.parse import quote, unquote

import jinja2

from handbook.pages import Index, address_of, small_page
from handbook.views.thread import Thread
from handbook.web.offline.said import edition_line, said_in
from handbook.web.parts import PARTS, PICTURES, WORKER
from handbook.web.search import hidden_addresses

ADDRESSES = "assets/addresses.json"
"""Where the short addresses lead to. Each is a page of its own, and a table of them all a tenth of their weight."""
SEARCH = "assets/search-index.js"
AT_ONCE = 2_000_000
"""The bytes, compressed, that a device fetches without being asked."""
DIGITS = 16
"""Of a file's sum; it has to tell builds apart, not to withstand anybody."""
NAMED = re.compile(r'(?:src|href)="([^":]+\.(?:css|js|svg))\?\w+"')
FACE = re.compile(r'@font-face\s*\{[^}]*url\("([^"]+)"\)[^}]*unicode-range:([^;}]*)')
RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")

_PAGES = jinja2.Environment(loader=jinja2.PackageLoader("handbook.web", "offline"), autoescape=True, trim_blocks=True)


def leave(site: Path) -> None:
    """Write a worker that undoes what an earlier one has kept, and goes."""
    _write(site / WORKER, _script("leave.js"))


def keep(site: Path, thread: Thread, index: Index, version: str) -> None:
    """Write the worker of a site in which everything else is written; `version` stands behind its scripts, styles and pictures."""
    _write(site / ADDRESSES, json.dumps(_addresses(thread, index), ensure_ascii=False, separators=(",", ":")))
    at_once = list(_within(site, _parts(site, index), _pages(site, index)))
    when_met = [file for file in _everything(site, index) if file not in at_once]
    sums = {file: hashlib.sha256((site / file).read_bytes()).hexdigest()[:DIGITS] for file in [*at_once, *when_met]}
    settings, words = thread.book.handbook, said_in(thread.book.handbook.language)
    shown = {
        "settings": settings,
        "words": words,
        "edition": edition_line(thread.book, words),
        "home": quote(_home(index)),
        "version": version,
    }
    whole = hashlib.sha256(json.dumps([version, sums]).encode()).hexdigest()[:DIGITS]
    handbook = {
        "build": f"{settings.edition}-{whole}",
        "version": version,
        "home": quote(_home(index)),
        "addresses": ADDRESSES,
        "digits": DIGITS,
        "notice": _PAGES.get_template("notice.html").render(shown),
        "missing": _PAGES.get_template("missing.html").render(shown),
        "atOnce": {_address(file, version): sums[file] for file in at_once},
        "whenMet": {_address(file, version): sums[file] for file in when_met},
    }
    _write(site / WORKER, f"const handbook = {json.dumps(handbook, ensure_ascii=False)};\n\n{_script('worker.js')}")


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


def _script(name: str) -> str:
    return (Path(__file__).parent / name).read_text("utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="")
