"""Words that did not fit are set once more with places at which they may be broken."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

PIECE = 4
"""Letters that stay together in a word that is broken."""
MAY_BREAK = "\u200b"
MAY_HYPHEN = "\u00ad"
"""A hyphen that is only seen where the line ends."""
AS_IT_IS = frozenset({"id", "name", "at", "to", "url", "src", "svg", "kind", "code", "is", "draw", "anchors", "tall"})
"""What the data calls by these names is not read by anybody, or names something."""
WORD = re.compile(r"\S{8,}")
"""Shorter ones are left whole."""


def breaking(runs: Collection[str], data: Any) -> Any:
    """The data of a sheet in which the long words of some lines may be broken anywhere."""
    return _with_breaks(data, [word for run in runs for word in WORD.findall(_whole(run))])


def _with_breaks(data: Any, words: list[str]) -> Any:
    if isinstance(data, dict):
        return {key: value if key in AS_IT_IS else _with_breaks(value, words) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_breaks(value, words) for value in data]
    return WORD.sub(lambda found: _broken(found.group(), words), data) if isinstance(data, str) else data


def _broken(said: str, words: list[str]) -> str:
    """A word with breaks, when it is one of some words or part of one, or the other way round."""
    whole = _whole(said)
    if not any(whole in word or word in whole for word in words):
        return said
    return (MAY_HYPHEN if whole.isalpha() else MAY_BREAK).join(re.findall(f".{{1,{PIECE}}}", whole))


def _whole(said: str) -> str:
    return said.replace(MAY_BREAK, "").replace(MAY_HYPHEN, "")


def entries_with(said: str, data: Any, within: str = "") -> set[str]:
    """What the entries on a sheet are called that hold some words."""
    if isinstance(data, str):
        return {within} if within and said in _whole(data) else set()
    if isinstance(data, dict):
        title = data.get("title") if isinstance(data.get("id"), str) else None
        name = _whole(title) if isinstance(title, str) else within
        return {found for value in data.values() for found in entries_with(said, value, name)}
    return {found for value in data for found in entries_with(said, value, within)} if isinstance(data, list) else set()
