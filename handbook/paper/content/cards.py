"""What macros show as nodes for paper: an entry at home as a card, elsewhere as a short one, and things around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from handbook.model import Entry
from handbook.pages.pieces import Piece
from handbook.paper.content.nodes import Node
from handbook.paper.content.to_json import to_json, words_only
from handbook.views.context import Ref, Shown
from handbook.views.editions import EditionCard
from handbook.views.entry_card import EntryCard
from handbook.views.facts import Fact
from handbook.views.review_dates import review_of

Kinds = list[tuple[str, str]]
"""The title and the purpose of every kind of sheet there is, for the pages that list them."""
NOT_IN_A_BOOK = frozenset({"results", "adds", "worked-out", "everyones-standards"})
"""The facts that a printed card goes without: what goes out of date in a month, and what stands there for everyone."""
IN_CONTENTS = frozenset({"standard", "moment", "emergency"})
"""The kinds of entries that the list of contents names."""


def nodes_of_pieces(
    shown: Shown, pieces: Iterable[Piece], at_home: frozenset[str], level: int, kinds: Kinds
) -> Iterator[Node]:
    """The pieces of a macro as nodes: an entry at home is a heading and its card, elsewhere a short card."""
    said = set[str]()
    for piece in pieces:
        template, view = piece.make()
        if piece.inline:
            yield {"is": "mention", **to_json(shown, view)}
        elif piece.entry is None:
            yield {"is": "piece", "draw": template, "view": to_json(shown, _on_paper(shown, template, view, kinds))}
        elif piece.entry.id in at_home and piece.entry.id not in said:
            said.add(piece.entry.id)
            yield card_node(shown, piece.entry, level + piece.depth, template, view)
        elif not piece.only_at_home:
            yield short_node(shown, view)


def short_node(shown: Shown, view: Any) -> Node:
    """An entry that is at home elsewhere: its name, which leads there, and the sentence that matters most."""
    said = {"id": view.id, "title": words_only(shown, view.title), "said": to_json(shown, view.said)}
    return {"is": "piece", "draw": "short", "view": said}


def _on_paper(shown: Shown, template: str, view: Any, kinds: Kinds) -> Any:
    """The data of what paper shows less of: lists, files that cannot list themselves, what the date decides."""
    match template:
        case "reviews":
            return replace(view, rows=[replace(row, kind=shown.words(f"kind.{row.kind}")) for row in view.rows])
        case "downloads":
            return {"kinds": kinds}
        case "sign_off":
            return {"roles": [each.for_me.role for each in view]}
        case "wordings":
            return {"editions": view.editions}
        case "line_of_the_day":
            return {"lines": [Ref(turn.id, turn.title) for rotation in view.rotations for turn in rotation.turns]}
        case "huddle":
            return {}
        case "changes_for":
            return {"role": view.role, "edition": view.edition}
    return view


def card_node(shown: Shown, entry: Entry, level: int, template: str, view: Any) -> Node:
    """An entry at home: its heading, its card, and the day by which something on it is looked at again."""
    by = review_of(shown, entry)
    return {
        "is": "card",
        "name": entry.id,
        "level": level,
        "title": words_only(shown, shown.name_of(entry)),
        "draw": template,
        "view": to_json(shown, _for_a_book(view)),
        "due": by.isoformat() if by else "",
        "in_contents": entry.code() in IN_CONTENTS,
    }


def _for_a_book(view: Any) -> Any:
    """A card without what a printed one goes without; what an edition changed word by word has a sheet of its own."""
    if isinstance(view, EditionCard):
        return replace(view, sections=[])
    if not isinstance(view, EntryCard):
        return view
    return replace(view, facts=_printed(view.facts), filed=_printed(view.filed))


def _printed(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.code not in NOT_IN_A_BOOK]
