"""A bar of parts, each as long as its share of the whole; places and lengths are percents of the bar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class BarPart(NamedTuple):
    """A part of a bar: what it stands for, where it begins from the left, and how long it is."""

    kind: str
    begins: float
    length: float


def bar(counts: Mapping[str, float], whole: float = 0, *, from_right: bool = False) -> list[BarPart]:
    """The parts of a bar in order, without those that are nought; the whole is their sum if none is given."""
    whole = whole or sum(counts.values())
    parts, begins = [], 0.0
    for kind, count in counts.items():
        if count:
            length = 100 * count / whole
            parts.append(BarPart(kind, 100 - begins - length if from_right else begins, length))
            begins += length
    return parts
