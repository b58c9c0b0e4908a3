"""What to coach this week: why, with which tip, and who; and the sheet for ten minutes of practice."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Tip
from handbook.scoring.coach import Advice
from handbook.scoring.share import Share
from handbook.scoring.visits import WHOLE
from handbook.views.context import Ref, Shown, named


@dataclass(frozen=True)
class Practice:
    """A standard to practise: why, what to do and to ask, and with whom."""

    standard: Ref
    do: str
    seen: str
    why: str
    critical: bool
    who: list[Ref]
    """The roles it binds; none where it binds everyone."""
    tip: Ref | None
    action: str
    ask: str
    minutes: str


def reason(shown: Shown, advice: Advice) -> str:
    """Why it is advised, in one sentence with its numbers."""
    id_ = "coach.why-critical" if advice.standard.critical else "coach.why"
    target = shown.words.percent(round(advice.target * WHOLE, 1))
    said = share_said(shown, advice.share)
    if advice.since:
        said = shown.words("coach.since", said=said, day=shown.words.day(advice.since))
    return shown.words(id_, share=said, target=target)


def share_said(shown: Shown, share: Share) -> str:
    """A share with its interval and its answers: 52 % (41 to 63) of 74."""
    words = shown.words
    if not share.enough:
        return words.many("share.too-few", share.visits)
    values = {"low": whole(share.interval.low), "high": whole(share.interval.high)}
    return words.many("share.said", share.n, share=words.percent(whole(share.exact)), **values)


def whole(share: float) -> int:
    """A share in whole percent; only what is all or nothing is said to be."""
    rounded = round(share * WHOLE)
    if 0 < share < 1:
        return min(WHOLE - 1, max(1, rounded))
    return rounded


def practices(shown: Shown, advised: list[Advice]) -> list[Practice]:
    """What is advised as a sheet to practise by."""
    return [
        _practice(shown, advice, next(iter(shown.tips_about.get(advice.standard.id, ())), None)) for advice in advised
    ]


def _practice(shown: Shown, advice: Advice, tip: Tip | None) -> Practice:
    standard, book = advice.standard, shown.book
    bound = book.bound_by(standard)
    return Practice(
        Ref(standard.id, standard.title),
        standard.do,
        standard.seen,
        reason(shown, advice),
        bool(standard.critical),
        named(role for role in book.roles if role.id in bound) if len(bound) < len(book.roles) else [],
        Ref(tip.id, tip.title) if tip else None,
        tip.action if tip else "",
        tip.ask if tip else "",
        shown.words.amount(tip.minutes, "minutes") if tip else "",
    )
