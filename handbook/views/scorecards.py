"""A secret shopper's form, made from the standards of its moments; never a gesture on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handbook.model import Moment, Scorecard, Standard
from handbook.model.fields import shapes_by_name
from handbook.views.changes import EntryHistory
from handbook.views.context import Ref, Shown
from handbook.views.facts import Badge, Fact, Facts
from handbook.views.standards import standard_in_short

TIMED = ("seconds", "minutes", "hours", "rings")


@dataclass(frozen=True)
class Asked:
    """One question: a standard's `seen`, with its marking notes."""

    id: str
    seen: str
    counts_as: str
    not_if: str
    na_if: str
    measure: str
    critical: bool
    badges: list[Badge]
    notes: list[Fact]
    """The marking notes, each under its label."""
    is_timed: bool
    """Whether it is counted with a clock in the hand, or an ear at the telephone."""


@dataclass(frozen=True)
class MomentQuestions:
    """The questions of one moment, then the impression it made."""

    moment: Ref
    starts: str
    questions: list[Asked]
    positive: str
    neutral: str
    negative: str


@dataclass(frozen=True)
class ScorecardCard:
    """The whole form: what it is for, its questions in the order of the visit, and the closing ones."""

    id: str
    title: str
    badges: list[Badge]
    begins: str
    """What stands before how a moment begins."""
    purpose: str
    setting: str
    told_in_advance: bool
    on_company_time: bool
    name_staff: bool
    used_for: str
    every: str
    brief: str
    chapters: list[MomentQuestions]
    extra: list[str]
    closing: list[str]
    pass_: str
    facts: list[Fact]
    also: list[str]
    past: EntryHistory | None = None

    @property
    def said(self) -> str:
        """The one sentence that a short card says."""
        return self.purpose


def scorecard_card(shown: Shown, scorecard: Scorecard) -> ScorecardCard:
    """A form, in the order of the visit."""
    words = shown.words
    return ScorecardCard(
        id=scorecard.id,
        title=scorecard.title,
        badges=_badges(shown, scorecard),
        begins=words.label(shapes_by_name(Moment)["starts"]),
        purpose=scorecard.purpose,
        setting=scorecard.setting,
        told_in_advance=bool(scorecard.told_in_advance),
        on_company_time=bool(scorecard.on_company_time),
        name_staff=bool(scorecard.name_staff),
        used_for=scorecard.used_for,
        every=scorecard.every,
        brief=scorecard.brief,
        chapters=chapters(shown, scorecard.moments),
        extra=list(scorecard.extra),
        closing=[
            words("scorecard.remember"),
            words("scorecard.return", customer=shown.book.handbook.customer),
            words("scorecard.recommend"),
        ],
        pass_=words.percent(scorecard.pass_ or 0),
        facts=Facts(shown, scorecard).declared(),
        also=list(scorecard.also),
    )


def _badges(shown: Shown, scorecard: Scorecard) -> list[Badge]:
    facts, words = Facts(shown, scorecard), shown.words
    found = [
        Badge(scorecard.setting, facts.say("setting", scorecard.setting)),
        Badge("used-for", words("badge.used-for", what=facts.say("used_for", scorecard.used_for))),
        Badge("every", scorecard.every),
        Badge("pass", words("badge.pass", share=words.percent(scorecard.pass_ or 0))),
    ]
    return [badge for badge in found if badge.words]


def chapters(shown: Shown, moments: Iterable[str]) -> list[MomentQuestions]:
    """The questions of several moments; one that two of them share is asked at the first."""
    asked: set[str] = set()
    return [_chapter(shown, id_, asked) for id_ in moments]


def _chapter(shown: Shown, id_: str, asked: set[str]) -> MomentQuestions:
    moment = next(moment for moment in shown.book.moments if moment.id == id_)
    basics = [shown.book.standards_by_id[basic] for basic in moment.checklist.basics if basic not in asked]
    asked.update(moment.checklist.basics)
    questions = [_asked(shown, standard) for standard in basics if shown.shows(standard)]
    seen = moment.impression
    return MomentQuestions(
        Ref(moment.id, moment.title), moment.starts, questions, seen.positive, seen.neutral, seen.negative
    )


def _asked(shown: Shown, standard: Standard) -> Asked:
    facts, short = Facts(shown, standard), standard_in_short(shown, standard)
    notes = (facts.of(name, text=getattr(standard, name)) for name in ("counts_as", "not_if", "na_if"))
    return Asked(
        id=standard.id,
        seen=standard.seen,
        counts_as=standard.counts_as,
        not_if=standard.not_if,
        na_if=standard.na_if,
        measure=short.measure,
        critical=short.critical,
        badges=short.badges,
        notes=[note for note in notes if note.is_known],
        is_timed=any(measure.what in TIMED for measure in standard.measures),
    )
