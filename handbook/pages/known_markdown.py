"""The extensions of Markdown that a page may be looked at with: they read no file, and run nothing that a house brings.

`handbook check` is for handbooks of whoever sent one, so it loads nothing that `mkdocs.yml` only names. What builds and
prints a handbook takes it as it is.
"""

from __future__ import annotations

from typing import Any

from handbook.pages.site import EXTENSIONS, Site

OF_OTHERS = frozenset(
    ("abbr", "sane_lists", "smarty", "pymdownx.betterem", "pymdownx.caret", "pymdownx.details", "pymdownx.keys",
     "pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
     "pymdownx.blocks.admonition", "pymdownx.blocks.details", "pymdownx.blocks.html", "pymdownx.blocks.tab")
)  # fmt: skip
"""What a house may switch on besides what every handbook has."""
WITHOUT_SCRIPTS: dict[str, dict[str, Any]] = {"pymdownx.arithmatex": {"generic": True}}
"""The same, of what writes scripts into pages unless it is told not to."""


KNOWN = EXTENSIONS | {name: {} for name in OF_OTHERS} | WITHOUT_SCRIPTS
"""All of them with our own options, for those of a house may be wrong."""


def known_extensions(site: Site) -> tuple[str, ...]:
    """What is added to a site's Markdown, as far as it is known."""
    return tuple(name for name in site.extensions if name in KNOWN)


def calls_headings_otherwise(site: Site) -> bool:
    """Whether `mkdocs.yml` says what headings are called by in links, so that nobody knows it here."""
    return bool({"slugify", "separator"} & site.extensions["toc"].keys())
