"""`python -m tools.house`: draw the rooms of `handbook/` as they import each other, for the architecture page.

On the left the house: a room stands above all it imports, and an arrow leads to each room that it would not reach
through another. On the right the whole truth: a dot for every room that a room imports. Rows and columns have
the same order, so no dot may stand to the left of the diagonal.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterator
from html import escape
from pathlib import Path

from tools.imports import HOUSE as SOURCE
from tools.imports import imports, needed_alone, storeys

PICTURE = Path(__file__).parent.parent / "docs" / "contributors" / "house.svg"
HOUSE, STOREY, AIR, TOP = 620, 87, 22, 90
"""Widths and heights in pixels: of the house, of a storey with the air below it, of that air, and of what is above the roof."""
CELL = 30
NAMES = 90
LETTER = 5.6
"""About how wide a letter of a room's description is."""
STYLE = (
    "text{font-family:system-ui,sans-serif;fill:#1d2733}.name{font-size:15px;font-weight:600}.what{font-size:11px}"
    ".row{font-size:12px}.room{fill:#eaf1f6;stroke:#3a6486}"
    ".arrow{stroke:#3a6486;stroke-width:1.5;fill:none;marker-end:url(#end)}.grid{stroke:#d7dee4}.dot{fill:#3a6486}"
    ".self{fill:#e6e9ec}"
)

Box = tuple[float, float, float]
"""Where a room stands: left, top, width."""


def house() -> str:
    """The whole picture as SVG."""
    top_down = storeys()[::-1]
    order = [room for storey in top_down for room in storey]
    width, height = HOUSE + 40 + NAMES + CELL * len(order) + 30, TOP + STOREY * len(top_down) + 10
    boxes = dict(_boxes(top_down))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="title">',
        f'<title id="title">The rooms of handbook/ from the ground up: {"; ".join(", ".join(s) for s in storeys())}</title>',
        f"<style>{STYLE}</style>",
        '<defs><marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L8 4L0 8z" fill="#3a6486"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *_arrows(boxes),
        *(line for room, box in boxes.items() for line in _room(room, *box)),
        *_matrix(order),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _boxes(top_down: list[list[str]]) -> Iterator[tuple[str, Box]]:
    for number, storey in enumerate(top_down):
        width = (HOUSE - 16 * (len(storey) - 1)) / len(storey)
        for place, room in enumerate(storey):
            yield room, (place * (width + 16) + 1, TOP + number * STOREY, width)


def _arrows(boxes: dict[str, Box]) -> Iterator[str]:
    for room, other in sorted(needed_alone()):
        (left, top, width), (below_left, below, below_width) = boxes[room], boxes[other]
        start, end = left + width / 2, below_left + below_width / 2
        yield f'<path class="arrow" d="M{start:g} {top + STOREY - AIR:g}L{end:g} {below - 1:g}"/>'


def _room(room: str, left: float, top: float, width: float) -> Iterator[str]:
    yield f'<rect class="room" x="{left:g}" y="{top:g}" width="{width:g}" height="{STOREY - AIR}" rx="4"/>'
    yield f'<text class="name" x="{left + 10:g}" y="{top + 18:g}">{room}</text>'
    for number, line in enumerate(
        textwrap.wrap(_what(room), int((width - 20) / LETTER), max_lines=3, placeholder=" …")
    ):
        yield f'<text class="what" x="{left + 10:g}" y="{top + 32 + 13 * number:g}">{escape(line)}</text>'


def _what(room: str) -> str:
    """The first sentence of what a room says of itself."""
    said = ast.get_docstring(ast.parse((SOURCE / room / "__init__.py").read_text("utf-8"))) or ""
    return " ".join(said.partition("\n\n")[0].replace("`", "").split())


def _matrix(order: list[str]) -> Iterator[str]:
    left, known = HOUSE + 40 + NAMES, imports()
    end = left + CELL * len(order)
    for number, room in enumerate(order):
        x, y = left + CELL * (number + 0.5), TOP + CELL * (number + 0.5)
        yield f'<path class="grid" d="M{left - NAMES} {y + CELL / 2:g}H{end}"/>'
        yield f'<rect class="self" x="{x - CELL / 2:g}" y="{y - CELL / 2:g}" width="{CELL}" height="{CELL}"/>'
        yield f'<text class="row" x="{left - NAMES}" y="{y + 4:g}">{room}</text>'
        yield f'<text class="row" transform="translate({x + 4:g} {TOP - 8})rotate(-60)">{room}</text>'
        for column, other in enumerate(order):
            if other in known[room]:
                yield f'<circle class="dot" cx="{left + CELL * (column + 0.5):g}" cy="{y:g}" r="7"/>'


if __name__ == "__main__":
    PICTURE.write_text(house(), "utf-8")
