"""A graph drawn from the top down: boxes in rows, each below what leads to it, and arrows that pass between them.

In the manner of Sugiyama: circles are opened, every box gets a row, an arrow that passes a row gets a lane in it, rows
are put into an order in which few arrows cross, and everything moves as near as it can to what it hangs on. Lengths
are in pixels; places are measured from the top left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from handbook.views.drawing.lettering import wrapped

Arrow = tuple[str, str]
Point = tuple[float, float]

LINE = 17
FOOT = 13
"""Where the letters of a line stand below its top."""
PADDING = 9
LANE = 10
BETWEEN = 12
ROWS_APART = 36
HEAD = 7
"""How long the head of an arrow is."""
SWEEPS = 12


@dataclass(eq=False)
class Item:
    """Something in a row: a box with its lines of text or, without any, the lane of an arrow."""

    key: str
    lines: list[str]
    width: float
    x: float = 0
    y: float = 0
    height: float = 0
    above: list[Item] = field(default_factory=list, repr=False)
    below: list[Item] = field(default_factory=list, repr=False)

    @property
    def middle(self) -> float:
        """Its middle from left to right."""
        return self.x + self.width / 2


@dataclass(frozen=True)
class Drawn:
    """An arrow: the points it leads through, the corners of its heads, and whether it only leads back up.

    From point to point it leaves and arrives straight up or down; every second stretch is a lane.
    """

    points: list[Point]
    heads: list[list[Point]]
    back: bool


@dataclass(frozen=True)
class Box:
    """A box, and its lines of text with the place of each: the middle of its foot line."""

    key: str
    x: float
    y: float
    width: float
    height: float
    lines: list[tuple[str, Point]]


@dataclass(frozen=True)
class Graph:
    """A drawing of a width and height."""

    width: float
    height: float
    boxes: list[Box]
    arrows: list[Drawn]


def draw(titles: Mapping[str, str], arrows: Iterable[Arrow], *, across: int, room: int) -> Graph:
    """Titles in boxes of a width, at most so many beside each other; an arrow leads from one key to another."""
    wanted = {arrow: None for arrow in arrows if arrow[0] != arrow[1]}
    order, backward = _followed(titles, wanted)
    down: dict[Arrow, set[bool]] = defaultdict(set)
    for a, b in wanted:
        back = (a, b) in backward
        down[(b, a) if back else (a, b)].add(back)
    rows = _in_rows(titles, order, down, across, room)
    routes = [(_route(rows, a, b), ways) for (a, b), ways in down.items()]
    _untangle(rows)
    width = max((_needed(row) for row in rows), default=0)
    _stack(rows)
    _settle(rows, width)
    boxes = [_boxed(item) for row in rows for item in row if item.lines]
    height = max((box.y + box.height for box in boxes), default=0)
    return Graph(width, height, boxes, [_drawn(route, ways) for route, ways in routes])


def _followed(keys: Iterable[str], arrows: Iterable[Arrow]) -> tuple[list[str], set[Arrow]]:
    """The keys, each after everything it leads to, and the arrows that close a circle."""
    leads: dict[str, list[str]] = defaultdict(list)
    for a, b in arrows:
        leads[a].append(b)
    order: list[str] = []
    backward: set[Arrow] = set()
    seen: set[str] = set()

    def follow(key: str) -> None:
        seen.add(key)
        for there in leads[key]:
            if there not in seen:
                follow(there)
            elif there not in order:
                backward.add((key, there))
        order.append(key)

    for key in keys:
        if key not in seen:
            follow(key)
    return order, backward


def _in_rows(
    titles: Mapping[str, str], order: Iterable[str], arrows: Iterable[Arrow], across: int, room: int
) -> list[list[Item]]:
    """Every box as low as it can stand above what it leads to, with no more in a row than there is room for."""
    leads: dict[str, list[str]] = defaultdict(list)
    for a, b in arrows:
        leads[a].append(b)
    up: dict[str, int] = {}
    rows: list[list[Item]] = []
    for key in order:
        level = max((up[there] + 1 for there in leads[key]), default=0)
        while level < len(rows) and len(rows[level]) >= across:
            level += 1
        rows += [[] for _ in range(level + 1 - len(rows))]
        up[key] = level
        rows[level].append(Item(key, wrapped(titles[key], room - 2 * PADDING) or [key], room))
    return rows[::-1]


def _route(rows: list[list[Item]], a: str, b: str) -> list[Item]:
    """The items an arrow leads along; a lane is added to every row it passes."""
    at = {item.key: (item, number) for number, row in enumerate(rows) for item in row if item.lines}
    (start, first), (end, last) = at[a], at[b]
    lanes = [Item(f"{a} {b}", [], LANE) for _ in range(first + 1, last)]
    for row, lane in zip(rows[first + 1 : last], lanes, strict=True):
        row.append(lane)
    route = [start, *lanes, end]
    for upper, lower in pairwise(route):
        upper.below.append(lower)
        lower.above.append(upper)
    return route


def _untangle(rows: list[list[Item]]) -> None:
    """Put every row into the order of what its items hang on, downwards and upwards in turn."""
    for sweep in range(SWEEPS):
        downwards = sweep % 2 == 0
        for before, row in pairwise(rows if downwards else rows[::-1]):
            places = _places(before) | _places(row)
            pulls = {
                item: _mean([places[one] for one in (item.above if downwards else item.below)], places[item])
                for item in row
            }
            row.sort(key=pulls.__getitem__)


def _places(row: list[Item]) -> dict[Item, float]:
    """The place of each in its row, from 0 to 1."""
    return {item: number / len(row) for number, item in enumerate(row)}


def _mean(numbers: list[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise


def _needed(row: list[Item]) -> float:
    return sum(item.width for item in row) + BETWEEN * (len(row) - 1)


def _stack(rows: list[list[Item]]) -> None:
    """Rows one below the other; all boxes of a row are as tall as its tallest."""
    y = 0.0
    for row in rows:
        height = max(len(item.lines) for item in row) * LINE + 2 * PADDING
        for item in row:
            item.y, item.height = y, height
        y += height + ROWS_APART


def _settle(rows: list[list[Item]], width: float) -> None:
    """Move everything towards the middle of what it hangs on, and nothing over anything else."""
    for row in rows:
        x = (width - _needed(row)) / 2
        for item in row:
            item.x, x = x, x + item.width + BETWEEN
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            for item in row:
                item.x = _mean([one.middle for one in item.above + item.below], item.middle) - item.width / 2
            end = 0.0
            for item in row:
                item.x = max(item.x, end)
                end = item.x + item.width + BETWEEN
            end = width
            for item in reversed(row):
                item.x = min(item.x, end - item.width)
                end = item.x - BETWEEN


def _boxed(item: Item) -> Box:
    first = item.y + (item.height - len(item.lines) * LINE) / 2 + FOOT
    lines = [(line, (item.middle, first + number * LINE)) for number, line in enumerate(item.lines)]
    return Box(item.key, item.x, item.y, item.width, item.height, lines)


def _drawn(route: list[Item], ways: set[bool]) -> Drawn:
    """The way from the foot of the first item to the top of the last, with a head wherever it leads."""
    points: list[Point] = []
    for upper, lower in pairwise(route):
        points += [
            (_port(upper, upper.below, lower), upper.y + upper.height),
            (_port(lower, lower.above, upper), lower.y),
        ]
    heads = []
    for way, end, length in ((True, 0, HEAD), (False, -1, -HEAD)):
        if way in ways:
            x, y = points[end]
            heads.append([(x, y), (x - HEAD / 2, y + length), (x + HEAD / 2, y + length)])
            points[end] = (x, y + length)
    return Drawn(points, heads, False not in ways)


def _port(item: Item, neighbours: list[Item], towards: Item) -> float:
    """Where an arrow meets an item: lanes in their middle, boxes spread over their width."""
    if not item.lines:
        return item.middle
    in_order = sorted(neighbours, key=lambda one: one.middle)
    return item.x + item.width * (in_order.index(towards) + 1) / (len(in_order) + 1)
