"""Typst, kept: it sets a sheet of plain data with our templates, and only ever sees data, never markup.

A sheet is laid out in rounds. What a round shows goes into the next one as data: on which page everything stands that
a link or the index names, and which cards are taller than a page and must break. The first round goes by guesses, so
books need two, and a third where a guess about a card was wrong. Heads and feet come last, when everything stands,
for they change nothing else.

Typst could find all this by itself, but would then lay out the whole sheet anew for every answer: whatever asks where
something stands, how many pages there are or how tall something is (`query`, `here`, `measure`) is what costs. A
template for many pages asks nothing of the sort outside its heads and feet, but for the list of contents.
"""

from __future__ import annotations

import itertools
import json
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Any

import typst

TEMPLATES = resources.files("handbook.paper") / "typst"
FONTS = resources.files("handbook.paper") / "fonts"
FONT_FILES = (".otf", ".ttf", ".ttc", ".otc")
ROUNDS = 5
"""How often a sheet is laid out until every page number in it is right; two rounds are usual."""
MANY_PAGES = 600
"""From so many pages on memory is dearer than time."""
CLOSE = 0.1
"""Points by which a card that fits is less tall than a page; what does not fit reaches down to its end."""
REMEMBERED = 12
"""Typst remembers what it set for somewhat fewer sheets than this."""
RUNNING = ("organisation", "edition", "issued", "today", "id")
"""What stands at the head or foot of every page."""
WHERE = """{
  let on(label) = query(label).map(mark => (mark.location().page(), mark.value))
  let at = (:)
  for mark in query(<at>) {
    let place = mark.location().position()
    at.insert(mark.value, (place.page, calc.round(place.x.pt()), calc.round(place.y.pt())))
  }
  let edges = query(<edge>).map(mark => {
    let place = mark.location().position()
    (mark.value, place.page, place.y.pt())
  })
  let room = query(<room>).map(mark => mark.value).at(0, default: none)
  (at: at, due: on(<due>), heads: on(<head>), contents: on(<contents>), edges: edges, room: room, last: query(<last>).last().location().page())
}"""
"""Asks a sheet that is laid out where everything in it came to stand."""


@dataclass(frozen=True)
class Printed:
    """A finished sheet."""

    pdf: bytes
    pages: int


class Press:
    """Sets sheets with some fonts and pictures; to be used in a `with`, for it works in a folder of its own."""

    def __init__(self, fonts: list[Path], pictures: dict[str, bytes]) -> None:
        """Lay out templates and pictures."""
        self._folder = tempfile.TemporaryDirectory()
        self._root = Path(self._folder.name)
        for template in TEMPLATES.iterdir():
            (self._root / template.name).write_bytes(template.read_bytes())
        for name, content in pictures.items():
            (self._root / name).write_bytes(content)
        folders = sorted({str(path.parent) for path in fonts})
        self._fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
        self._compiler = self._new_compiler("main.typ")

    def __enter__(self) -> Press:
        """Nothing more to prepare."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the folder away."""
        self._folder.cleanup()

    def set(self, data: dict[str, Any], day: date) -> Printed:
        """Set plain data as a PDF that everybody can read; `day` is the only day it knows.

        Raises RuntimeError (TypstError is one) when something cannot be set, or would be left out.
        """
        said = {name: data[name] for name in RUNNING}
        self._give("sheet", data)
        self._give("running", said | _running({}, ""))
        stand: dict[str, Any] = {
            "at": {name: [page, 0, 0] for name, page in data["anchors"].items()},
            "tall": data["tall"],
        }
        for _ in range(ROUNDS):
            self._give("places", stand["at"])
            self._give("tall", stand["tall"])
            found = json.loads(self._compiler.eval(WHERE))
            found["tall"] = _tall(found, stand["tall"])
            settled = _told(found) == _told(stand)
            stand = found
            if settled:
                break
            if stand["last"] > MANY_PAGES:
                self._forget()
        self._give("running", said | _running(stand, data["due"]))
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        pdf, warnings = self._compiler.compile_with_warnings(
            format="pdf", pdf_standards=["ua-1"], timestamp=int(noon.timestamp())
        )
        if warnings:
            raise RuntimeError(warnings[0].message)
        assert isinstance(pdf, bytes)
        return Printed(pdf, stand["last"])

    def _new_compiler(self, template: str) -> typst.Compiler:
        return typst.Compiler(input=str(self._root / template), root=str(self._root), font_paths=self._fonts)

    def _forget(self) -> None:
        """Let go of a round of a very long sheet: the next one is hardly faster for it, and takes as much memory again."""
        self._compiler = self._new_compiler("main.typ")
        (self._root / "empty.typ").write_bytes(b"")
        empty = self._new_compiler("empty.typ")
        for _ in range(REMEMBERED):
            empty.compile(format="pdf")

    def _give(self, name: str, data: Any) -> None:
        (self._root / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def _told(stand: dict[str, Any]) -> tuple[dict[str, int], dict[str, bool]]:
    """What a round is told of the one before, as far as a reader sees it: on which page things stand, not how far down."""
    return {name: page for name, (page, _, _) in stand["at"].items()}, stand["tall"]


def _tall(found: dict[str, Any], before: dict[str, bool]) -> dict[str, bool]:
    """The cards that are taller than a page and may break: those that were seen to be so, and those that may well be.

    What was broken although it fits on a page was no good guess.
    """
    tall = {}
    top, bottom = found["room"] or (0, 0)
    for (card, first, above), (_, last, below) in zip(found["edges"][::2], found["edges"][1::2], strict=True):
        fits = (last - first) * (bottom - top) + below - above < bottom - top - CLOSE
        if card not in before and not fits:
            tall[card] = True
        elif card in before and (before[card] or first == last or not fits):
            tall[card] = before[card]
    return tall


def _running(stand: dict[str, Any], earliest: str) -> dict[str, Any]:
    """What stands at the head and foot of each page: its chapter, and the earliest day by which it is to be renewed."""
    last = stand.get("last", 0)
    until = [""] * last
    for page, due in stand.get("due", ()):
        until[page - 1] = min(due, until[page - 1] or due)
    heads = dict(stand.get("heads", ()))
    contents = [page for page, _ in stand.get("contents", ())]
    over = itertools.accumulate(range(1, last + 1), lambda head, page: heads.get(page, head), initial="")
    return {
        "last": last,
        "until": [due or earliest for due in until],
        "heads": list(over)[1:],
        "contents": sum(contents[1:]) - sum(contents[:1]),
    }


def font_files(own_fonts: Path) -> list[Path]:
    """Our fonts, and those in a handbook's own folder, which need not exist."""
    folders = (Path(str(FONTS)), own_fonts)
    return sorted(
        path for folder in folders if folder.is_dir() for path in folder.iterdir() if path.suffix.lower() in FONT_FILES
    )
