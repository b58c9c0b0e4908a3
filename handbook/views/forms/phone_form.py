"""A form as a phone has it filled in, one moment a screen: plain data that a draft keeps, whatever later editions ask.

Each screen holds questions. A question has the `moment` and `item` its answer is kept under in the results, the `kind` of its answer
(yes-no, scale-5, words, impression or phrase), and what a score needs: its weight, and whether a no to it fails the moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from handbook.model import Scorecard, Touchpoint
from handbook.results.answer import EXTRA, IMPRESSION, OBSERVED, PHRASE
from handbook.views.context import Ref, Shown, named
from handbook.views.forms.observations import observation, observed
from handbook.views.forms.scorecards import (
    FormQuestion,
    MomentQuestions,
    ScorecardCard,
    listened_for,
    parts_of_weight,
    scorecard_card,
)


@dataclass(frozen=True)
class PhoneQuestion:
    """One question, and how it is answered."""

    moment: str
    item: str
    kind: str
    ask: str
    critical: bool = False
    weight: int = 0
    """In whole numbers, so that a score is exact; 0 where the answer does not score."""
    measure: str = ""
    has_clock: bool = False
    notes: tuple[str, ...] = ()
    """The marking notes, each with its label."""
    options: tuple[str, ...] = ()
    """Of an impression, what one sees when it is positive, neutral and negative."""


@dataclass(frozen=True)
class Screen:
    """What is on the screen at once: a moment, or what belongs to the whole visit."""

    title: str
    begins: str = ""
    """How the moment begins, with its label."""
    questions: list[PhoneQuestion] = field(default_factory=list)


@dataclass(frozen=True)
class PhoneForm:
    """A whole form."""

    scorecard: str
    """What its answers stand under in the results: the id of a scorecard, or `observe:<touchpoint>`."""
    title: str
    edition: str
    pass_: float | None
    """The score in percent from which a visit has passed; None where nothing is passed or failed."""
    about: list[str]
    """What one should know before one begins."""
    screens: list[Screen]


def scorecard_form(shown: Shown, scorecard: Scorecard) -> PhoneForm:
    """A secret shopper's form."""
    card, words = scorecard_card(shown, scorecard), shown.words
    screens = list(_moments(shown, card.chapters, card.begins))
    if card.once:
        asked = [_asked(shown, one, "") for one in card.once]
        screens.append(Screen(words("scorecard.once"), questions=asked))
    if heard := listened_for(shown):
        phrases = [_question(shown, f"{PHRASE}:{phrase.id}", "phrase", phrase.text) for phrase in heard]
        screens.append(Screen(words("paper.heard"), words("paper.heard.tick"), phrases))
    screens.append(Screen(words("paper.looking-back"), questions=list(_last(shown, card))))
    return PhoneForm(card.id, card.title, _edition(shown), scorecard.pass_, list(_about(shown, card)), screens)


def observation_form(shown: Shown, touchpoint: Touchpoint) -> PhoneForm:
    """The sheet of a coach, who watches at a touchpoint."""
    sheet = observation(shown, touchpoint)
    about = [shown.words("paper.observation.for"), shown.words("scorecard.no-names")]
    screens = list(_moments(shown, sheet.chapters, sheet.begins))
    return PhoneForm(f"{OBSERVED}{touchpoint.id}", touchpoint.title, _edition(shown), None, about, screens)


def _edition(shown: Shown) -> str:
    return shown.book.handbook.edition


def _about(shown: Shown, card: ScorecardCard) -> Iterator[str]:
    words = shown.words
    yield shown.in_words(card.purpose)
    yield from filter(None, shown.in_words(card.brief).split("\n\n"))
    if card.told_in_advance:
        yield words("scorecard.known")
    if card.on_company_time:
        yield words("scorecard.company-time")
    yield words("scorecard.no-names")


def _moments(shown: Shown, chapters: Iterable[MomentQuestions], begins: str) -> Iterator[Screen]:
    for chapter in chapters:
        title = shown.in_words(chapter.moment.title)
        options = tuple(map(shown.in_words, (chapter.positive, chapter.neutral, chapter.negative)))
        left = PhoneQuestion(
            chapter.moment.id,
            f"{IMPRESSION}:{chapter.moment.id}",
            "impression",
            shown.words("paper.impression.choose"),
            options=options,
        )
        starts = shown.words("labelled", label=begins, text=shown.in_words(chapter.starts)) if chapter.starts else ""
        asked = [_asked(shown, one, chapter.moment.id) for one in chapter.questions]
        yield Screen(title, starts, [*asked, left])


def _asked(shown: Shown, asked: FormQuestion, moment: str) -> PhoneQuestion:
    return shown.once(_as_asked, asked, moment)


def _as_asked(shown: Shown, asked: FormQuestion, moment: str) -> PhoneQuestion:
    standard = shown.book.standards_by_id[asked.id]
    notes = (shown.words("labelled", label=note.label, text=shown.in_words(note.text)) for note in asked.notes)
    return PhoneQuestion(
        moment,
        asked.id,
        "yes-no",
        shown.in_words(asked.seen),
        critical=asked.critical,
        weight=int(Fraction(str(standard.weight or 1)) * parts_of_weight(shown)),
        measure=shown.in_words(asked.measure),
        has_clock=asked.has_clock,
        notes=tuple(notes),
    )


def _last(shown: Shown, card: ScorecardCard) -> Iterator[PhoneQuestion]:
    """What this form alone asks, as far as its answers are kept, and the closing questions."""
    for extra in card.extra:
        if extra.id:
            yield _question(shown, f"{EXTRA}:{extra.id}", extra.answer, extra.said)
    for closing in card.closing:
        yield _question(shown, closing.id, "yes-no", closing.said)


def _question(shown: Shown, item: str, kind: str, ask: str) -> PhoneQuestion:
    return PhoneQuestion("", item, kind, shown.in_words(ask))


@dataclass(frozen=True)
class PhoneForms:
    """What can be filled in on a phone: the shoppers' forms, and the touchpoints with a sheet for a coach."""

    shops: list[Ref]
    watched: list[Ref]
    has_slips: bool
    """Whether there is anything that a slip can be about."""


def phone_forms(shown: Shown) -> PhoneForms:
    """Them in the order of the handbook."""
    return PhoneForms(named(shown.book.scorecards), named(observed(shown)), bool(shown.book.touchpoints))
