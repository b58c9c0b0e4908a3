"""Looks at a sheet that was set, as another program reads it: what leaves its place, and pages that are hardly used.

A word leaves its place when it runs over the edge of the page, out of a frame that the template has drawn for it
(`Layout.frames`), or into the words beside it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2

from handbook.paper.typesetting.layout import Frame, Layout

NEAR = 2.0
"""Points by which words may overlap: slanted letters do."""
SPACE = 3.0
"""Points by which words may reach over an edge, for the space at the end of a line does; more in larger type."""
HARDLY_USED = 0.25
"""A page of which less is used could have been spared."""
ONE_LINE = 1.8
"""A line of a heading is so many times as high as its letters, at most."""


class Run(NamedTuple):
    """Some words on one line in one font, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        """How high the line is."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True)
class Misfit:
    """Words that leave their place."""

    page: int
    said: str


@dataclass(frozen=True)
class Findings:
    """What a look at a sheet found; pages are counted from 1."""

    misfits: list[Misfit] = field(default_factory=list)
    hardly_used: list[int] = field(default_factory=list)
    headings_left_behind: list[int] = field(default_factory=list)
    """Pages at whose foot a heading stands without what it heads."""


def look(pdf: bytes, layout: Layout) -> Findings:
    """Look at every page of a sheet."""
    document = pypdfium2.PdfDocument(pdf)
    found = Findings()
    for number, page in enumerate(document, 1):
        text, size = page.get_textpage(), page.get_size()
        runs = [Run(*text.get_rect(index)) for index in range(text.count_rects())]
        frames = _frames(layout, number, *size)
        outside = set(_outside(runs, frames))
        for run in dict.fromkeys([*outside, *_run_into(runs)]):
            said = " ".join(text.get_text_bounded(*run).split())
            if run in outside or _stand_apart(said):
                found.misfits.append(Misfit(number, said))
        if layout["room"] and layout["last"] > 1:
            _look_at_room(found, number, [run for run in runs if _is_between(run, frames)], size[1], layout)
    document.close()
    return found


def _frames(layout: Layout, number: int, width: float, height: float) -> list[Run]:
    """The frames on a page, turned up as a PDF has them, the smallest first; the page itself is the last."""
    found = [_turned(frame, height) for frame in layout["frames"] if frame[0] in (0, number)]
    page = Run(0, 0, width, height)
    return [*sorted(found, key=lambda it: (it.right - it.left) * (it.top - it.bottom)), page]


def _turned(frame: Frame, height: float) -> Run:
    _, left, top, right, bottom = frame
    return Run(left, height - bottom, right, height - top)


def _outside(runs: list[Run], frames: list[Run]) -> Iterator[Run]:
    """What reaches out of the smallest frame it begins in."""
    for run in runs:
        frame = next((frame for frame in frames if _begins_in(run, frame)), frames[-1])
        near = max(SPACE, 0.4 * (run.top - run.bottom))
        if run.left < frame.left - near or run.right > frame.right + near:
            yield run


def _begins_in(run: Run, frame: Run) -> bool:
    """Whether one end of the words is in it: which of them comes first depends on how they are read."""
    across = any(frame.left - SPACE <= x <= frame.right + SPACE for x in (run.left, run.right))
    return across and frame.bottom <= run.middle <= frame.top


def _is_between(run: Run, frames: list[Run]) -> bool:
    """Whether words are not at the edge of a page, as those on a tab are."""
    return any(_begins_in(run, frame) for frame in frames[:-1]) or len(frames) == 1


def _run_into(runs: list[Run]) -> Iterator[Run]:
    """The wider of any two that are printed over each other."""
    lines = sorted(runs, key=lambda run: run.middle)
    for place, run in enumerate(lines):
        reach = run.middle + 0.3 * (run.top - run.bottom)
        for other in lines[place + 1 :]:
            if other.middle > reach:
                break
            if min(run.right, other.right) - max(run.left, other.left) > NEAR:
                yield max(run, other, key=lambda each: each.right - each.left)


def _stand_apart(said: str) -> bool:
    """Whether its letters, if it has any, do not reach into each other as they are written, as Arabic ones do."""
    return any(map(str.isalnum, said)) and all(unicodedata.bidirectional(letter) != "AL" for letter in said)


def _look_at_room(found: Findings, number: int, runs: list[Run], height: float, layout: Layout) -> None:
    """How far down a page is used, and by what last; its head and foot do not count."""
    top, bottom = layout["room"] or (0, height)
    body = [run for run in runs if top <= height - run.middle <= bottom]
    if not body:
        return
    end = max(height - run.bottom for run in body)
    if end - top < HARDLY_USED * (bottom - top):
        found.hardly_used.append(number)
    last = max((y for page, y in layout["headings"] if page == number), default=0.0)
    heading = [run for run in body if height - run.bottom > last] if last else []
    if heading and number < layout["last"] and end - last < ONE_LINE * max(run.top - run.bottom for run in heading):
        found.headings_left_behind.append(number)
