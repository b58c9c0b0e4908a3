"""Pages that had other names: what their front matter says under `was`, and the addresses that lead on to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from handbook.model.problems import Problem
from handbook.pages.addresses import is_written
from handbook.pages.front_matter import FRONT_MATTER, NOT_READ, settings_of
from handbook.pages.homes import Index
from handbook.pages.site import Site
from handbook.reader.scan.compose import BaseLoader
from handbook.text.comparing import key

NAMED = re.compile(r"^was[ \t]*:", re.MULTILINE)
PART = r"(?!\.)[^/\\:*?\"<>|#%\x00-\x1f]+"
PAGE = re.compile(rf"(?:{PART}/)*{PART}\.md")
"""A page as the menu names it: from the folder of pages, and never out of it."""


@dataclass(frozen=True)
class Former:
    """A name that a page had, and where that is written, from 0."""

    page: str
    name: str
    line: int
    column: int


def redirects(index: Index) -> dict[str, str]:
    """The address of the page that each former address leads on to."""
    return {index.address_of(former.name): index.address_of(former.page) for former in _formers(index)}


def check_redirects(site: Site, index: Index) -> Iterator[Problem]:
    """What is wrong with the former names of pages."""
    pages = {key(index.address_of(page)): page for page in index.pages}
    led: dict[str, str] = {}
    for former in _formers(index):
        if wrong := _wrong(former, pages, led, site, index):
            yield Problem(index.file(former.page), former.line + 1, former.column + 1, "page-was", *wrong)
        led.setdefault(key(index.address_of(former.name)), former.page)


def _wrong(
    former: Former, pages: dict[str, str], led: dict[str, str], site: Site, index: Index
) -> tuple[str, str] | None:
    if not PAGE.fullmatch(former.name):
        return (
            f"“{former.name}” is no name of a page.",
            "Write it as the menu named it, from the folder of pages: old/page.md",
        )
    address = index.address_of(former.name)
    if there := pages.get(key(address)):
        return f"There is a page {there} today.", "Take this out, or give that page another name."
    if other := led.get(key(address)):
        return f"{former.name} leads on to {other} already.", "Keep one of them."
    if is_written(address) or site.has(address):
        return f"Something else stands at {address}.", "Take it out."
    return None


def _formers(index: Index) -> list[Former]:
    return [former for page, text in index.texts.items() for former in _of_page(page, text)]


def _of_page(page: str, text: str) -> Iterator[Former]:
    found = FRONT_MATTER.match(text)
    if not found or not NAMED.search(found[0]):
        return
    try:
        root = yaml.compose(settings_of(found), BaseLoader)
    except NOT_READ:
        return
    for name, value in root.value if isinstance(root, MappingNode) else ():
        items = value.value if isinstance(value, SequenceNode) else [value]
        for item in items if name.value == "was" else ():
            said = item.value if isinstance(item, ScalarNode) else ""
            yield Former(page, said, item.start_mark.line, item.start_mark.column)
