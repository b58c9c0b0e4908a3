"""Sheets of plain data become PDFs: most are set in one go, a very long one in parts.

A layout takes about a megabyte a page. So each part of a long sheet is laid out by itself, and told where everything in
the others stands; what they have in common, contents, bookmarks and tags, is put together when they are joined. All that
Typst took is given back before that, for to join them takes much memory as well.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Any

from handbook.paper.typesetting.elsewhere import set_elsewhere
from handbook.paper.typesetting.joining import joined
from handbook.paper.typesetting.parts import in_parts
from handbook.paper.typesetting.rounds import Typesetter

TEMPLATES = resources.files("handbook.paper") / "typst"
FONTS = resources.files("handbook.paper") / "fonts"
FONT_FILES = (".otf", ".ttf", ".ttc", ".otc")


@dataclass(frozen=True)
class Printed:
    """A finished sheet."""

    pdf: bytes
    pages: int


class Press:
    """Prints sheets with some fonts and pictures; to be used in a `with`, for it works in a folder of its own."""

    def __init__(self, fonts: list[Path], pictures: dict[str, bytes]) -> None:
        """Lay out templates and pictures."""
        self._folder = tempfile.TemporaryDirectory()
        self._root = Path(self._folder.name)
        for template in TEMPLATES.iterdir():
            (self._root / template.name).write_bytes(template.read_bytes())
        for name, content in pictures.items():
            (self._root / name).write_bytes(content)
        self._fonts = sorted({str(path.parent) for path in fonts})
        self._typesetter = Typesetter(self._root, self._fonts)

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

        Raises RuntimeError when something cannot be set, or would be left out.
        """
        parts = in_parts(data)
        if len(parts) > 1:
            stands, pdfs = set_elsewhere(self._root, self._fonts, parts, day)
            return Printed(joined(pdfs, stands.titles), sum(stands.pages))
        stands, (pdf,) = self._typesetter.set(parts, day)
        return Printed(pdf, sum(stands.pages))


def font_files(own_fonts: Path) -> list[Path]:
    """Our fonts, and those in a handbook's own folder, which need not exist."""
    folders = (Path(str(FONTS)), own_fonts)
    return sorted(
        path for folder in folders if folder.is_dir() for path in folder.iterdir() if path.suffix.lower() in FONT_FILES
    )
