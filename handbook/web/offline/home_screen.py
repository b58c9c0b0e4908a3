"""What a phone needs to put the handbook onto its home screen: a manifest with addresses of its own folder, and icons."""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import typst

from handbook.model import Settings
from handbook.model.palette import PAPER, WHITE
from handbook.pages.addresses import ICONS as ICONS_FOLDER
from handbook.pages.addresses import MANIFEST

TOUCH_ICON = f"{ICONS_FOLDER}touch.png"
SHORT = 12
"""Characters of a name that fit below an icon."""
HERE = Path(__file__).parent
OUR_LOGO = HERE.parent / "theme" / "assets" / "favicon.svg"
NEED_FONTS = (b"text", b"image")
"""What stands in a drawing that has words in it, or other drawings that may."""
LOG = logging.getLogger("mkdocs.handbook")


class Icon(NamedTuple):
    """A picture of the site's logo: its side in pixels, how much of it the logo takes, and whether there is a ground behind it."""

    file: str
    side: int
    share: float = 1
    has_ground: bool = False
    purpose: str = "any"


ICONS = (
    Icon(f"{ICONS_FOLDER}192.png", 192),
    Icon(f"{ICONS_FOLDER}512.png", 512),
    Icon(f"{ICONS_FOLDER}maskable.png", 512, 0.8, True, "maskable"),
)
TOUCH = Icon(TOUCH_ICON, 180, has_ground=True)


def write_home_screen_files(site: Path, settings: Settings, home: str) -> None:
    """Write the icons, drawn from `assets/favicon.svg`, and the manifest; `home` is the way to the first page."""
    ground = WHITE if settings.logo else settings.palette.bar
    try:
        icons = _drawn((site / "assets" / "favicon.svg").read_bytes(), ground)
    except (OSError, RuntimeError):
        LOG.warning("assets/favicon.svg is no picture that can be drawn; the home screen shows an anchor in its place.")
        icons = _drawn(OUR_LOGO.read_bytes(), ground)
    for file, content in icons.items():
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        (site / file).write_bytes(content)
    (site / MANIFEST).write_text(json.dumps(manifest(settings, home), ensure_ascii=False, indent=1) + "\n", "utf-8")


@lru_cache(maxsize=8)
def _drawn(logo: bytes, ground: str) -> dict[str, bytes]:
    """Every icon as PNG, by its file: drawn once for all houses of a brand. Raises OSError, or RuntimeError (TypstError is one) when the logo cannot be drawn."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copyfile(HERE / "icon.typ", folder / "icon.typ")
        (folder / "logo.svg").write_bytes(logo)
        fonts = _fonts_for(logo)
        return {icon.file: _picture(folder / "icon.typ", icon, ground, fonts) for icon in (*ICONS, TOUCH)}


def _fonts_for(logo: bytes) -> typst.Fonts:
    """None where a logo is surely drawn without: to look through fonts takes longer than to draw all icons.

    Never those of the computer: they differ, and no stamp knows them, so words in a logo are drawn alike on all.
    """
    needed = b"<svg" not in logo or any(name in logo for name in NEED_FONTS)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=needed)


def _picture(template: Path, icon: Icon, ground: str, fonts: typst.Fonts) -> bytes:
    given = {"side": str(icon.side), "share": str(icon.share), "ground": ground if icon.has_ground else ""}
    drawn = typst.compile(template, root=template.parent, font_paths=fonts, format="png", ppi=72, sys_inputs=given)
    assert isinstance(drawn, bytes)
    return drawn


def manifest(settings: Settings, home: str) -> dict[str, object]:
    """The web app manifest; its addresses begin where it stands, so that it holds under any path."""
    return {
        "name": settings.organisation,
        "short_name": short_name(settings.organisation),
        "lang": settings.language,
        "dir": settings.direction,
        "start_url": home,
        "scope": "./",
        "display": "standalone",
        "theme_color": settings.palette.bar,
        "background_color": PAPER,
        "icons": [
            {
                "src": icon.file,
                "sizes": f"{icon.side}x{icon.side}",
                "type": "image/png",
                "purpose": icon.purpose,
            }
            for icon in ICONS
        ],
    }


def short_name(name: str) -> str:
    """As many of a name's first words as fit below an icon; at least one."""
    first, *others = name.split()
    for word in others:
        if len(f"{first} {word}") > SHORT:
            break
        first = f"{first} {word}"
    return first
