"""All kinds of things that are printed, in the order in which they are listed.

Another kind is an entry here with its maker, a template in `typst/main.typ`, and two messages in the catalogue of words:
`print.NAME`, what it is called, and `print.NAME.what`, what it is for. The command, its help, the run that
prints and the pages that list what there is all go by this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbook.paper.sheets.sheet import Maker, Order, Sheet
    from handbook.words import Words


@dataclass(frozen=True)
class SheetKind:
    """A kind of thing that is printed."""

    name: str
    """The word that asks for it: `handbook print cards`."""
    module: str
    """Where in `sheets/` its maker stands. It is imported when sheets are made: who only needs names waits for none."""
    function: str = "sheets"

    @property
    def make(self) -> Maker:
        """Its maker."""
        maker: Maker = getattr(import_module(f"handbook.paper.sheets.{self.module}"), self.function)
        return maker

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
        SheetKind("book", "book"),
        SheetKind("pocket", "pocket"),
        SheetKind("poster", "poster"),
        SheetKind("cards", "cards"),
        SheetKind("limits", "limits"),
        SheetKind("slips", "slips"),
        SheetKind("jobs", "jobs"),
        SheetKind("booklets", "jobs", "booklets"),
        SheetKind("fold-ups", "fold_up"),
        SheetKind("forms", "forms", "forms"),
        SheetKind("observe", "forms", "observations"),
        SheetKind("huddle", "huddle"),
        SheetKind("changes", "changes"),
        SheetKind("sign-off", "sign_off"),
    )
}

BY_NAME = {
    kind.name: kind
    for kind in (
        SheetKind("for", "by_name", "packs"),
        SheetKind("moment", "by_name", "single_moments"),
        SheetKind("touchpoint", "by_name", "touchpoints"),
        SheetKind("weeks", "by_name", "weeks"),
    )
}
"""The kinds of which only those are printed that somebody asks for by name."""
FIRST = ("book", "pocket", "poster", "cards", "limits", "changes")
"""What is printed where nothing was printed before and nobody says what is wanted: what there is once for everybody."""
