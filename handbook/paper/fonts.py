"""The fonts for paper: ours, and those a handbook brings in a folder of its own."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from handbook.system.folders import listing

FONTS = resources.files("handbook.paper") / "fonts"
FONT_FILES = (".otf", ".ttf", ".ttc", ".otc")
OWN_FONTS = "fonts"
"""The folder in a handbook's own."""


def font_files(own_fonts: Path) -> list[Path]:
    """Our fonts, and those in a handbook's own folder, which need not exist."""
    ours = [str(path) for path in Path(str(FONTS)).iterdir()]
    theirs = listing(own_fonts, own_fonts.parent).files
    return sorted(path for path in map(Path, (*ours, *theirs)) if path.suffix.lower() in FONT_FILES)
