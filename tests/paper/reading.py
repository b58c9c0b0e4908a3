"""Read printed files back, with a PDF library, as a reader's program would."""

from __future__ import annotations

import ctypes
import itertools
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pypdfium2.raw as raw
import zxingcpp
from page import SafetyLimits

DEEP = SafetyLimits(max_reference_depth=20_000)
"""A book has more headings than the validator follows by itself."""
OVER = 2
"""Points by which slanted letters may reach into the next word."""
SHARP = 3
"""Dots to a point in a picture of a page."""


def pages_of(path: Path) -> list[str]:
    """The words of every page, white space folded."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(path)]


def words_of(path: Path) -> str:
    """All words, white space folded."""
    return " ".join(pages_of(path))


def letters_of(path: Path) -> str:
    """All signs without white space, for text that was broken into lines."""
    return re.sub(r"\s", "", words_of(path))


def off_the_page(path: Path) -> list[str]:
    """What runs over an edge of a page."""
    found = []
    for page in pypdfium2.PdfDocument(path):
        words, (width, height) = page.get_textpage(), page.get_size()
        boxes = (words.get_rect(number) for number in range(words.count_rects()))
        found += [words.get_text_bounded(*box) for box in boxes if min(box) < 0 or box[2] > width or box[3] > height]
    return found


def printed_over(path: Path, by: float = 0.6) -> list[tuple[str, str]]:
    """Words that are printed over each other, `by` so much of their height."""
    found = []
    for page in pypdfium2.PdfDocument(path):
        words = page.get_textpage()
        boxes = [words.get_rect(number) for number in range(words.count_rects())]
        for one, other in itertools.combinations(boxes, 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            if across > OVER and down > by * min(one[3] - one[1], other[3] - other[1]):
                found.append((words.get_text_bounded(*one), words.get_text_bounded(*other)))
    return found


def outline_of(path: Path) -> dict[str, int]:
    """The bookmarks, with the number of the page each leads to, from 1."""
    reader = pypdf.PdfReader(path)
    return {str(mark.title): (reader.get_destination_page_number(mark) or 0) + 1 for mark in _flat(reader.outline)}


def _flat(outline: list[Any]) -> Iterator[pypdf.generic.Destination]:
    for mark in outline:
        if isinstance(mark, list):
            yield from _flat(mark)
        else:
            yield mark


def size_of(path: Path) -> tuple[int, int]:
    """Width and height of the first page in millimetres."""
    box = pypdf.PdfReader(path).pages[0].mediabox
    return round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)


def sizes_of_type(path: Path) -> set[float]:
    """Every size of type that is used, in points."""
    found: set[float] = set()
    for page in pypdfium2.PdfDocument(path):
        for said in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
            size = ctypes.c_float()
            raw.FPDFTextObj_GetFontSize(said, size)
            matrix = said.get_matrix()
            found.add(round(size.value * math.hypot(matrix.c, matrix.d), 1))
    return found


def codes_of(path: Path, only: int | None = None) -> set[str]:
    """What a camera reads in the codes, when every page is held before it, or `only` one of them, counted from 0."""
    found: set[str] = set()
    document = pypdfium2.PdfDocument(path)
    for page in document if only is None else (document[only],):
        seen = page.render(scale=SHARP, grayscale=True)
        picture = memoryview(bytes(seen.buffer)).cast("B", [seen.height, seen.stride])
        found |= {code.text for code in zxingcpp.read_barcodes(picture)}
    return found


def structure(reader: pypdf.PdfReader) -> list[pypdf.generic.DictionaryObject]:
    """Every element of the tags."""
    found, left = [], [reader.root_object["/StructTreeRoot"]]
    while left:
        element = left.pop().get_object()
        if isinstance(element, pypdf.generic.DictionaryObject):
            found.append(element)
            kids = element.get("/K", [])
            left += kids if isinstance(kids, list) else [kids]
    return found
