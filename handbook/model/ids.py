"""What an id may be: an address, the name of a file, a word in a table, and what is printed as a code.

An id is permanent, and so is the name of an edition. What is refused here is refused when it is written; what an
edition has frozen before there was such a rule stays what it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 60
EVER = re.compile(r"[a-z0-9-]{1,60}")
"""The shape of every id there has ever been."""
EDITION_EVER = re.compile(r"[a-z0-9.-]{1,60}")
RESERVED_EVER = frozenset({"everyone", "everywhere", "remembered", "return", "recommend"})

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EDITION_ID = re.compile(r"(?!.*(--|\.\.))[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
RESERVED = RESERVED_EVER | {
    "impression", "extra", "phrase", "observe", "basics", "minutes", "settled", "repeats", "cost",
}  # fmt: skip
"""Words that mean something else in results, filters and indicators."""
OF_WINDOWS = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))]
)
"""Names that Windows keeps for devices, whatever stands behind a dot after them."""
OF_PUBLISHING = frozenset({"current", "go", "print", "assets", "index.html", "versions.json", "published.log"})
"""What stands beside the folders of editions where they are published."""


class WrongId(NamedTuple):
    """Why a word cannot be an id: the rule it breaks, a sentence, and the cure."""

    rule: str
    message: str
    cure: str


def wrong_id(text: str) -> WrongId | None:
    """Why a word cannot be the id of an entry; None where it can."""
    if not ID.fullmatch(text) or len(text) > LONGEST:
        cure = "Use small letters and digits, with single dashes between them, at most 60"
        return WrongId("bad-id", f"“{shortened(text)}” cannot be an id.", f"{cure}{_such_as(tidied(text))}.")
    return _taken(text)


def wrong_edition_id(text: str) -> WrongId | None:
    """Why a word cannot be the name of an edition; None where it can."""
    if not EDITION_ID.fullmatch(text) or len(text) > LONGEST:
        cure = "Use small letters and digits, with single dashes or dots between them, at most 60"
        said = f"“{shortened(text)}” cannot be the id of an edition."
        return WrongId("bad-id", said, f"{cure}{_such_as(tidied(text, dots=True))}.")
    if text in OF_PUBLISHING:
        said = f"“{text}” cannot be the id of an edition: it means something else where editions are published."
        return WrongId("reserved-id", said, "Choose another id.")
    return _taken(text)


def _taken(text: str) -> WrongId | None:
    if text.partition(".")[0] in OF_WINDOWS:
        said = f"“{text}” cannot be an id: Windows keeps the name for a device, and can hold no such file."
        return WrongId("bad-id", said, "Choose another id.")
    if text in RESERVED:
        return WrongId("reserved-id", f"“{text}” has a meaning of its own and cannot be an id.", "Choose another id.")
    return None


def tidied(text: str, *, dots: bool = False) -> str:
    """The nearest that has the shape of an id; empty where nothing is left."""
    kept = re.sub(r"[^a-z0-9.]+" if dots else r"[^a-z0-9]+", "-", text.lower())
    return re.sub(r"([.-])[.-]*", r"\1", kept)[:LONGEST].strip(".-")


def _such_as(tidy: str) -> str:
    return f": {tidy}" if tidy else ""


def shortened(value: str) -> str:
    """A value as a message quotes it: on one line and not too long."""
    flat = " ".join(value.split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"
