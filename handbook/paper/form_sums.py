"""What a form works out by itself: points, their sums, the score of the visit, and whether it is passed."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TypedDict

from handbook.results.field_names import BETWEEN, SUM

TOTALS = ("got", "of", "score", "passed")
"""What there is once for the whole visit."""
ONCE = f"{BETWEEN}once"
"""What is asked once a visit, beside the moments."""


class Scored(TypedDict):
    """A question that counts."""

    field: str
    """The name of its field."""
    weight: int
    """In the smallest part that any weight has."""
    critical: bool
    section: str
    """The name of the sum it is a part of: its moment with `/` behind it, or `ONCE`."""


class Sums(TypedDict):
    """All that a score needs, as `sums.js` reads it."""

    questions: list[Scored]
    whole: int
    """So many of the smallest parts are a weight of one."""
    passes_from: tuple[int, int]
    """A share in percent, as a fraction."""
    decimal: str
    """The sign between a whole number and the rest."""
    percent: str
    """How a share is written, with `{number}` in it."""
    passed: str
    failed: str
    critical: str


def for_all(sums: Sums) -> str:
    """The script that a form holds for all of its sums."""
    return f"var handbook = {json.dumps(sums)};\n{_code()}"


def asks(field: str) -> str:
    """The script that gives the value of one field, by its name."""
    name = field.removeprefix(SUM)
    if name in [f"{BETWEEN}{total}" for total in TOTALS]:
        return _call("handbookTotal", name.removeprefix(BETWEEN))
    return _call("handbookSection" if name == ONCE or name.endswith(BETWEEN) else "handbookPoints", name)


def _call(function: str, name: str) -> str:
    return f"event.value = {function}(this, {json.dumps(name)});"


@cache
def _code() -> str:
    return (resources.files("handbook.paper") / "sums.js").read_text("utf-8")
