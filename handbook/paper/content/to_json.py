"""Views as plain data for JSON: what a template on paper is given."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from handbook.model.linked import pieces
from handbook.paper.content.direction import all_kept_together, kept_together
from handbook.paper.content.quotation_marks import as_printed
from handbook.views.context import Ref, Shown
from handbook.views.facts import Fact

ENDLESS = re.compile(r"[!-~]{61,}")
"""Characters without a space among them that may not fit on a line; no id is that long."""
MAY_BREAK = "\u200b"


def to_json(shown: Shown, view: Any) -> Any:
    """A view as dictionaries, lists and texts; a text with links in it becomes a list of words and links.

    Of a fact only what its kind is made of goes along: there are thousands of them.
    """
    if isinstance(view, str):
        return text(shown, view)
    if isinstance(view, Ref):
        return {"id": view.id, "title": words_only(shown, view.title)}
    if isinstance(view, Fact):
        return {name: to_json(shown, value) for name in _fields(Fact) if (value := getattr(view, name))}
    if names := _fields(view.__class__):
        return {name: to_json(shown, getattr(view, name)) for name in names}
    if isinstance(view, dict):
        return {key: to_json(shown, value) for key, value in view.items()}
    if isinstance(view, list | tuple):
        return [to_json(shown, item) for item in view]
    return view.isoformat() if isinstance(view, date) else view


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def text(shown: Shown, said: str) -> str | list[Any]:
    """A text; where it holds links, a list of words and links."""
    if "[[" not in said:
        return _printed(shown, said)
    found = [
        breakable(as_printed(shown.words, piece))
        if isinstance(piece, str)
        else {"id": piece.id, "title": as_printed(shown.words, piece.words or shown.ref(piece.id).title)}
        for piece in pieces(said)
    ]
    if not any(isinstance(piece, dict) for piece in found):
        return _printed(shown, said)
    return all_kept_together(found) if _is_from_the_right(shown) else found


def words_only(shown: Shown, said: str) -> str:
    """A text in which links are their words."""
    return _printed(shown, shown.in_words(said))


def _printed(shown: Shown, said: str) -> str:
    printed = breakable(as_printed(shown.words, said))
    return kept_together(printed) if " " in printed and _is_from_the_right(shown) else printed


def _is_from_the_right(shown: Shown) -> bool:
    return shown.book.handbook.direction == "rtl"


def breakable(said: str) -> str:
    """A text in which a word that is wider than any page may be broken."""
    return (
        ENDLESS.sub(lambda word: MAY_BREAK.join(re.findall(".{1,20}", word.group())), said) if len(said) >= 60 else said
    )
