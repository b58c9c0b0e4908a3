"""Typst, kept warm: it sets a sheet of plain data with our templates, and only ever sees data, never markup."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from datetime import UTC, date, datetime
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

import typst

TEMPLATES = resources.files("handbook.paper") / "typst"
FONTS = resources.files("handbook.paper") / "fonts"
FONT_FILES = (".otf", ".ttf", ".ttc", ".otc")
PAGES = re.compile(rb"/Type\s*/Pages\b[^>]*?/Count (\d+)|/Count (\d+)[^>]*?/Type\s*/Pages\b")


class Press:
    """Sets sheets; to be used in a `with`, for it works in a folder of its own.

    `own_fonts` is a folder of further fonts, for signs that ours do not have; it need not exist.
    """

    def __init__(self, own_fonts: Path, pictures: dict[str, bytes]) -> None:
        """Lay out templates and pictures."""
        self._folder = tempfile.TemporaryDirectory()
        root = Path(self._folder.name)
        for template in TEMPLATES.iterdir():
            (root / template.name).write_bytes(template.read_bytes())
        for name, content in pictures.items():
            (root / name).write_bytes(content)
        self.fonts = font_files(own_fonts)
        self._compiler = typst.Compiler(
            input=str(root / "main.typ"),
            root=str(root),
            font_paths=typst.Fonts(False, False, [str(path.parent) for path in self.fonts]),
        )

    def __enter__(self) -> Press:
        """Nothing more to prepare."""
        return self

    def __exit__(self, *_: object) -> None:
        """Clear the folder away."""
        self._folder.cleanup()

    def set(self, data: str, day: date) -> bytes:
        """A sheet as a PDF that everybody can read; `data` is JSON, `day` the only day it knows."""
        noon = datetime(day.year, day.month, day.day, tzinfo=UTC)
        made = self._compiler.compile(
            sys_inputs={"sheet": data}, format="pdf", pdf_standards=["ua-1"], timestamp=int(noon.timestamp())
        )
        assert isinstance(made, bytes)
        return made


def font_files(own_fonts: Path) -> list[Path]:
    """Our fonts, and those of a handbook's own."""
    ours = Path(str(FONTS))
    return sorted(path for folder in (ours, own_fonts) if folder.is_dir()
                  for path in folder.iterdir() if path.suffix.lower() in FONT_FILES)  # fmt: skip
