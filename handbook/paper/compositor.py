"""Typst, kept: it sets plain data with our templates, and only ever sees data, never markup.

A sheet is laid out in rounds. What a round shows goes into the next one as data: on which page everything stands that
a link or the index names, and which cards are taller than a page and must break. The first round goes by guesses, so
books need two, and a third where a guess about a card was wrong. Heads and feet come last, when everything stands,
for they change nothing else.

Typst could find all this by itself, but would then lay out the whole sheet anew for every answer: whatever asks where
something stands, how many pages there are or how tall something is (`query`, `here`, `measure`) is what costs. A
template for many pages asks nothing of the sort outside its heads and feet, but for the list of contents.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst

from handbook.paper.standing import NOT_RUNNING, WHERE, Layout, Place, Standing, found, running

ROUNDS = 5
"""How often a sheet is laid out until every page number in it is right; two rounds are usual."""
REMEMBERED = 12
"""Typst remembers what it set for somewhat fewer sheets than this."""
RUNNING = ("organisation", "edition", "issued", "today", "id")
"""What stands at the head or foot of every page."""


class Compositor:
    """Sets sheets from templates and pictures in a folder, with the fonts of some others."""

    def __init__(self, root: Path, fonts: list[str]) -> None:
        """Get ready to set with the templates in `root`."""
        self._root = root
        self._fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts)
        self._compiler = self._new_compiler("main.typ")

    def set(self, parts: list[dict[str, Any]], day: date) -> tuple[Standing, list[bytes]]:
        """Set the parts of a sheet: where everything came to stand, and a PDF of each.

        Raises RuntimeError (TypstError is one) when something cannot be set, or would be left out.
        """
        parts = [part | {"parts": len(parts)} for part in parts]
        guessed: dict[str, Place] = {name: (page, 0, 0) for name, page in parts[0]["anchors"].items()}
        told = Standing([0] * len(parts), guessed, parts[0]["tall"])
        for left in reversed(range(ROUNDS)):
            stands, pdfs = self._round(parts, told, day, is_last=not left)
            if stands == told:
                break
            told = stands
        return stands, pdfs

    def _round(
        self, parts: list[dict[str, Any]], told: Standing, day: date, *, is_last: bool
    ) -> tuple[Standing, list[bytes]]:
        """Lay out all parts, and make PDFs of those that stand as they were told; the first comes last, for it lists the others."""
        layouts: dict[int, Layout] = {}
        pdfs: dict[int, bytes] = {}
        self._give("places", told.at)
        self._give("tall", told.tall)
        for part in (*range(1, len(parts)), 0):
            sheet = parts[part]
            said = {name: sheet[name] for name in RUNNING}
            self._give("sheet", sheet)
            self._give("running", said | NOT_RUNNING)
            if len(parts) > 1:
                self._give("titles", [vars(title) for title in found(layouts, told).titles])
            layouts[part] = json.loads(self._compiler.eval(WHERE))
            stands = found(layouts, told)
            if is_last or stands.agrees_with(told):
                self._give("running", said | running(layouts[part], stands, part, sheet["due"]))
                pdfs[part] = self._pdf(day)
            if len(parts) > 1:
                self._forget()
        return stands, [pdfs[part] for part in sorted(pdfs)]

    def _pdf(self, day: date) -> bytes:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        pdf, warnings = self._compiler.compile_with_warnings(
            format="pdf", pdf_standards=["ua-1"], timestamp=int(noon.timestamp())
        )
        if warnings:
            raise RuntimeError(warnings[0].message)
        assert isinstance(pdf, bytes)
        return pdf

    def _new_compiler(self, template: str) -> typst.Compiler:
        return typst.Compiler(input=str(self._root / template), root=str(self._root), font_paths=self._fonts)

    def _forget(self) -> None:
        """Let go of a part that was laid out, and of all that Typst remembers of it."""
        self._compiler = self._new_compiler("main.typ")
        (self._root / "empty.typ").write_bytes(b"")
        empty = self._new_compiler("empty.typ")
        for _ in range(REMEMBERED):
            empty.compile(format="pdf")

    def _give(self, name: str, data: Any) -> None:
        (self._root / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
