"""Looks at a sheet that was set, as another program reads it: what leaves its place, and pages that are hardly used.

A word leaves its place when it runs over the edge of the page, out of a frame that the template has drawn for it
(`Layout.frames`), or into the words beside it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from ctypes import c_double
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

import pypdfium2
from pypdfium2.raw import FPDFText_GetRect

from handbook.paper.typesetting.layout import Frame, Layout

NO_PROFILES = b"/ICCBased", b"/Unlooked"
"""Profiles of colours are not looked at: to read them takes a sixth of the time, and words stand where they stand."""
NEAR = 2.0
"""Points by which words may overlap: slanted letters do."""
SPACE = 3.0
"""Points by which words may reach over an edge, for the space at the end of a line does; more in larger type."""
HARDLY_USED = 0.25
"""A page of which less is used could have been spared."""
ONE_LINE = 1.8
"""A line of a heading is so many times as high as its letters, at most."""

TEXT = 0.75
"""Text below a heading is at most so large as that."""


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
    document = pypdfium2.PdfDocument(pdf.replace(*NO_PROFILES))
    found = Findings()
    for number, page in enumerate(document, 1):
        text, size = page.get_textpage(), page.get_size()
        runs = list(_runs(text))
        frames = _frames(layout, number, *size)
        begun_in = [_frame_of(run, frames) for run in runs]
        outside = dict.fromkeys(
            run
            for run, frame in zip(runs, begun_in, strict=True)
            if _leaves(run, frame) or not 0 <= run.middle <= size[1]
        )
        for run in dict.fromkeys([*outside, *_run_into(runs)]):
            said = " ".join(text.get_text_bounded(*run).split())
            if not _ends_a_line(said) if run in outside else _stand_apart(said):
                found.misfits.append(Misfit(number, said))
        if layout["room"] and layout["last"] > 1:
            between = [
                run for run, frame in zip(runs, begun_in, strict=True) if len(frames) == 1 or frame is not frames[-1]
            ]
            _look_at_room(found, number, between, size[1], layout)
    document.close()
    return found


def _runs(text: pypdfium2.PdfTextpage) -> Iterator[Run]:
    """The runs of words on a page. They are asked for by the dozen thousand, which the library's own way makes dear."""
    left, top, right, bottom = (c_double() for _ in range(4))
    for index in range(text.count_rects()):
        FPDFText_GetRect(text, index, left, top, right, bottom)
        yield Run(left.value, bottom.value, right.value, top.value)


def _frames(layout: Layout, number: int, width: float, height: float) -> list[Run]:
    """The frames on a page, turned up as a PDF has them, the smallest first; the page itself is the last."""
    found = [_turned(frame, height) for frame in layout["frames"] if frame[0] in (0, number)]
    page = Run(0, 0, width, height)
    return [*sorted(found, key=lambda it: (it.right - it.left) * (it.top - it.bottom)), page]


def _turned(frame: Frame, height: float) -> Run:
    _, left, top, right, bottom = frame
    return Run(left, height - bottom, right, height - top)


def _frame_of(run: Run, frames: list[Run]) -> Run:
    """The smallest frame in which one end of some words is: which of them comes first depends on how they are read."""
    left, bottom, right, top = run
    middle = (bottom + top) / 2
    for frame in frames:
        begins, low, ends, high = frame
        if low <= middle <= high and (
            begins <= left + SPACE <= ends + 2 * SPACE or begins <= right + SPACE <= ends + 2 * SPACE
        ):
            return frame
    return frames[-1]


def _leaves(run: Run, frame: Run) -> bool:
    near = max(SPACE, 0.4 * (run.top - run.bottom))
    return run.left < frame.left - near or run.right > frame.right + near


def _run_into(runs: list[Run]) -> Iterator[Run]:
    """The wider of any two that are printed over each other."""
    lines = sorted((run.middle, run) for run in runs if run.right - run.left > NEAR)
    for place, (middle, run) in enumerate(lines, 1):
        left, bottom, right, top = run
        reach, begins, ends = middle + 0.3 * (top - bottom), right - NEAR, left + NEAR
        for other_middle, other in islice(lines, place, None):
            if other_middle > reach:
                break
            if other[0] < begins and other[2] > ends:
                yield max(run, other, key=lambda each: each.right - each.left)


def _ends_a_line(said: str) -> bool:
    """Whether it is a comma or the like, which with the space behind it may reach further than it is high."""
    return bool(said) and all(unicodedata.category(sign).startswith("P") for sign in said)


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
    if heading and number < layout["last"] and end - last < ONE_LINE * _tallest(heading) and not is_followed(heading):
        found.headings_left_behind.append(number)


def _tallest(runs: list[Run]) -> float:
    return max(run.top - run.bottom for run in runs)


def is_followed(runs: list[Run]) -> bool:
    """Whether below the largest of some words there are smaller ones: less than a line of a title is still a line of text."""
    large = TEXT * _tallest(runs)
    foot = NEAR + min(run.bottom for run in runs if run.top - run.bottom >= large)
    return any(run.top < foot for run in runs if run.top - run.bottom < large)
