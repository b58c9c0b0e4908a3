"""What a job and its day begin with: all that binds it, the first page, the start of a shift, the forms to fill in."""

from __future__ import annotations

from handbook.model.kinds import RoleId, ScorecardId
from handbook.pages.macro import macro
from handbook.pages.pieces import Pieces, around, cards
from handbook.views import for_macros
from handbook.views.context import Shown


@macro
def job(shown: Shown, role: RoleId) -> Pieces:
    """Everything that binds a role: its moments, limits, standards and first week."""
    yield from cards(shown, [shown.book.entries[role]])


@macro
def jobs(shown: Shown) -> Pieces:
    """All jobs by department; a job that has a page of its own is at home there."""
    departments = {department.id for department in shown.book.departments}
    for department in shown.book.departments:
        yield from cards(shown, [department], rows=None)
        inside = [role for role in shown.book.roles if role.department == department.id]
        yield from cards(shown, inside, depth=1, weak=True)
    others = [role for role in shown.book.roles if role.department not in departments]
    yield from cards(shown, others, weak=True)


@macro
def line_of_the_day(shown: Shown) -> Pieces:
    """One line of the quote, another every day."""
    yield around("line_of_the_day", for_macros.line_of_the_day, shown)


@macro
def board(shown: Shown) -> Pieces:
    """The first page: my limit and whom to ring, what to do in trouble, what to say, the day, and what changed for me."""
    yield around("board", for_macros.board, shown)


@macro
def huddle(shown: Shown) -> Pieces:
    """What a shift starts with: a line, a standard, a question, a tip and a story, by date."""
    yield around("huddle", for_macros.start_of_shift, shown)


@macro
def scorecard(shown: Shown, id: ScorecardId) -> Pieces:
    """A secret shopper's form: its questions, in the very words of the standards."""
    yield from cards(shown, [shown.book.entries[id]])


@macro
def forms(shown: Shown) -> Pieces:
    """What is filled in on a phone: the shoppers' forms, and a sheet for each touchpoint, on which a coach has the same questions."""
    yield around("forms", for_macros.phone_forms, shown)
