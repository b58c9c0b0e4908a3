"""Check the links of a built site: every page, picture and anchor that is pointed at has to be there."""

from __future__ import annotations

import html
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

TAG = re.compile(r"<[a-zA-Z][^<>]*+>")
TARGET = re.compile(r"""\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
IDENTITY = re.compile(r"""\sid\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
NOT_MARKUP = re.compile(r"<!--.*?-->|<(script|style)\b([^>]*+)>.*?</\1>", re.DOTALL | re.IGNORECASE)


START = "index.html"
"""The theme's logo leads here even in a site that has no such page, which is allowed."""


@dataclass(frozen=True)
class Built:
    """What a built page points at, and the anchors in it with how often they stand there."""

    targets: frozenset[str]
    anchors: Counter[str]


class Broken(NamedTuple):
    """Something on a built page that leads nowhere, or an anchor that stands there twice."""

    page: str
    what: str


def broken_links(site: Path) -> Iterator[Broken]:
    """Everything that leads nowhere in a built site; links to other hosts are not followed."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: _read(site / name) for name in sorted(files) if name.endswith(".html")}
    for page, built in pages.items():
        yield from (
            Broken(page, f"the anchor #{id_} stands here {n} times") for id_, n in built.anchors.items() if n > 1
        )
        for target in sorted(built.targets):
            address, fragment = _resolved(page, target)
            if address not in files and address != START:
                yield Broken(page, f"{target} leads nowhere")
            elif fragment and address in pages and fragment not in pages[address].anchors:
                yield Broken(page, f"{target} leads to a page that has no #{fragment}")


def _read(path: Path) -> Built:
    text = NOT_MARKUP.sub(r"<\1\2>", path.read_text("utf-8", errors="replace"))
    tags = [tag for tag in TAG.findall(text) if "=" in tag]
    targets = {_value(found) for tag in tags for found in TARGET.finditer(tag)}
    anchors = Counter(_value(found) for tag in tags if " id" in tag and (found := IDENTITY.search(tag)))
    return Built(frozenset(target for target in targets if target and not _is_elsewhere(target)), anchors)


def _value(attribute: re.Match[str]) -> str:
    return html.unescape(attribute.group(1) or attribute.group(2) or "").strip()


def _is_elsewhere(address: str) -> bool:
    """Whether an address is on another host, or something else than a file."""
    return bool(urlsplit(address).scheme) or address.startswith(("//", "/"))


def _resolved(page: str, target: str) -> tuple[str, str]:
    parts = urlsplit(target)
    path = unquote(parts.path)
    address = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if path.endswith("/") or address == ".":
        address = posixpath.normpath(posixpath.join(address, "index.html"))
    return address, unquote(parts.fragment)
