"""What changed and who has read it: editions, lists to sign, wordings by day, and all that is printed."""

from __future__ import annotations

from handbook.model.kinds import EditionRefId, RoleId
from handbook.model.settings import in_time
from handbook.pages.macro import macro
from handbook.pages.pieces import Pieces, around, cards, or_nothing
from handbook.views import for_macros
from handbook.views.context import Shown


@macro
def changes(shown: Shown, edition: EditionRefId = "", role: RoleId = "") -> Pieces:
    """The editions, the latest first, with why they came and what they changed; with a role, what changed for it."""
    if role:
        yield around("changes_for", for_macros.changes_for, shown, role, edition)
        return
    found = [other for other in shown.book.editions if edition in ("", other.id)]
    latest_first = sorted(found, key=lambda other: in_time(other.from_, other.id), reverse=True)
    yield from or_nothing(shown, cards(shown, latest_first, rows=None), "editions")


@macro
def sign_off(shown: Shown, role: RoleId = "") -> Pieces:
    """The list on which a role, or every role that signs, signs for the edition at hand; and the same as CSV."""
    yield around("sign_off", for_macros.sign_off, shown, role)


@macro
def wordings(shown: Shown) -> Pieces:
    """What every entry said on which day: the editions with their days, and below them each entry, folded."""
    yield around("wordings", for_macros.wordings, shown)


@macro
def downloads(shown: Shown) -> Pieces:
    """Everything that is printed, to be taken away: what each file is for, its pages and its size."""
    yield around("downloads", for_macros.downloads, shown.printed)
