"""Typst, kept: it sets plain data with our templates, and only ever sees data, never markup.

A sheet is laid out in rounds. What a round shows goes into the next one as data: on which page everything stands that
a link or the index names, and which cards are taller than a page and must break. The first round goes by guesses, so
books need two, and a third where a guess about a card was wrong. Heads and feet change nothing else: they are as the
round before found them, and are set once more only where that has changed.

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
from pydantic_core import to_json

from handbook.paper.typesetting.cross_references import CrossReferences
from handbook.paper.typesetting.layout import NOT_RUNNING, WHERE, Layout, Place, Positions, Running, found, running

ROUNDS = 5
"""How often a sheet is laid out until every page number in it is right; two rounds are usual."""
REMEMBERED = 12
"""Typst remembers what it set for somewhat fewer sheets than this."""
SHARED = ("organisation", "edition", "language", "right_to_left", "paper", "large", "site", "parts", "whole")
"""What cards and prose are drawn by, besides what they show. As long as it is the same Typst knows again what it drew."""
RUNNING = ("organisation", "edition", "issued", "today", "id")
"""What stands at the head or foot of every page."""


class Typesetter:
    """Sets sheets from templates and pictures in a folder, with the fonts of some others."""

    def __init__(self, root: Path, fonts: list[str]) -> None:
        """Get ready to set with the templates in `root`."""
        self._root = root
        self._fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts)
        self._compiler = self._new_compiler("main.typ")
        self._part: int | None = None

    def set(self, parts: list[dict[str, Any]], day: date) -> tuple[Positions, list[bytes]]:
        """Set the parts of a sheet: where everything came to stand, and a PDF of each.

        Raises RuntimeError (TypstError is one) when something cannot be set, or would be left out.
        """
        parts = [part | {"parts": len(parts)} for part in parts]
        self._give("shared", {name: parts[0][name] for name in SHARED})
        guessed: dict[str, Place] = {name: (page, 0, 0) for name, page in parts[0]["anchors"].items()}
        told = Positions([0] * len(parts), guessed, parts[0]["tall"])
        heads = [NOT_RUNNING] * len(parts)
        mentions = [CrossReferences(part) for part in parts]
        # Every round goes back over the parts, and so begins with the one Typst still remembers. The first lists the others.
        others = range(1, len(parts))
        for left in reversed(range(ROUNDS)):
            for each in mentions:
                each.tell(told)
            stands, layouts, pdfs = self._round(parts, [*others, 0], told, heads, day, is_last=not left)
            if stands == told:
                break
            told, others = stands, others[::-1]
            heads = [running(layouts[part], stands, part, sheet["due"]) for part, sheet in enumerate(parts)]
        return stands, [pdfs[part] for part in sorted(pdfs)]

    def _round(
        self,
        parts: list[dict[str, Any]],
        turns: list[int],
        told: Positions,
        heads: list[Running],
        day: date,
        *,
        is_last: bool,
    ) -> tuple[Positions, dict[int, Layout], dict[int, bytes]]:
        """Lay out all parts in turn, and make PDFs of those that stand as they were told."""
        stands = told
        layouts: dict[int, Layout] = {}
        pdfs: dict[int, bytes] = {}
        for part in turns:
            sheet = parts[part]
            if part:
                self._remember_only(part)
            said = {name: sheet[name] for name in RUNNING}
            self._give("sheet", sheet)
            self._give("running", said | heads[part])
            if not part and len(parts) > 1:
                self._give("titles", [vars(title) for title in stands.titles])
            layouts[part] = json.loads(self._compiler.eval(WHERE))
            stands = found(layouts, told)
            if is_last or stands.agrees_with(told):
                self._give("running", said | running(layouts[part], stands, part, sheet["due"]))
                pdfs[part] = self._pdf(day)
        return stands, layouts, pdfs

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

    def _remember_only(self, part: int) -> None:
        """Let go of all that Typst remembers of another part."""
        before, self._part = self._part, part
        if before in (None, part):
            return
        self._compiler = self._new_compiler("main.typ")
        (self._root / "empty.typ").write_bytes(b"")
        empty = self._new_compiler("empty.typ")
        for _ in range(REMEMBERED):
            empty.compile(format="pdf")

    def _give(self, name: str, data: Any) -> None:
        (self._root / f"{name}.json").write_bytes(to_json(data))
