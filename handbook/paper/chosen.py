"""What is asked for by name, besides the kinds of things that are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from handbook.model import Handbook

FILE = re.compile(r"(for|moments|touchpoints)/([a-z0-9-]+)\.pdf|huddle/([0-9]{4}-[0-9]{2}-[0-9]{2})-([0-9]{1,2})w\.pdf")
"""What the files that were asked for by name are called."""


@dataclass(frozen=True)
class Chosen:
    """What was asked for by name: ids of jobs, of moments and of touchpoints, and first days with numbers of weeks."""

    roles: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    touchpoints: tuple[str, ...] = ()
    weeks: tuple[tuple[date, int], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was."""
        return any((self.roles, self.moments, self.touchpoints, self.weeks))


def chosen_before(files: Iterable[str], book: Handbook) -> Chosen:
    """What was asked for, by the names of the files in which it was printed; what is gone from the handbook is left out."""
    found = [match.groups() for match in map(FILE.fullmatch, files) if match]
    ids = {
        folder: tuple(id_ for each, id_, _, _ in found if each == folder and id_ in book.entries)
        for folder, *_ in found
    }
    weeks = tuple((date.fromisoformat(day), int(number)) for _, _, day, number in found if day)
    return Chosen(ids.get("for", ()), ids.get("moments", ()), ids.get("touchpoints", ()), weeks)
