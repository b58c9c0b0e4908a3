"""The fonts for paper: ours, those a handbook brings in a folder of its own, and those installed on this computer."""

from __future__ import annotations

import sysconfig
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from handbook.system.folders import listing

FONTS = resources.files("handbook.paper") / "fonts"
SHIPPED = tuple(
    Path(str(FONTS)) / name
    for name in ("HandbookSans-Regular.otf", "NotoSansArabic-Regular.ttf", "NotoSansHebrew-Regular.ttf")
)
"""Ours in which running text is set, each for scripts of its own."""
FONT_FILES = (".otf", ".ttf", ".ttc", ".otc")
OWN_FONTS = "fonts"
"""The folder in a handbook's own."""
INSTALLED = (
    "~/.fonts",
    "~/.local/share/fonts",
    "/usr/local/share/fonts",
    "/usr/share/fonts",
    "~/Library/Fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)
OF_PACKAGES = ("*/*", "*/fonts/**/*", "*/files/*")
"""Where packages of Python keep fonts, in the folder of packages."""
ODD = ("italic", "oblique", "condensed", "mono", "light", "thin", "black", "emoji", "serif", "math")
"""Faces that are taken last, since text is set in none of them."""


def font_files(own_fonts: Path) -> list[Path]:
    """Our fonts, and those in a handbook's own folder, which need not exist."""
    ours = [str(path) for path in Path(str(FONTS)).iterdir()]
    theirs = listing(own_fonts, own_fonts.parent).files
    return sorted(path for path in map(Path, (*ours, *theirs)) if path.suffix.lower() in FONT_FILES)


def installed_fonts() -> list[Path]:
    """The fonts of this computer, the plainest first: of packages of Python, and of the system."""
    return sorted({*_of_packages(), *_of_system()}, key=lambda path: (_oddity(path), str(path)))


def with_bold(font: Path) -> list[Path]:
    """A font, and the bold one beside it."""
    bold = font.with_stem(font.stem.removesuffix("Regular").rstrip("-") + "-Bold")
    return [font, bold] if bold != font and bold.is_file() else [font]


def _of_packages() -> Iterator[Path]:
    packages = Path(sysconfig.get_path("purelib"))
    for places in OF_PACKAGES:
        yield from (path for path in packages.glob(places) if path.suffix.lower() in FONT_FILES)


def _of_system() -> Iterator[Path]:
    for folder in (Path(place).expanduser() for place in INSTALLED):
        yield from (path for path in folder.rglob("*") if path.suffix.lower() in FONT_FILES)


def _oddity(path: Path) -> tuple[int, bool]:
    name = path.stem.lower()
    return sum(odd in name for odd in ODD), "bold" in name
