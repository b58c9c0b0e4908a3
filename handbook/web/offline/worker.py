"""The service worker of a built site: the files it caches, each with a digest that tells one build from another, and what it says."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from markupsafe import Markup

from handbook.model.settings import direction_of
from handbook.pages.addresses import NOT_FOUND, SHORT, WORKER
from handbook.pages.homes import Index
from handbook.pages.menu import small_page
from handbook.pages.mkdocs_yml import is_outside
from handbook.pages.redirects import redirects
from handbook.system.files import write_atomically
from handbook.views.context import Shown
from handbook.web.asset_versions import PARTS
from handbook.web.emergency_pages import emergency_pages
from handbook.web.generated.search import hidden_addresses
from handbook.web.offline.files import cached_at_runtime, precached
from handbook.web.static_pages.static_page import static_page

DIGITS = 16
"""Hexadecimal digits of a digest; it has to tell builds apart, not to withstand an attacker."""
DECLARATION = b"const handbook = "
HERE = Path(__file__).parent


def write_removing_worker(site: Path) -> None:
    """Write a worker that deletes what an earlier one has cached, and unregisters itself."""
    write_atomically(site / WORKER, (HERE / "remove.js").read_bytes())


def write_worker(site: Path, shown: Shown, index: Index, pages: list[str], version: str) -> None:
    """Write the worker of a site in which everything else is written.

    `pages` are the addresses of its pages in the order of the menu, `version` stands behind scripts, styles and pictures.
    """
    addresses, former = _addresses(shown, index), redirects(index)
    leads = addresses | {address: quote(page) for address, page in former.items()}
    write_atomically(site / SHORT, json.dumps(leads, ensure_ascii=False, separators=(",", ":")).encode())
    dangers = [page for page in emergency_pages(shown.book, index) if (site / page).is_file()]
    first = list(precached(site, dangers, pages, hidden_addresses(index)))
    later = cached_at_runtime(site, {*first, NOT_FOUND, *map(small_page, addresses), *former})
    settings, words = shown.book.handbook, shown.words
    spoken = words.spoken("offline.why")
    visible = {
        "said": {"language": spoken, "direction": direction_of(spoken)},
        "edition": _edition_line(shown),
        "home": f"%site%{quote(pages[0])}",
        "version": version,
    }
    handbook = {
        "edition": settings.edition,
        "version": version,
        "home": quote(pages[0]),
        "addresses": SHORT,
        "digits": DIGITS,
        "days": settings.offline_days,
        "notice": static_page("notice", shown, **visible),
        "missing": static_page("missing", shown, **visible, danger=f"%site%{quote(dangers[0])}" if dangers else ""),
        "erased": static_page("erased", shown, **visible),
        "precache": dict.fromkeys((_address(file, version) for file in first), ""),
        "runtime": dict.fromkeys((_address(file, version) for file in later), ""),
    }
    write_atomically(site / WORKER, _declaration(handbook) + (HERE / "worker.js").read_bytes())
    refresh_digests(site)


def _edition_line(shown: Shown) -> str:
    """Which edition this is and since when, as HTML in which the name of the edition is never turned round."""
    current = shown.book.handbook.edition
    day = next((edition.from_ for edition in shown.book.editions if edition.id == current), None)
    edition = Markup("<bdi>{}</bdi>").format(current)
    if day is None:
        return shown.words("offline.undated", edition=edition)
    return shown.words("offline.edition", edition=edition, day=shown.words.day(day))


def refresh_digests(site: Path) -> None:
    """Put into a site's worker the digests its files have now.

    Whoever changes a page of a finished site has to ask for it, or no device caches the site any more; where
    nothing is cached there is nothing to do. Raises OSError.
    """
    worker = site / WORKER
    before = worker.read_bytes() if worker.is_file() else b""
    first, _, script = before.partition(b"\n")
    if not first.startswith(DECLARATION):
        return
    handbook = _declared(first)
    if handbook is None:
        return
    for files in (handbook["precache"], handbook["runtime"]):
        files.update((address, _digest(site, address)) for address in files if _is_in(site, address))
    digests = json.dumps([handbook["precache"], handbook["runtime"]]).encode()
    handbook["build"] = f"{handbook['edition']}-{hashlib.sha256(digests).hexdigest()[:DIGITS]}"
    after = _declaration(handbook) + script
    if after != before:
        write_atomically(worker, after)


def _declared(line: bytes) -> dict[str, Any] | None:
    """What the first line of a worker declares; None where it is not as we write it, for anybody may have published it."""
    try:
        found = json.loads(line.removeprefix(DECLARATION).removesuffix(b";"))
        is_ours = all(isinstance(found[name], dict) for name in ("precache", "runtime")) and "edition" in found
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return found if is_ours else None


def _is_in(site: Path, address: str) -> bool:
    """Whether an address is that of a file of the site."""
    way = unquote(address.partition("?")[0])
    return not is_outside(way) and "\0" not in way and (site / way).is_file()


def _declaration(handbook: dict[str, Any]) -> bytes:
    """The first line of a worker, which tells its script what to cache."""
    return DECLARATION + json.dumps(handbook, ensure_ascii=False).encode() + b";\n"


def _address(file: str, version: str) -> str:
    return quote(file) + (version if file.endswith(PARTS) else "")


def _digest(site: Path, address: str) -> str:
    return hashlib.sha256((site / unquote(address.partition("?")[0])).read_bytes()).hexdigest()[:DIGITS]


def _addresses(shown: Shown, index: Index) -> dict[str, str]:
    """Where each short address leads to, for every entry that has a home, under all its names."""
    return {
        name: f"{quote(index.homes[entry.id])}#{entry.id}"
        for entry in shown.book.entries.values()
        if entry.id in index.homes
        for name in (entry.id, *entry.was)
    }
