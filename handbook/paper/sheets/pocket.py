"""The handbook in five minutes, for the pocket and for the first day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from handbook.model import Moment, Phrase, Standard
from handbook.model.choices import MomentKind, Verdict
from handbook.paper.content.by_weight import by_line
from handbook.paper.sheets.limits import LimitCard, limit_cards
from handbook.paper.sheets.sheet import Order, Sheet, view_data
from handbook.views.context import Ref, Shown, named
from handbook.views.emergencies import InDanger, emergency_card, in_danger
from handbook.views.entry_card import EntryCard
from handbook.views.standards import StandardInShort, quote_card, standard_in_short

WORDS = 1000
"""What is read in five minutes."""
MOST_MOMENTS, MOST_LIMITS, MOST_RECOVERIES, MOST_PHRASES = 12, 12, 3, 8


@dataclass(frozen=True)
class LineInShort:
    """A line of the quote and what it asks of everyone, in short."""

    line: Ref
    standards: list[StandardInShort]
    more: int
    """How many other standards the whole handbook has under this line."""


@dataclass(frozen=True)
class Instead:
    """Words we never say, and what we say instead."""

    never: str
    say: str


@dataclass(frozen=True)
class RecoverySteps:
    """What to do when something went wrong, step by step."""

    moment: Ref
    starts: str
    steps: list[str]


@dataclass(frozen=True)
class Pocket:
    """The handbook in five minutes."""

    emergencies: list[EntryCard]
    """All of them, whole: they come first."""
    in_danger: InDanger
    """The same at a glance."""
    lines: list[LineInShort]
    moments: list[Ref]
    limits: list[LimitCard]
    recovery: list[RecoverySteps]
    instead: list[Instead]


def sheets(order: Order) -> Iterator[Sheet]:
    """One sheet."""
    words = order.shown.words
    make = partial(view_data, order.shown, pocket)
    yield Sheet("pocket.pdf", words("paper.pocket"), words("paper.pocket.for"), "pocket", make)


def pocket(shown: Shown) -> Pocket:
    """The weightiest standards of each line, as many as can be read in the time, and what else matters most."""
    quote = quote_card(shown)
    room = WORDS // 2 // max(1, len(quote.lines))
    most = [moment for moment in shown.moments if moment.matters_most]
    recovery = [moment for moment in shown.moments if moment.kind is MomentKind.RECOVERY and moment.steps]
    banned = [phrase for phrase in shown.book.phrases if phrase.verdict is Verdict.BANNED]
    of_line = by_line(shown, quote.lines)
    return Pocket(
        [emergency_card(shown, emergency) for emergency in shown.book.emergencies],
        in_danger(shown, shown.book.emergencies),
        [_line(shown, line, of_line[line.id], room) for line in quote.lines],
        named(most[:MOST_MOMENTS]),
        limit_cards(shown)[:MOST_LIMITS],
        [_steps(moment) for moment in recovery[:MOST_RECOVERIES]],
        [_instead(shown, phrase) for phrase in banned[:MOST_PHRASES]],
    )


def _line(shown: Shown, line: Ref, own: list[Standard], room: int) -> LineInShort:
    short = [standard_in_short(shown, standard) for standard in _as_many_as_fit(own, room)]
    return LineInShort(line, short, len(own) - len(short))


def _as_many_as_fit(standards: list[Standard], room: int) -> list[Standard]:
    taken: list[Standard] = []
    used = 0
    for standard in standards:
        used += len(standard.do.split())
        if taken and used > room:
            break
        taken.append(standard)
    return taken


def _steps(moment: Moment) -> RecoverySteps:
    return RecoverySteps(Ref(moment.id, moment.title), moment.starts, list(moment.steps))


def _instead(shown: Shown, phrase: Phrase) -> Instead:
    better = shown.book.phrases_by_id.get(phrase.instead[0]) if phrase.instead else None
    return Instead(phrase.text, better.text if better else "")
