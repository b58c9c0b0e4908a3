"""Check the links of a built site: every page, picture and anchor that is pointed at has to be there."""

from __future__ import annotations

import os
import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from handbook.system.html import read_page, tags
from handbook.system.urls import parts_of

START = "index.html"
"""The theme's logo leads here even in a site that has no such page, which is allowed."""


TOP = "top"
"""The anchor every page has."""


@dataclass(frozen=True)
class BuiltPage:
    """What a built page points at, and the anchors in it with how often they stand there."""

    targets: frozenset[str]
    anchors: Counter[str]


class BrokenLink(NamedTuple):
    """Something on a built page that leads nowhere, or an anchor that stands there twice."""

    page: str
    what: str


def broken_links(site: Path) -> Iterator[BrokenLink]:
    """Everything that leads nowhere in a built site; links to other hosts are not followed."""
    files = set(_files(site))
    pages = {name: _read(site / name) for name in sorted(files) if name.endswith(".html")}
    for page, built in pages.items():
        yield from (
            BrokenLink(page, f"the anchor #{id_} stands here {n} times") for id_, n in built.anchors.items() if n > 1
        )
        for target in sorted(built.targets):
            path, fragment = _resolved(posixpath.dirname(page), target)
            address = path or page
            if address not in files and address != START:
                yield BrokenLink(page, f"{target} leads nowhere")
            elif fragment.casefold() not in ("", TOP) and address in pages and fragment not in pages[address].anchors:
                yield BrokenLink(page, f"{target} leads to a page that has no #{fragment}")


def _read(path: Path) -> BuiltPage:
    targets, anchors = set(), []
    for tag in tags(read_page(path), attributes=("href", "src", "id", "name")):
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


def _files(site: Path) -> Iterator[str]:
    """The files of a site, from its top."""
    for place, _, names in os.walk(site):
        folder = Path(place).relative_to(site).as_posix()
        yield from (name if folder == "." else f"{folder}/{name}" for name in names)
