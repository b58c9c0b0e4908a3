"""All kinds of things that are printed, in the order in which they are listed.

Another kind is an entry here with its maker, a template in `typst/main.typ`, and two messages in the catalogue of words:
`print.NAME`, what it is called, and `print.NAME.what`, what it is for. The command, its help, the run that
prints and the pages that list what there is all go by this table.
"""

from __future__ import annotations

from dataclasses import dataclass

from handbook.paper.sheets import (
    book,
    by_name,
    cards,
    changes,
    fold_up,
    forms,
    huddle,
    jobs,
    limits,
    pocket,
    poster,
    sign_off,
    slips,
)
from handbook.paper.sheets.sheet import Maker, Order, Sheet
from handbook.words import Words


@dataclass(frozen=True)
class SheetKind:
    """A kind of thing that is printed."""

    name: str
    """The word that asks for it: `handbook print cards`."""
    make: Maker

    def title(self, words: Words) -> str:
        """What things of this kind are called."""
        return words(f"print.{self.name}")

    def purpose(self, words: Words) -> str:
        """What they are for, in a sentence."""
        return words(f"print.{self.name}.what")

    def sheets(self, order: Order) -> list[Sheet]:
        """The sheets of this kind that there are of a handbook."""
        return list(self.make(order))


CATALOGUE = {
    kind.name: kind
    for kind in (
        SheetKind("book", book.sheets),
        SheetKind("pocket", pocket.sheets),
        SheetKind("poster", poster.sheets),
        SheetKind("cards", cards.sheets),
        SheetKind("limits", limits.sheets),
        SheetKind("slips", slips.sheets),
        SheetKind("jobs", jobs.sheets),
        SheetKind("booklets", jobs.booklets),
        SheetKind("fold-ups", fold_up.sheets),
        SheetKind("forms", forms.forms),
        SheetKind("observe", forms.observations),
        SheetKind("huddle", huddle.sheets),
        SheetKind("changes", changes.sheets),
        SheetKind("sign-off", sign_off.sheets),
    )
}

BY_NAME = {
    kind.name: kind
    for kind in (
        SheetKind("for", by_name.packs),
        SheetKind("moment", by_name.single_moments),
        SheetKind("touchpoint", by_name.touchpoints),
        SheetKind("weeks", by_name.weeks),
    )
}
"""The kinds of which only those are printed that somebody asks for by name."""
FIRST = ("book", "pocket", "poster", "cards", "limits", "changes")
"""What is printed where nothing was printed before and nobody says what is wanted: what there is once for everybody."""
