"""What people call a page: the words its editor gave it, and those that everybody has for what a macro puts on it."""

from __future__ import annotations

from collections.abc import Collection

from handbook.pages.front_matter import front_matter
from handbook.pages.homes import Index
from handbook.words import Words

ASKED_FOR = (
    "changes", "downloads", "emergencies", "gestures", "glossary", "huddle", "indicators", "jobs", "limits", "phrases", "results",
    "scorecard", "sign_off", "tips", "wordings",
)  # fmt: skip
"""The macros whose page people ask for by what is on it."""


def called_by(words: Words, index: Index) -> dict[str, tuple[list[str], list[str]]]:
    """By the address of each page what it is called besides its title, and the jobs whose page it is."""
    named: dict[str, list[str]] = {}
    for macro in ASKED_FOR:
        named.setdefault(page_of(index, macro), []).extend(words(f"search.page.{macro}").split(", "))
    called = {}
    for page, text in index.texts.items():
        address = index.address_of(page)
        jobs = [placed.arguments["role"] for placed in index.calls.get(address, ()) if placed.call.name == "job"]
        of_macros = words("search.page.job").split(", ") if jobs else named.get(address, [])
        called[address] = (list(dict.fromkeys([*_also(text), *of_macros])), jobs)
    return called


def page_of(index: Index, macro: str, hidden: Collection[str] = ()) -> str:
    """The address of the first page with all that a macro has to show, or an empty text; what is asked of one job is not all."""
    for page in index.pages:
        address = index.address_of(page)
        for placed in index.calls.get(address, ()):
            if placed.call.name == macro and not placed.arguments.get("role") and address not in hidden:
                return address
    return ""


def _also(page: str) -> list[str]:
    given = front_matter(page).get("also") or []
    return [str(word) for word in (given if isinstance(given, list) else [given])]
