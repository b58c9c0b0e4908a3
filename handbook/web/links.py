"""Check the links of a built site: every page, picture and anchor that is pointed at has to be there.

Whoever writes a page whose tags it has read just now says what it points at, so that it is not read again; that is
kept by the page's contents until the next site is made, and holds for no other.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from handbook.system.folders import names_below
from handbook.text.html import Tag, tags
from handbook.text.urls import parts_of

START = "index.html"
"""The theme's logo leads here even in a site that has no such page, which is allowed."""


TOP = "top"
"""The anchor every page has."""
LINKING = ("href", "src", "id", "name")
"""The attributes of tags that links are about."""


@dataclass(frozen=True)
class BuiltPage:
    """What a built page points at, and the anchors in it with how often they stand there."""

    targets: frozenset[str]
    anchors: Counter[str]

    def and_all(self, *others: BuiltPage) -> BuiltPage:
        """A page that holds what all of them hold."""
        anchors = self.anchors.copy()
        for other in others:
            if other.anchors:
                anchors += other.anchors
        return BuiltPage(self.targets.union(*(other.targets for other in others)), anchors)

    def leading_to(self, target: str, *, instead: str) -> BuiltPage:
        """A page that is the same but for one target."""
        return BuiltPage(self.targets - {instead} | {target}, self.anchors)


class BrokenLink(NamedTuple):
    """Something on a built page that leads nowhere, or an anchor that stands there twice."""

    page: str
    what: str


def broken_links(site: Path) -> Iterator[BrokenLink]:
    """Everything that leads nowhere in a built site; links to other hosts are not followed."""
    files = dict.fromkeys(names_below(site))
    pages = {name: _read(site / name) for name in files if name.endswith(".html")}
    sound: dict[str, set[str]] = {}  # by folder: the menu leads from each of its pages to the same
    for page, built in pages.items():
        yield from (
            BrokenLink(page, f"the anchor #{id_} stands here {n} times") for id_, n in built.anchors.items() if n > 1
        )
        folder = posixpath.dirname(page)
        sound_here = sound.setdefault(folder, set())
        for target in sorted(built.targets - sound_here):
            path, fragment = _resolved(folder, target)
            address = path or page
            if address not in files and address != START:
                yield BrokenLink(page, f"{target} leads nowhere")
            elif fragment.casefold() not in ("", TOP) and address in pages and fragment not in pages[address].anchors:
                yield BrokenLink(page, f"{target} leads to a page that has no #{fragment}")
            elif path:
                sound_here.add(target)


_known: dict[bytes, BuiltPage] = {}
"""What pages point at by digests of their contents, as far as it was said."""


def forget() -> None:
    """Let go of what was said of an earlier site: not every engine has its site looked at, and a server makes one after another."""
    _known.clear()


def remember(page: bytes, built: BuiltPage) -> None:
    """Say what a page that is about to be written points at."""
    _known[hashlib.sha256(page).digest()] = built


def _read(path: Path) -> BuiltPage:
    page = path.read_bytes()
    known = _known.get(hashlib.sha256(page).digest())
    return known or links_of(tags(page.decode("utf-8", "surrogateescape"), attributes=LINKING))


def links_of(found: Iterable[Tag]) -> BuiltPage:
    """What tags of a page point at, all those among them that have attributes which links are about."""
    targets, anchors = set(), []
    for tag in found:
        given = tag.values
        if tag.name == "a" and "name" in given and "id" not in given:
            anchors.append(given["name"])
        targets |= {given[name].strip() for name in ("href", "src") if name in given}
        if "id" in given:
            anchors.append(given["id"])
    return BuiltPage(frozenset(target for target in targets if target and not _is_elsewhere(target)), Counter(anchors))


@lru_cache(maxsize=16384)
def _is_elsewhere(address: str) -> bool:
    """Whether an address is on another host, or something else than a file."""
    return bool(parts_of(address).scheme) or address.startswith(("//", "/"))


@lru_cache(maxsize=16384)
def _resolved(folder: str, target: str) -> tuple[str, str]:
    """The file and the fragment that a page in a folder points at; without a file it is the page itself."""
    parts = parts_of(target)
    path = unquote(parts.path)
    address = posixpath.normpath(posixpath.join(folder, path)) if path else ""
    if path.rpartition("/")[2] in ("", ".", "..") and path:
        address = posixpath.normpath(posixpath.join(address, "index.html"))
    return address, unquote(parts.fragment)
