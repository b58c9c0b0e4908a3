"""What only paper shows: the pocket edition, the poster, observation sheets, limit cards and sign-off lists."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Moment, Phrase, Role, Standard, Touchpoint
from handbook.model.choices import Level, MomentKind, Origin, Verdict
from handbook.views.context import Ref, Shown, named
from handbook.views.scorecards import Chapter, chapters
from handbook.views.standards import StandardInShort, quote_card, standard_in_short

MOST_ON_POSTER = 60
"""Standards of a line that may find room."""
POCKET_WORDS = 1000
"""What is read in five minutes."""


@dataclass(frozen=True)
class OnPoster:
    """A line of the quote and the standards drawn from it, the weightiest first."""

    line: Ref
    standards: list[Ref]
    critical: list[str]
    """The ids of those that are critical."""
    more: int
    """How many there are besides."""


@dataclass(frozen=True)
class Poster:
    """The quote on one page, each line with its standards."""

    title: str
    author: str
    disputed: bool
    lines: list[OnPoster]


def poster(shown: Shown) -> Poster:
    """The quote and its standards; one that is drawn from several lines stands under the first of them."""
    quote = quote_card(shown)
    lines = []
    for line in quote.lines:
        own = by_weight(shown, line)
        critical = [standard.id for standard in own if standard.critical]
        most = own[:MOST_ON_POSTER]
        lines.append(OnPoster(line, named(most), critical, len(own) - len(most)))
    return Poster(quote.title, quote.author, quote.origin is Origin.DISPUTED, lines)


def by_weight(shown: Shown, line: Ref) -> list[Standard]:
    """The standards mostly drawn from a line, the weightiest first: critical ones, then musts, then by their weight."""
    own = [standard for standard in shown.standards_of_line.get(line.id, ()) if standard.quote[0] == line.id]
    return sorted(
        own, key=lambda standard: (not standard.critical, standard.level is not Level.MUST, -(standard.weight or 1))
    )


@dataclass(frozen=True)
class PocketLine:
    """A line of the quote and what it asks of everyone, in short."""

    line: Ref
    standards: list[StandardInShort]
    more: int
    """How many other standards the whole handbook has under this line."""


@dataclass(frozen=True)
class Instead:
    """Words we never say, and what we say instead."""

    id: str
    never: str
    say: str


@dataclass(frozen=True)
class Steps:
    """What to do when something went wrong, step by step."""

    moment: Ref
    starts: str
    steps: list[str]


@dataclass(frozen=True)
class LimitCard:
    """What a role may do without asking, for the wallet."""

    id: str
    role: Ref
    may: str
    up_to: str
    per: str
    write_it: str
    call: Ref | None
    soon: str
    not_for: str


@dataclass(frozen=True)
class Pocket:
    """The handbook in five minutes."""

    lines: list[PocketLine]
    moments: list[Ref]
    limits: list[LimitCard]
    recovery: list[Steps]
    instead: list[Instead]


def pocket(shown: Shown) -> Pocket:
    """The handbook in five minutes: the weightiest standards of each line, as many as can be read in the time."""
    book = shown.book
    quote = quote_card(shown)
    room = POCKET_WORDS // 2 // max(1, len(quote.lines))
    lines = []
    for line in quote.lines:
        own = by_weight(shown, line)
        short = [standard_in_short(shown, standard) for standard in _as_many_as_fit(own, room)]
        lines.append(PocketLine(line, short, len(own) - len(short)))
    most = [moment for moment in shown.moments if moment.matters_most]
    recovery = [moment for moment in shown.moments if moment.kind is MomentKind.RECOVERY and moment.steps]
    banned = [phrase for phrase in book.phrases if phrase.verdict is Verdict.BANNED]
    return Pocket(
        lines,
        named(most[:12]),
        limit_cards(shown)[:12],
        [_steps(moment) for moment in recovery[:3]],
        [_instead(shown, phrase) for phrase in banned[:8]],
    )


def _as_many_as_fit(standards: list[Standard], room: int) -> list[Standard]:
    taken: list[Standard] = []
    used = 0
    for standard in standards:
        used += len(standard.do.split())
        if taken and used > room:
            break
        taken.append(standard)
    return taken


def _steps(moment: Moment) -> Steps:
    return Steps(Ref(moment.id, moment.title), moment.starts, list(moment.steps))


def _instead(shown: Shown, phrase: Phrase) -> Instead:
    better = shown.book.phrases_by_id.get(phrase.instead[0]) if phrase.instead else None
    return Instead(phrase.id, phrase.text, better.text if better else "")


def limit_cards(shown: Shown) -> list[LimitCard]:
    """What each role may do without asking."""
    book = shown.book
    return [
        LimitCard(
            limit.id,
            shown.ref(limit.role),
            limit.may,
            shown.words.money(book.handbook.currency, limit.up_to),
            shown.words.per(limit.per),
            limit.write_it,
            shown.ref(limit.call_if_more) if limit.call_if_more else None,
            shown.words.amount(limit.call_within_minutes, "minutes") if limit.call_within_minutes is not None else "",
            limit.not_for,
        )
        for limit in book.empowerment
    ]


@dataclass(frozen=True)
class Observation:
    """What a coach watches at a touchpoint: the shopper's questions, moment by moment."""

    touchpoint: Ref
    chapters: list[Chapter]


def observation(shown: Shown, touchpoint: Touchpoint) -> Observation:
    """The questions of a touchpoint's moments."""
    moments = [moment.id for moment in shown.moments_at.get(touchpoint.id, ())]
    return Observation(Ref(touchpoint.id, touchpoint.title), chapters(shown, moments))


@dataclass(frozen=True)
class SignOff:
    """What a role signs: that it has read an edition, and what in it binds it."""

    role: Ref
    front_line: bool
    moments: list[Ref]
    own: list[Ref]
    everyone: int
    """How many standards bind everyone."""


def sign_off(shown: Shown, role: Role) -> SignOff:
    """What a role signs for."""
    own = [standard for standard in shown.standards if role.id in standard.who]
    everyone = sum(standard.binds_everyone for standard in shown.standards)
    return SignOff(
        Ref(role.id, role.title),
        bool(role.front_line),
        named(shown.moments_of_role.get(role.id, ())),
        named(own),
        everyone,
    )
