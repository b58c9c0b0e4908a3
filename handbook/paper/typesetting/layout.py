"""Where everything on a sheet came to stand when Typst laid it out, and what the next round is told of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from textwrap import shorten
from typing import TypedDict

from handbook.paper.content.direction import bare, isolated
from handbook.text.comparing import self_contained

CLOSE = 0.1
"""Points by which a card that fits is less tall than a page; what does not fit reaches down to its end."""

AT_THE_TOP = 60
"""Points from where the text of a page begins: what begins within them begins the page."""
LONGEST_HEAD = 44
"""Characters of a title at the head of a page; of a longer one its first words stand there."""

PagePosition = tuple[int, float, float]
"""A page, counted from 1, and how far from its left and its top edge, in points."""


Frame = tuple[int, float, float, float, float]
"""A page, or 0 for every one, and the left, upper, right and lower edge that words keep within, in points from its top."""


class Begins(TypedDict):
    """What begins at a place: a chapter, or something in the chapter at hand."""

    chapter: str
    title: str
    tab: str | None
    """What stands at the edge of the pages from there on; None where that stays as it is."""
    y: float
    """Points from the top of the page."""


class Layout(TypedDict):
    """What `WHERE` finds out about a sheet."""

    at: dict[str, PagePosition]
    """Everything a link can lead to, by its name."""
    due: list[tuple[int, str]]
    """Pages with the days (ISO) by which something on them is to be renewed."""
    heads: list[tuple[int, Begins]]
    """Pages on which something begins, with what it is."""
    contents: list[tuple[int, None]]
    """The page on which the list of contents begins, and the one on which it ends; empty where there is none."""
    edges: list[tuple[str, int, float]]
    """Twice for every card, at its upper and its lower edge: its name, the page, points from the top of it."""
    room: tuple[float, float] | None
    """Where the text of a page begins and ends, in points from its top; None where pages have no such frame."""
    frames: list[Frame]
    headings: list[tuple[int, float]]
    """Pages with headings, and how far from the top of the page these stand, in points."""
    last: int
    """How many pages there are."""


class RunningHeads(TypedDict):
    """What stands at the head and foot of each page."""

    last: int
    until: list[str]
    """For every page the earliest day (ISO) by which something on it is to be renewed."""
    heads: list[str]
    tabs: list[str]
    """For every page the part that has a tab at its edge."""
    parts: list[str]
    """The parts that have one, in their order."""
    contents: int
    """How many pages the list of contents takes beyond its first."""


WHERE = """{
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
  let heads = query(<head>).map(mark => {
    let place = mark.location().position()
    (place.page, (..mark.value, y: place.y.pt()))
  })
  let ends = query(<last>)
  if ends.len() == 0 { panic("the template of this sheet has to end with `last-mark`") }
  let room = query(<room>).map(mark => mark.value).at(0, default: none)
  let frames = query(<frame>).map(mark => {
    let place = mark.location().position()
    let (everywhere, width, height) = mark.value
    let (x, y) = (place.x.pt(), place.y.pt())
    if everywhere != none { (0, ..everywhere) } else { (place.page, x, y, x + width, y + height) }
  })
  let headings = query(heading).map(one => (one.location().page(), one.location().position().y.pt()))
  (frames: frames, headings: headings, at: at, due: on(<due>), heads: heads, contents: on(<contents>), edges: edges, room: room, last: ends.last().location().page())
}"""
"""Asks Typst for the `Layout` of a sheet."""


@dataclass(frozen=True)
class Positions:
    """Where everything stands, as found in a round or as guessed before the first.

    Two of them are equal when a reader would see no difference: it matters on which page something stands, not how
    far down.
    """

    at: dict[str, PagePosition]
    """All that a link can lead to."""
    tall: dict[str, bool]
    """The cards that are taller than a page and may break (True), and those that may well be (False)."""

    def __eq__(self, other: object) -> bool:
        """Whether everything stands on the same pages."""
        return isinstance(other, Positions) and self._pages() == other._pages() and self.tall == other.tall

    def _pages(self) -> dict[str, int]:
        return {name: page for name, (page, _, _) in self.at.items()}


def positions_in(layout: Layout, told: Positions) -> Positions:
    """Where everything came to stand in a round that had been told where it would."""
    return Positions({name: (page, x, y) for name, (page, x, y) in layout["at"].items()}, _tall(layout, told.tall))


def _tall(layout: Layout, told: dict[str, bool]) -> dict[str, bool]:
    """The cards that may break in the next round.

    A card that nobody had guessed to be tall was kept whole in this round. It turns out to be tall when it does not
    fit on a page, and also when its title was left behind on the page before, for then it fits on a page alone but
    not together with its title. A card that was guessed to be tall could break already. When it fits on a page with
    its title the guess was wrong, and from now on it is kept whole: all of them at once, for each that is put right alone
    would move the next, and cost a round. Otherwise what is known of it stays.
    """
    tall = {}
    top, bottom = layout["room"] or (0, 0)
    room = bottom - top - CLOSE
    for (card, first, above), (_, last, below) in zip(layout["edges"][::2], layout["edges"][1::2], strict=True):
        height = (last - first) * (bottom - top) + below - above
        titled_on, _, titled_at = layout["at"].get(card, (first, 0, above))
        title = above - titled_at if titled_on == first else 0
        if card not in told and (height >= room or titled_on < first):
            tall[card] = True
        elif card in told and (told[card] or height + title >= room):
            tall[card] = told[card]
    return tall


def running_heads(layout: Layout, earliest: str, *, from_the_right: bool) -> RunningHeads:
    """What stands at the head and foot of each page: what is on it, and the earliest day by which it is to be renewed."""
    length = layout["last"]
    until = [""] * length
    for page, due in layout["due"]:
        until[page - 1] = min(due, until[page - 1] or due)
    contents = [page for page, _ in layout["contents"]]
    tabs = list(_tabs(layout))
    return {
        "last": length,
        "until": [due or earliest for due in until],
        "heads": list(_heads(layout, _apart if from_the_right else _shortened)),
        "tabs": tabs,
        "parts": [part for part in dict.fromkeys(tabs) if part],
        "contents": sum(contents[1:]) - sum(contents[:1]),
    }


def _shortened(title: str) -> str:
    return self_contained(shorten(title, LONGEST_HEAD, placeholder="…"))


def _apart(title: str) -> str:
    """A title that keeps its place on a line from the right, whichever way its own words run."""
    return isolated(_shortened(bare(title)))


def _heads(layout: Layout, set_in: Callable[[str], str]) -> Iterator[str]:
    """Of each page its chapter and the first and the last that stand on it, as at the head of a dictionary."""
    top = (layout["room"] or (0, 0))[0] + AT_THE_TOP
    begun = defaultdict(list)
    for page, one in layout["heads"]:
        begun[page].append(one)
    chapter = title = ""
    for page in range(1, layout["last"] + 1):
        new = begun[page]
        goes_on = not new or new[0]["y"] > top
        chapter = chapter if goes_on else new[0]["chapter"] or chapter
        titles = [title] * goes_on + [one["title"] for one in new]
        chapters = [one["chapter"] for one in new if one["chapter"]]
        yield _head(chapter, list(filter(None, titles)), chapters, set_in)
        for one in new:
            chapter, title = one["chapter"] or chapter, one["title"]


def _tabs(layout: Layout) -> Iterator[str]:
    """Of each page the first part that begins on it, otherwise the one that goes on."""
    begun: dict[int, list[str]] = defaultdict(list)
    for page, one in layout["heads"]:
        if one["tab"] is not None:
            begun[page].append(one["tab"])
    tab = ""
    for page in range(1, layout["last"] + 1):
        yield next(iter(begun[page]), tab)
        tab = (begun[page] or [tab])[-1]


def _head(chapter: str, titles: list[str], chapters: list[str], set_in: Callable[[str], str]) -> str:
    """The head of a page in a chapter, with what stands on it; where nothing in it has a title, the last chapter on it."""
    ends = [set_in(end) for end in dict.fromkeys((titles[:1] or [chapter])[:1] + (titles or chapters)[-1:]) if end]
    return f"{chapter}: {' – '.join(ends)}" if titles and chapter else " – ".join(ends)


NO_RUNNING_HEADS: RunningHeads = {"last": 0, "until": [], "heads": [], "tabs": [], "parts": [], "contents": 0}
"""What stands at the head and foot of pages as long as nobody knows how many there are."""
