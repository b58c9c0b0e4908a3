"""The quote and its standards on one page, for the wall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from handbook.model import Standard
from handbook.model.choices import Origin
from handbook.paper.content.by_weight import by_line
from handbook.paper.sheets.sheet import Order, Sheet, view_data
from handbook.views.context import Ref, Shown, named
from handbook.views.standards import quote_card

MOST = 60
"""Standards of a line that may find room."""


@dataclass(frozen=True)
class LineOnPoster:
    """A line of the quote and the standards drawn from it, the weightiest first."""

    line: Ref
    standards: list[Ref]
    critical: list[str]
    """The ids of those that are critical."""
    more: int
    """How many there are besides."""


@dataclass(frozen=True)
class Poster:
    """The quote on one page, each line with its standards."""

    title: str
    author: str
    disputed: bool
    lines: list[LineOnPoster]


def sheets(order: Order) -> Iterator[Sheet]:
    """One sheet."""
    shown = order.shown
    title = shown.book.quote.title
    yield Sheet("poster.pdf", title, shown.words("paper.poster.for"), "poster", partial(view_data, shown, poster))


def poster(shown: Shown) -> Poster:
    """The quote and its standards."""
    quote = quote_card(shown)
    lines = [_line(line, own) for line, own in zip(quote.lines, by_line(shown, quote.lines).values(), strict=True)]
    return Poster(quote.title, quote.author, quote.origin is Origin.DISPUTED, lines)


def _line(line: Ref, own: list[Standard]) -> LineOnPoster:
    critical = [standard.id for standard in own if standard.critical]
    return LineOnPoster(line, named(own[:MOST]), critical, len(own[MOST:]))
