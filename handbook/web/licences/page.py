"""The page of licences: whoever hands on what others made says so, and hands on the words they ask for."""

from __future__ import annotations

from itertools import groupby

from handbook.views.context import Shown
from handbook.web.licences.components import components
from handbook.web.static_pages.static_page import static_page


def licences_page(shown: Shown) -> str:
    """Everything that a site is made with and of, by kind, each with its licence and the texts that come with it."""
    kinds = [(kind, list(found)) for kind, found in groupby(components(), key=lambda each: each.kind)]
    return static_page("licences", shown, kinds=kinds)
