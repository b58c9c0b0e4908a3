"""What each program does of what a handbook needs, in a word or two."""

from __future__ import annotations

TITLES = (
    "Cross-links",
    "Back-links",
    "Links looked at",
    "Content checked",
    "Search",
    "Menu",
    "Short addresses",
    "Without a network",
    "Editions",
    "Print",
)
NO = "–"
OURS = (
    "made",
    "made",
    "every one",
    "every field",
    "forgives slips",
    "yes",
    "every entry",
    "yes",
    "compared, published",
    "PDF, another command",
)
GIVEN = ("written for it", "written for it")
MADE = ("made", "made")
FEATURES: dict[str, tuple[str, ...]] = {
    "handbook": OURS,
    "handbook + Zensical": OURS,
    "Hugo": (*GIVEN, NO, NO, NO, NO, "every entry", NO, NO, NO),
    "Hugo + own cards": (*MADE, NO, NO, NO, NO, "every entry", NO, NO, NO),
    "Hugo + Pagefind": (*GIVEN, NO, NO, "by page", NO, "every entry", NO, NO, NO),
    "Eleventy": (*GIVEN, NO, NO, NO, NO, "every entry", NO, NO, NO),
    "MkDocs + Material": (*GIVEN, "those in Markdown", NO, "by heading", "yes", NO, NO, NO, NO),
    "Sphinx-Needs": (*MADE, "of entries", "ids, types", "by page", "yes", NO, NO, NO, "LaTeX"),
    "StrictDoc": (*MADE, "of entries", "by a grammar", "by entry", "yes", NO, NO, "compared", "by a browser"),
    "Doorstop": (*MADE, "of entries", "ids, reviews", NO, "of documents", NO, NO, NO, "LaTeX"),
}
"""As they are built here; editions and print by another command. Some can be had with more: extensions, a design of one's own."""
