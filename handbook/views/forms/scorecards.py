"""A secret shopper's form, made from the standards of its moments; never a gesture on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from handbook.model import Extra, Handbook, Moment, Phrase, Scorecard, Standard
from handbook.model.choices import Verdict
from handbook.model.fields import shapes_by_name
from handbook.views.changes import EntryHistory
from handbook.views.context import Ref, Shown
from handbook.views.facts import Badge, Fact, Facts
from handbook.views.standards import standard_in_short

CLOSES_WITH = {
    "remembered": "scorecard.remember",
    "return": "scorecard.return",
    "recommend": "scorecard.recommend",
}
"""The messages in which closing questions are asked."""


@dataclass(frozen=True)
class FormQuestion:
    """One question: a standard's `seen`, with its marking notes."""

    id: str
    moment: str
    """The moment it is asked in, where several ask it; with it, its answers are kept."""
    seen: str
    counts_as: str
    not_if: str
    na_if: str
    measure: str
    critical: bool
    weight: str
    """What a yes to it counts for, as people read it."""
    badges: list[Badge]
    notes: list[Fact]
    """The marking notes, each under its label."""
    has_clock: bool
    """Whether there is a line for what a clock in the hand said."""


@dataclass(frozen=True)
class MomentQuestions:
    """The questions of one moment, then the impression it made."""

    moment: Ref
    starts: str
    questions: list[FormQuestion]
    positive: str
    neutral: str
    negative: str


@dataclass(frozen=True)
class Besides:
    """A question that no standard asks."""

    id: str
    """What its answers are kept under; empty where they are not."""
    said: str
    answer: str = "yes-no"
    """How it is answered: yes-no, scale-5 or words."""
    answers: str = ""
    """The same as people read it."""


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
    once: list[FormQuestion]
    """What is asked once a visit, when its moments are over."""
    extra: list[Besides]
    closing: list[Besides]
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
        chapters=chapters(shown, scorecard.moments, "shop", scorecard.ask_once),
        once=[_asked(shown, standard) for standard in _once(shown, scorecard)],
        extra=[_extra(shown, extra) for extra in scorecard.extra],
        closing=[
            Besides(item, words(CLOSES_WITH[item], customer=shown.book.handbook.customer))
            for item in shown.book.closing_of(scorecard)
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


def chapters(shown: Shown, ids: Iterable[str], checked_by: str, once: Collection[str] = ()) -> list[MomentQuestions]:
    """The questions of several moments, each with all of its basics that are checked in a way, but for those asked once."""
    moments = [_moment(shown, id_) for id_ in ids]
    basics = [_checked(shown, moment.checklist.basics, checked_by) for moment in moments]
    asked = [[standard for standard in found if standard.id not in once] for found in basics]
    times = Counter(standard.id for found in asked for standard in found)
    return [_chapter(shown, moment, found, times) for moment, found in zip(moments, asked, strict=True)]


def _moment(shown: Shown, id_: str) -> Moment:
    moment = shown.book.entries[id_]
    assert isinstance(moment, Moment)
    return moment


def _chapter(shown: Shown, moment: Moment, asked: list[Standard], times: Mapping[str, int]) -> MomentQuestions:
    """The questions of one moment; in a form, what several moments ask goes by the moment too."""
    seen = moment.impression
    return MomentQuestions(
        Ref(moment.id, moment.title),
        moment.starts,
        [_asked(shown, standard, moment.id if times[standard.id] > 1 else "") for standard in asked],
        seen.positive,
        seen.neutral,
        seen.negative,
    )


def _once(shown: Shown, scorecard: Scorecard) -> list[Standard]:
    """The standards asked once a visit, as far as its moments have them at all."""
    basics = {basic for id_ in scorecard.moments for basic in _moment(shown, id_).checklist.basics}
    return _checked(shown, (id_ for id_ in scorecard.ask_once if id_ in basics), "shop")


def _checked(shown: Shown, ids: Iterable[str], checked_by: str) -> list[Standard]:
    standards = (shown.book.standards_by_id[id_] for id_ in dict.fromkeys(ids))
    return [standard for standard in standards if shown.shows(standard) and checked_by in standard.checked_by]


def parts_of_weight(shown: Shown) -> int:
    """Into how many parts a weight of one is cut, so that the weights of all standards are whole numbers of them."""
    return shown.once(_parts_of_weight, shown.book)


def _parts_of_weight(shown: Shown, book: Handbook) -> int:
    weights = {standard.weight for standard in book.standards if standard.weight}
    return lcm(*(Fraction(str(weight)).denominator for weight in weights))


def listened_for(shown: Shown) -> list[Phrase]:
    """The phrases that nobody should have said, which a shopper ticks where somebody did."""
    return [phrase for phrase in shown.book.phrases if phrase.verdict is Verdict.BANNED]


def _extra(shown: Shown, extra: Extra) -> Besides:
    answers = shown.words.choice(shapes_by_name(Extra)["answer"], extra.answer)
    return Besides(extra.id, extra.ask, extra.answer, answers)


def _asked(shown: Shown, standard: Standard, moment: str = "") -> FormQuestion:
    return shown.once(_as_asked, standard, moment)


def _as_asked(shown: Shown, standard: Standard, moment: str) -> FormQuestion:
    facts, short = Facts(shown, standard), standard_in_short(shown, standard)
    notes = (facts.of(name, text=getattr(standard, name)) for name in ("counts_as", "not_if", "na_if"))
    return FormQuestion(
        id=standard.id,
        moment=moment,
        seen=standard.seen,
        counts_as=standard.counts_as,
        not_if=standard.not_if,
        na_if=standard.na_if,
        measure=short.measure,
        critical=short.critical,
        weight=shown.words.number(standard.weight or 1),
        badges=short.badges,
        notes=[note for note in notes if note.is_known],
        has_clock=standard.has_clock,
    )
