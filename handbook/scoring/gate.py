"""Basics before delight: whether treats make sense yet."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.scoring.share import Share


@dataclass(frozen=True)
class Gate:
    """How well the basics were kept, against what treats need."""

    share: Share
    needs: float

    @property
    def is_open(self) -> bool | None:
        """Whether treats make sense; None where there are too few visits to tell, and treats stay."""
        return self.share.interval.high >= self.needs if self.share.enough else None

    @property
    def state(self) -> str:
        """The same as a code: open, shut or unknown."""
        return "unknown" if self.is_open is None else "open" if self.is_open else "shut"
