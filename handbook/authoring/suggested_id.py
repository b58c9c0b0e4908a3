"""The id that a new entry could have: from its title, in Latin letters, and never used before."""

from __future__ import annotations

from collections.abc import Collection

from handbook.model.ids import LONGEST, tidied, wrong_id
from handbook.text.slugs import slug


def suggested_id(title: str, otherwise: str, taken: Collection[str]) -> str:
    """An id from a title in any script; from `otherwise` where that has no letters, with a number where it is taken."""
    base = _cut(tidied(_latin(title)) if any(sign.isalnum() for sign in title) else "") or otherwise
    number, found = 1, base
    while found in taken or wrong_id(found):
        number += 1
        found = f"{base[: LONGEST - 4].strip('-')}-{number}"
    return found


def _latin(title: str) -> str:
    plain = slug(title, "-")
    if plain.isascii():
        return plain
    from anyascii import anyascii  # its tables of all scripts are for those who need them

    return slug(anyascii(plain), "-")


def _cut(text: str) -> str:
    """As many whole words as make a handy id."""
    if len(text) <= HANDY:
        return text
    return text[: HANDY + 1].rpartition("-")[0] or text[:HANDY]


HANDY = 40
"""As many characters as an id has that people still type."""
