"""Typst, kept in memory: it sets plain data with our templates, and only ever sees data, never markup.

A sheet is laid out in rounds. What one round shows goes into the next as data: on which page everything stands that a
link or the index names, and which cards are taller than a page and must break. The first round goes by guesses, so
books need two, and a third where a guess about a card was wrong. Heads and feet of pages change nothing else: they are
as the round before found them, and once more, as they really are, in the PDF.

Typst has means of its own to find all this (`query`, `here`, `measure`), and no template for many pages uses them, but
in heads and feet and for the list of contents. For whatever asks where something stands makes Typst lay out the whole
document anew until the answers no longer change, up to five times; and a layout whose inputs are the same costs next
to nothing, for Typst remembers what every function gave. So we ask once, from outside, after each layout.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst
from pydantic_core import to_json

from handbook.paper.typesetting.cross_references import CrossReferences
from handbook.paper.typesetting.layout import NO_RUNNING_HEADS, WHERE, Layout, Positions, positions_in, running_heads

ROUNDS = 5
"""How often a sheet is laid out at most until every page number in it is right; two rounds are usual."""
SHARED = (
    "organisation",
    "edition",
    "language",
    "right_to_left",
    "hyphenate",
    "paper",
    "large",
    "held",
    "filled",
    "colour",
    "soft",
    "site",
    "whole",
    "words",
    "spoken",
    "labels",
    "plurals",
)
"""What cards and prose are drawn by, besides what they show. As long as it is the same Typst knows again what it drew."""
RUNNING = ("organisation", "edition", "issued", "today", "dates")
"""What the head or foot of a page says besides `RunningHeads`."""


class Typesetter:
    """Sets sheets with the templates and pictures in a folder, and the fonts in some others.

    What is to be set is written into that folder, as JSON, for the templates to read.
    """

    def __init__(self, root: Path, fonts: list[str]) -> None:
        """Take the folder of `main.typ`, which is written to, and the folders of fonts; no other font is used."""
        self._root = root
        found_fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=fonts)
        self._compiler = typst.Compiler(input=str(root / "main.typ"), root=str(root), font_paths=found_fonts)

    def set(self, sheet: dict[str, Any], day: date) -> tuple[Layout, bytes]:
        """Set a sheet of plain data: where everything stands on it, and its PDF, which says that it was made on a day.

        Writes into the data where everything stands. Raises RuntimeError (TypstError is one) when something cannot be
        set, or would be left out.
        """
        self._give("shared", {name: sheet[name] for name in SHARED})
        references = CrossReferences(sheet)
        told = Positions({name: (page, 0, 0) for name, page in sheet["anchors"].items()}, sheet["tall"])
        heads = NO_RUNNING_HEADS
        for _ in range(ROUNDS):
            references.tell(told)
            self._give("sheet", sheet)
            self._give("running", _said(sheet) | heads)
            layout: Layout = json.loads(self._compiler.eval(WHERE))
            before, told = told, positions_in(layout, told)
            heads = running_heads(layout, sheet["due"], from_the_right=sheet["right_to_left"])
            if told == before:
                break
        self._give("running", _said(sheet) | heads)
        return layout, self._pdf(day)

    def _pdf(self, day: date) -> bytes:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        pdf, warnings = self._compiler.compile_with_warnings(
            format="pdf", pdf_standards=["ua-1"], timestamp=int(noon.timestamp())
        )
        if warnings:
            raise RuntimeError(warnings[0].message)
        assert isinstance(pdf, bytes)
        return pdf

    def _give(self, name: str, data: Any) -> None:
        write_anew(self._root / f"{name}.json", to_json(data))


def _said(sheet: dict[str, Any]) -> dict[str, Any]:
    return {name: sheet[name] for name in RUNNING}


def write_anew(path: Path, content: bytes) -> None:
    """Write a file that another program reads; what stood in it is removed first.

    To empty a file and fill it again makes some file systems wait for the disk.
    """
    path.unlink(missing_ok=True)
    path.write_bytes(content)
