"""All kinds of things that are printed, in the order in which they are listed.

Another kind is an entry here with its maker, a template in `typst/main.typ`, and two messages in the catalogue of words:
`print.NAME`, what it is called, and `print.NAME.what`, what it is for. The command, its help, the run that
prints and the pages that list what there is all go by this table.
"""

from __future__ import annotations

from dataclasses import dataclass

from handbook.paper.sheets import book, cards, changes, forms, huddle, jobs, limits, pocket, poster, sign_off
from handbook.paper.sheets.sheet import Maker, Order, Sheet
from handbook.words import Words


@dataclass(frozen=True)
class Kind:
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
        """Those there are of a handbook."""
        return list(self.make(order))


CATALOGUE = {
    kind.name: kind
    for kind in (
        Kind("book", book.sheets),
        Kind("pocket", pocket.sheets),
        Kind("poster", poster.sheets),
        Kind("cards", cards.sheets),
        Kind("limits", limits.sheets),
        Kind("jobs", jobs.sheets),
        Kind("forms", forms.forms),
        Kind("observe", forms.observations),
        Kind("huddle", huddle.sheets),
        Kind("changes", changes.sheets),
        Kind("sign-off", sign_off.sheets),
    )
}
