"""A share with its interval as a line, and shares of several months as a row of them: where everything stands, in percent."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from handbook.scoring.share import Share
from handbook.scoring.visits import WHOLE
from handbook.views.context import Shown
from handbook.views.shop_results.coaching import share_said

LONGEST_TREND = 24


class ShareLine(NamedTuple):
    """From where to where a share surely lies, where it was found, and where it should be, if anywhere."""

    low: float
    at: float
    high: float
    target: float | None


@dataclass(frozen=True)
class TrendPoint:
    """One month of a trend: its name, its share in words, and its line; none where there are too few visits."""

    title: str
    said: str
    line: ShareLine | None
    x: float
    """Where it stands from the left, in percent of the drawing."""
    breaks: float | None = None
    """Where the line breaks before it, because something is put in other words from then on; from the left as well."""


def share_line(share: Share, target: float | None = None) -> ShareLine | None:
    """The line of a share; none is drawn where there are too few visits to tell."""
    if not share.enough:
        return None
    low, high = share.interval
    return ShareLine(low * WHOLE, share.exact * WHOLE, high * WHOLE, None if target is None else target * WHOLE)


def trend(
    shown: Shown, shares: Mapping[str, Share], target: float | None = None, reworded: Collection[str] = ()
) -> list[TrendPoint]:
    """The last months of something, by their names, the latest last; of some it is known that wordings changed in them."""
    last = list(shares.items())[-LONGEST_TREND:]
    lines = [(title, share_said(shown, share), share_line(share, target)) for title, share in last]
    return side_by_side(lines, reworded)


def side_by_side(
    lines: Sequence[tuple[str, str, ShareLine | None]], reworded: Collection[str] = ()
) -> list[TrendPoint]:
    """Lines with their names and what they say, as far from each other; broken where words have changed."""
    return [
        TrendPoint(
            title,
            said,
            line,
            WHOLE * (at + 0.5) / len(lines),
            WHOLE * at / len(lines) if at and title in reworded else None,
        )
        for at, (title, said, line) in enumerate(lines)
    ]
