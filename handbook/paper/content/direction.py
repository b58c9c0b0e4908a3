"""Words that run otherwise than the page: English on an Arabic one keeps its order, and its full stop at its own end."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

FROM_THE_LEFT, AS_IT_BEGINS, TOGETHER = "\u2066", "\u2068", "\u2069"
"""Unicode's signs round words that are laid out from the left, or as their first letter has it, on any page."""
SIGNS = dict.fromkeys(map(ord, (FROM_THE_LEFT, AS_IT_BEGINS, TOGETHER)))
MANY = 3
"""So many letters from the left to one from the right are a sentence from the left, though a name from the right begins it."""
DATE = re.compile(r"\b\d{1,2} [^\W\d_a-zA-Z]+ \d{4}\b")
"""A day of a month whose name is not in Latin letters."""


def kept_together(said: str) -> str:
    """A text of a page from the right; one from the left that is more than a word is kept together."""
    if said.isalnum() or said.startswith(FROM_THE_LEFT) or not _is_from_the_left([said]):
        return said
    return f"{FROM_THE_LEFT}{_dates_isolated(said)}{TOGETHER}"


def all_kept_together(parts: list[Any]) -> list[Any]:
    """The same for words among which there are links and other nodes."""
    if not _is_from_the_left(parts):
        return parts
    return [FROM_THE_LEFT, *(_dates_isolated(part) if isinstance(part, str) else part for part in parts), TOGETHER]


def isolated(said: str) -> str:
    """Words of any direction, which do not turn round what stands beside them."""
    return f"{AS_IT_BEGINS}{said}{TOGETHER}"


def bare(said: str) -> str:
    """Words without signs of how they are laid out, as they may be cut."""
    return said.translate(SIGNS)


def _dates_isolated(said: str) -> str:
    return DATE.sub(lambda date: isolated(date.group()), said)


def _is_from_the_left(parts: Iterable[Any]) -> bool:
    kinds = [kind for said in _said(parts) for kind in map(unicodedata.bidirectional, said) if kind in ("L", "R", "AL")]
    number = Counter(kinds)
    return kinds[:1] == ["L"] or number["L"] > MANY * (number["R"] + number["AL"])


def _said(parts: Iterable[Any]) -> Iterator[str]:
    """The texts in some nodes and links, in their order."""
    for part in parts:
        if isinstance(part, str):
            yield part
        else:
            yield from _said(part.get("body", [part.get("title") or part.get("words") or ""]))
