"""The style sheet of the site: a file for each idea, joined in this order, in which a later one has the last word."""

from __future__ import annotations

from pathlib import Path

from handbook.pages.addresses import STYLES

PARTS = (
    "fonts",
    "values",
    "page",
    "header",
    "search",
    "cards",
    "facts",
    "folds",
    "moments",
    "seconds",
    "sums",
    "drawings",
    "day",
    "job",
    "say",
    "forms",
    "board",
    "pieces",
    "editions",
    "bare",
    "thumbs",
    "room",
)


def write_styles(site: Path) -> None:
    """Write the whole into a site, as one file that a page asks for once. Raises OSError."""
    parts = (Path(__file__).with_name(f"{part}.css").read_text("utf-8") for part in PARTS)
    (site / STYLES).write_text("\n".join(parts), "utf-8", newline="")
