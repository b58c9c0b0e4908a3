"""Check the links of a built site: every page, picture and anchor that is pointed at has to be there."""

from __future__ import annotations

import html
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

TAG = re.compile(r"<(?:a|area|img|link|script|source|iframe)\b[^>]*>", re.IGNORECASE)
TARGET = re.compile(r"""\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
IDENTITY = re.compile(r"""<[a-z][^<>]*?\sid\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
NOT_MARKUP = re.compile(r"<!--.*?-->|<(script|style)\b[^>]*>.*?</\1>", re.DOTALL | re.IGNORECASE)


class Broken(NamedTuple):
    """Something on a built page that leads nowhere, or an anchor that stands there twice."""

    page: str
    what: str


def broken_links(site: Path) -> Iterator[Broken]:
    """Everything that leads nowhere in a built site; links to other hosts are not followed."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}

    @cache
    def anchors(page: str) -> Counter[str]:
        text = NOT_MARKUP.sub("", (site / page).read_text("utf-8", errors="replace"))
        return Counter(html.unescape(double or single) for double, single in IDENTITY.findall(text))

    for page in sorted(file for file in files if file.endswith(".html")):
        yield from (
            Broken(page, f"the anchor #{id_} stands here {count} times")
            for id_, count in anchors(page).items()
            if count > 1
        )
        for target in sorted(_targets(site / page)):
            address, fragment = _resolved(page, target)
            if address not in files:
                yield Broken(page, f"{target} leads nowhere")
            elif fragment and address.endswith(".html") and fragment not in anchors(address):
                yield Broken(page, f"{target} leads to a page that has no #{fragment}")


def _targets(path: Path) -> set[str]:
    text = NOT_MARKUP.sub("", path.read_text("utf-8", errors="replace"))
    found = (target for tag in TAG.findall(text) for target in TARGET.findall(tag))
    addresses = {html.unescape(double or single).strip() for double, single in found}
    return {address for address in addresses if address and not _is_elsewhere(address)}


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
