"""Corrections to the pages of the manual for editors, which no engine can know to be none of the handbook's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from handbook.pages.manual import LANGUAGE
from handbook.text.html import Edit, edited, rewrite_page, tags

CHANGES_A_PAGE = "md-content__button"
"""What leads to the file of a page in the handbook's repository, where these pages are not."""


def patch_manual(site: Path, pages: Iterable[str]) -> None:
    """Say of these pages what language they are in, and take away what leads to where they could be edited."""
    for page in pages:
        if (site / page).is_file():
            rewrite_page(site / page, lambda text: edited(text, _edits(text)))


def _edits(page: str) -> Iterator[Edit]:
    found = list(tags(page, names=("article", "a")))
    for tag, after in zip(found, [*found[1:], None], strict=True):
        if tag.name == "article" and not tag.closes:
            yield tag.with_attribute("lang", LANGUAGE)
        elif after and tag.name == "a" and tag.has_class(CHANGES_A_PAGE):
            yield Edit(tag.start, after.end, "")
