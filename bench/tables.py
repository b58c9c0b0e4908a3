"""Figures and tables as Markdown has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def seconds(taken: float | None) -> str:
    """Seconds to two places; a dash where there are none."""
    return "–" if taken is None else f"{taken:.2f}"


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; rows that end early are filled up."""
    lines = [titles, ["---"] * len(titles), *((*row, *[""] * (len(titles) - len(row))) for row in rows)]
    return "".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |\n" for line in lines)
