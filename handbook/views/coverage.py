"""Coverage: where the thread from line to standard, moment, question and tip has holes."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Standard
from handbook.views.context import Ref, Shown, named
from handbook.views.standards import standard_in_short


@dataclass(frozen=True)
class CoverageRow:
    """A standard and what hangs on it; what is empty is a hole."""

    standard: Ref
    level: str
    """How binding it is, in words."""
    lines: list[Ref]
    moments: list[Asking]
    tips: list[Ref]

    @property
    def open_questions(self) -> int:
        """In how many moments nobody asks about it, though a shopper could."""
        return sum(moment.is_open for moment in self.moments)


@dataclass(frozen=True)
class Asking:
    """A moment that rests on a standard, and the scorecards that ask about the standard there."""

    moment: Ref
    scorecards: list[Ref]
    for_shoppers: bool
    """Whether the standard is one that a shop should check."""

    @property
    def is_open(self) -> bool:
        """Whether nobody asks, though a shopper could."""
        return self.for_shoppers and not self.scorecards


@dataclass(frozen=True)
class Tally:
    """How many standards there are, of all or of a quote line, and how many of them are used, asked about and trained.

    A question is a standard in a moment: what two moments rest on is to be asked in both.
    """

    title: Ref
    standards: int
    in_a_moment: int
    questions: int
    asked: int
    trained: int


@dataclass(frozen=True)
class Coverage:
    """Line, standard, moment, question and tip side by side, and how many holes there are of each sort."""

    rows: list[CoverageRow]
    tallies: list[Tally]
    """Of all standards, then line by line."""
    lines_without_standard: list[Ref]
    touchpoints_without_moment: list[Ref]
    without_moment: int
    open_questions: int
    without_tip: int


def coverage(shown: Shown) -> Coverage:
    """The thread as a table."""
    rows = [_row(shown, standard) for standard in shown.standards]
    lines = (
        (Ref(line.id, line.name), [row for row in rows if any(ref.id == line.id for ref in row.lines)])
        for line in shown.book.quote.lines
    )
    return Coverage(
        rows=rows,
        tallies=[
            _tally(title, found) for title, found in ((Ref("", shown.words("coverage.all")), rows), *lines) if found
        ],
        lines_without_standard=named(line for line in shown.book.quote.lines if line.id not in shown.standards_of_line),
        touchpoints_without_moment=named(t for t in shown.book.touchpoints if t.id not in shown.moments_at),
        without_moment=sum(not row.moments for row in rows),
        open_questions=sum(row.open_questions for row in rows),
        without_tip=sum(not row.tips for row in rows),
    )


def _row(shown: Shown, standard: Standard) -> CoverageRow:
    asked = shown.asked_in(standard)
    return CoverageRow(
        Ref(standard.id, standard.title),
        shown.words.enumeration(badge.words for badge in standard_in_short(shown, standard).badges),
        shown.refs(standard.quote),
        [
            Asking(Ref(moment.id, moment.title), named(asked.get(moment.id, ())), moment.id in asked)
            for moment in shown.moments_using.get(standard.id, ())
        ],
        named(shown.tips_about.get(standard.id, ())),
    )


def _tally(title: Ref, rows: list[CoverageRow]) -> Tally:
    questions = [asking for row in rows for asking in row.moments if asking.for_shoppers]
    return Tally(
        title,
        len(rows),
        sum(bool(row.moments) for row in rows),
        len(questions),
        sum(not asking.is_open for asking in questions),
        sum(bool(row.tips) for row in rows),
    )
