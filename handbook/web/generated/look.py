"""What an organisation looks like, on its site: its colour in the place of ours, and its logo."""

from __future__ import annotations

import shutil
from pathlib import Path

from handbook.model.palette import OURS, Palette
from handbook.model.pictures import picture_name
from handbook.pages.addresses import ICON, LOGO, PICTURES, STYLES
from handbook.project.load import Project
from handbook.system.inside import is_file_of
from handbook.system.logos import as_svg, read_logo


def write_look(project: Project, site: Path) -> None:
    """Write the logo, and after the styles of the theme what its colours are; nothing where the look is ours."""
    settings = project.book.handbook
    if settings.palette != OURS:
        styles = site / STYLES
        styles.write_text(styles.read_text("utf-8") + styles_of(settings.palette), "utf-8")
        _draw_in(site / ICON, settings.palette)
    if settings.logo:
        path = project.site.home_of(settings.logo) / settings.logo
        logo = as_svg(read_logo(path), path.suffix)
        (site / LOGO).parent.mkdir(parents=True, exist_ok=True)
        (site / LOGO).write_bytes(logo)
        if not project.site.has(ICON):
            (site / ICON).write_bytes(logo)


def write_pictures(project: Project, site: Path) -> None:
    """Copy the pictures of standards and moments, drafts aside; what is wrong with one is said by the checker."""
    for entry in project.book.entries.values():
        picture = None if project.shown.hides(entry) else getattr(entry, "picture", None)
        home = project.site.home_of(picture.file) if picture else project.folder
        if picture and is_file_of(home / picture.file, home):
            there = site / PICTURES / picture_name(picture.file)
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(home / picture.file, there)


def styles_of(palette: Palette) -> str:
    """The style sheet of a palette: by day, in the dark, and on pages that follow the device; print stays black."""
    day = f"--hb-bar: {palette.bar}; --hb-sea: {palette.bar}; --hb-link: {palette.bar}; --hb-sea-soft: {palette.soft};"
    night = (
        f"--hb-bar: {palette.night_bar}; --hb-sea: {palette.night}; --hb-link: {palette.night}; "
        f"--hb-on-sea: #0f181c; --hb-sea-soft: {palette.night_soft};"
    )
    return f"""
/* The colour of the organisation: `look` in the settings. */
@media screen {{
  :root, [data-md-color-scheme="default"] {{ {day} }}
  [data-md-color-scheme="slate"] {{ {night} }}
  .hb-brand__sign svg {{ fill: {palette.sign}; }}
}}
@media screen and (prefers-color-scheme: dark) {{
  .hb-bare {{ {night} }}
}}
"""


def _draw_in(icon: Path, palette: Palette) -> None:
    """Let the icon of the theme be of the palette; one of the house's own has none of our colours in it."""
    drawn = icon.read_text("utf-8", errors="surrogateescape")
    ours = drawn.replace(OURS.bar, palette.bar).replace(OURS.sign, palette.sign)
    icon.write_text(ours, "utf-8", errors="surrogateescape")
