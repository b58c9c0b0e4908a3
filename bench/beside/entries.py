"""Entries for programs for requirements, which draw cross- and back-links by themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bench.beside.words import HOME, IN_TEXTS, Said, Words


def by_page(words: Words) -> Mapping[str, list[Said]]:
    """The entries of each page, the one for the rest first."""
    pages: dict[str, list[Said]] = {HOME: []}
    for said in words.entries:
        pages.setdefault(said.page, []).append(said)
    return pages


def rst(text: str) -> str:
    """A text for reStructuredText, in which nothing of it is markup."""
    return re.sub(r"([\\*`|_])", r"\\\1", text)


def upward(said: Said) -> list[tuple[str, str]]:
    """The links of an entry without those in its texts: these go in circles, which not all programs can follow."""
    return [(name, id_) for name, id_ in said.links if name != IN_TEXTS]
