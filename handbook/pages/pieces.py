"""What a macro shows: cards of entries, and things around them. The index of homes asks only which entries they are of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from handbook.model import Entry
from handbook.views import for_macros
from handbook.views.context import Shown


@dataclass(frozen=True)
class Rows:
    """How a site draws neighbours in one, as the lines of a table or a list; on paper each is a card of its own."""

    template: str
    row: Callable[[Shown, Any], Any] | None = None
    """Gives what stands in the line of an entry beside its name; its card is what the line opens to."""
    if_many: bool = False
    """Whether they are so only on a page that is the home of more than `A_FEW` of their kind; elsewhere each is a card."""
    says: bool = False
    """Whether without a `row` the one sentence of its card stands beside its name."""


NAMES = Rows("lines", if_many=True)
"""Many are lines, of which each says the name of its entry."""
LINES = Rows("lines", if_many=True, says=True)
"""Many are lines, of which each says the name of its entry, and in one sentence what it is."""


@dataclass(frozen=True)
class Piece:
    """One thing a macro shows: the card of an entry, or, without an entry, something around the cards."""

    make: Callable[[], tuple[str, Any]]
    """Gives the name of its template and its plain data, when it is drawn."""
    entry: Entry | None = None
    depth: int = 0
    """How many levels its heading stands below the first ones of the macro."""
    weak: bool = False
    """Whether it leaves the entry's home to any other macro that shows it."""
    only_at_home: bool = False
    """Whether it is left out where the entry is not at home."""
    inline: bool = False
    """Whether it stands in the middle of a sentence."""
    rows: Rows | None = None
    """With its neighbours of the same kind it is drawn in one on a site; None where it is a card there too."""
    overview_of: type[Entry] | None = None
    """The kind whose names it lists; where these are lines on a site, which list them too, it is left out."""


Pieces = Iterator[Piece]
INLINE = "inline"
"""The template of what stands in the middle of a sentence."""
COMES_BY_ITSELF = frozenset(("results", "slips", "due", "editions", "standard-in-force", "moment-in-force"))
"""What comes with the work and with the days; that anything else is missing a reader can tell those who write the handbook."""
NOTHING = "nothing"
"""The template of a plain sentence, where there is nothing else to show."""


def cards(
    shown: Shown,
    entries: Iterable[Entry],
    *,
    depth: int = 0,
    weak: bool = False,
    only_at_home: bool = False,
    rows: Rows | None = LINES,
) -> Pieces:
    """The cards of some entries, of which many are lines if nothing else is said; of those that do not show today, nothing."""
    for entry in entries:
        if shown.shows(entry):
            yield Piece(partial(for_macros.card_of, shown, entry), entry, depth, weak, only_at_home, rows=rows)


def around(template: str, view: Callable[..., Any], *given: Any) -> Piece:
    """A piece that is no entry's card, such as a table or a chart: its template, and the view that gives its data."""
    return Piece(lambda: (template, view(*given)), inline=template == INLINE)


def around_some(shown: Shown, template: str, view: Callable[[Shown], Any], field: str, what: str) -> Piece:
    """A piece around what stands in a field of its data, or where that is empty, the message `none.WHAT`.

    Which of the two is only asked when it is drawn: the index looks at pieces before it is known that what they point
    at exists.
    """

    def make() -> tuple[str, Any]:
        data = view(shown)
        return (template, data) if getattr(data, field) else (NOTHING, _none(shown, what))

    return Piece(make)


def or_nothing(shown: Shown, pieces: Iterable[Piece], what: str) -> Pieces:
    """The pieces, or a plain sentence where there are none: the message `none.WHAT`."""
    found = list(pieces)
    yield from found or [around(NOTHING, _none, shown, what)]


def _none(shown: Shown, what: str) -> dict[str, str]:
    words = shown.words
    missing = "" if what in COMES_BY_ITSELF else words("none.missing", button=words("theme.suggest"))
    return {"says": words(f"none.{what}"), "missing": missing}
