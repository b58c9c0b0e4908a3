"""The addresses of headings, where `mkdocs.yml` has them made in a way that knows Latin letters only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from handbook.model.problems import Problem
from handbook.pages.code_blocks import without_code
from handbook.pages.homes import Index
from handbook.pages.mkdocs_yml import ConfigPosition
from handbook.pages.site import Site

LATIN_ONLY = "markdown.extensions.toc.slugify"
"""Python-Markdown's own: what is left of a heading in another script is nothing."""
HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
NAMED = re.compile(r"\{:?[^{}]*#[^{}]*\}\s*$")


def check_headings(site: Site, index: Index) -> Iterator[Problem]:
    """The first heading that is called by a number, because of what stands in `mkdocs.yml`."""
    slugify = site.extensions["toc"].get("slugify")
    if (slugify.get("object") if isinstance(slugify, dict) else slugify) != LATIN_ONLY:
        return
    for page, text in index.content.items():
        if numbered := next(filter(_is_numbered, HEADING.findall(without_code(text))), None):
            said = f"“{numbered}” in {index.file(page)} is called by a number, which becomes another's when a heading is put above it."
            yield _position(site).problem(
                "heading-numbered", said, "Take slugify out: headings are called by their words, in any script."
            )
            return


def _is_numbered(heading: str) -> bool:
    letters = normalize("NFKD", heading).encode("ascii", "ignore").decode()
    return not NAMED.search(heading) and not re.search(r"[\w-]", letters)


def _position(site: Site) -> ConfigPosition:
    written: Any = site.config.values.get("markdown_extensions")
    items = enumerate(written) if isinstance(written, list) else ()
    at = next(((i,) for i, item in items if isinstance(item, dict) and "toc" in item), ())
    return site.config.position("markdown_extensions", *at, "toc", "slugify")
