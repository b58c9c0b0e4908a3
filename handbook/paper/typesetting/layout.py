"""Where everything on a sheet came to stand when it was laid out, and what the next round is told of it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

CLOSE = 0.1
"""Points by which a card that fits is less tall than a page; what does not fit reaches down to its end."""

Layout = dict[str, Any]
"""What `WHERE` finds out about a part, on pages counted from its own first one."""
Running = dict[str, Any]
"""What stands at the head and foot of each page of a part."""
Place = tuple[int, float, float]
"""A page, and how far from its left and its top, in points."""

WHERE = """{
  let words(body) = if body.func() == footnote { "" } else if body.has("text") { body.text } else if body.has("children") { body.children.map(words).join() } else if body.has("body") { words(body.body) } else if body.has("child") { words(body.child) } else if body in ([ ], linebreak()) { " " }
  let on(label) = query(label).map(mark => (mark.location().page(), mark.value))
  let place-of(mark) = {
    let place = mark.location().position()
    (place.page, calc.round(place.x.pt()), calc.round(place.y.pt()))
  }
  let at = (:)
  for mark in query(<at>) { at.insert(mark.value, place-of(mark)) }
  let edges = query(<edge>).map(mark => {
    let place = mark.location().position()
    (mark.value, place.page, place.y.pt())
  })
  let room = query(<room>).map(mark => mark.value).at(0, default: none)
  let titles = query(heading.where(outlined: true)).map(title => (title.level, words(title.body), place-of(title)))
  (at: at, due: on(<due>), heads: on(<head>), contents: on(<contents>), edges: edges, room: room, titles: titles, last: query(<last>).last().location().page())
}"""
"""Asks a part that is laid out where everything in it came to stand."""


@dataclass
class Title:
    """A heading that the list of contents and the bookmarks name."""

    level: int
    words: str
    at: Place


@dataclass(eq=False)
class Positions:
    """Where everything stands, as found in a round or as guessed before the first, on pages counted from the cover."""

    pages: list[int]
    """How many pages each part has, 0 where nobody knows yet."""
    at: dict[str, Place] = field(default_factory=dict)
    """All that a link can lead to."""
    tall: dict[str, bool] = field(default_factory=dict)
    """The cards that are taller than a page and may break, and those that may well be."""
    titles: list[Title] = field(default_factory=list)

    def before(self, part: int) -> int:
        """How many pages stand before a part."""
        return sum(self.pages[:part])

    def agrees_with(self, told: Positions) -> bool:
        """Whether all that was laid out came to stand where it had been told.

        How many pages a sheet in one part has is not told, for its heads and feet come after all else.
        """
        lengths_agree = len(self.pages) == 1 or self.pages == told.pages
        pages_agree = _pages(self.at).items() <= _pages(told.at).items()
        return lengths_agree and pages_agree and self.tall.items() <= told.tall.items()

    def __eq__(self, other: object) -> bool:
        """Whether a reader would see a difference: it matters on which page something stands, not how far down."""
        return isinstance(other, Positions) and self.agrees_with(other) and other.agrees_with(self)


def found(layouts: Mapping[int, Layout], told: Positions) -> Positions:
    """Where everything stands in the parts that are laid out; of those that are not, length and titles are as told."""
    stands = Positions([layouts[part]["last"] if part in layouts else length for part, length in enumerate(told.pages)])
    for part, length in enumerate(told.pages):
        if part in layouts:
            _take_in(stands, layouts[part], stands.before(part), told.tall)
        else:
            stands.titles += [title for title in told.titles if 0 < title.at[0] - told.before(part) <= length]
    return stands


def _take_in(stands: Positions, layout: Layout, before: int, told_tall: dict[str, bool]) -> None:
    stands.at |= {name: (before + page, x, y) for name, (page, x, y) in layout["at"].items()}
    stands.tall |= _tall(layout, told_tall)
    stands.titles += [
        Title(level, words or "", (before + page, x, y)) for level, words, (page, x, y) in layout["titles"]
    ]


def _pages(at: dict[str, Place]) -> dict[str, int]:
    return {name: page for name, (page, _, _) in at.items()}


def _tall(layout: Layout, told: dict[str, bool]) -> dict[str, bool]:
    """The cards that are taller than a page and may break: those that were seen to be so, and those that may well be.

    A card that fits on a page alone, but not with its title, left that behind. What was broken although it fits on a page
    was no good guess.
    """
    tall = {}
    top, bottom = layout["room"] or (0, 0)
    for (card, first, above), (_, last, below) in zip(layout["edges"][::2], layout["edges"][1::2], strict=True):
        fits = (last - first) * (bottom - top) + below - above < bottom - top - CLOSE
        titled_on = layout["at"].get(card, [first])[0]
        if card not in told and (not fits or titled_on < first):
            tall[card] = True
        elif card in told and (told[card] or first == last or not fits):
            tall[card] = told[card]
    return tall


def running(layout: Layout, stands: Positions, part: int, earliest: str) -> Running:
    """What stands at the head and foot of each page of a part: its chapter, and the earliest day by which it is to be renewed."""
    length = layout["last"]
    until = [""] * length
    for page, due in layout["due"]:
        until[page - 1] = min(due, until[page - 1] or due)
    heads = dict(layout["heads"])
    contents = [page for page, _ in layout["contents"]]
    over = itertools.accumulate(range(1, length + 1), lambda head, page: heads.get(page, head), initial="")
    return {
        "before": stands.before(part),
        "last": sum(stands.pages),
        "until": [due or earliest for due in until],
        "heads": list(over)[1:],
        "contents": sum(contents[1:]) - sum(contents[:1]),
    }


NOT_RUNNING: Running = {"before": 0, "last": 0, "until": [], "heads": [], "contents": 0}
"""What stands at the head and foot of pages as long as nobody knows how many there are."""
