"""The secret shopper's forms, and the observation sheets on which a coach has the same questions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import partial

from handbook.model import Scorecard, Touchpoint
from handbook.paper.content.to_json import to_json
from handbook.paper.form_sums import ONCE, Scored, Sums
from handbook.paper.sheets.sheet import Data, Order, Sheet, view_data
from handbook.results.answer import OBSERVED
from handbook.results.field_names import BETWEEN, field_of
from handbook.views.context import Shown
from handbook.views.facts import Facts
from handbook.views.forms.observations import observation, observed
from handbook.views.forms.scorecards import FormQuestion, ScorecardCard, listened_for, parts_of_weight, scorecard_card
from handbook.views.review_dates import earliest, review_of

EXAMPLE = date(2027, 3, 31)
"""A day that can be no other, whichever of its numbers comes first."""


def forms(order: Order) -> Iterator[Sheet]:
    """A form for every scorecard."""
    shown = order.shown
    purpose = shown.words("paper.form.for")
    for scorecard in shown.book.scorecards:
        file, make = f"forms/{scorecard.id}.pdf", partial(_form, shown, scorecard)
        due = review_of(shown, scorecard)
        yield Sheet(file, scorecard.title, purpose, "form", make, due, scorecard.id, scorecard.id)


def _form(shown: Shown, scorecard: Scorecard) -> Data:
    """A shopper's form, with the words to listen for."""
    banned = [{"id": phrase.id, "text": to_json(shown, phrase.text)} for phrase in listened_for(shown)]
    facts = Facts(shown, scorecard)
    said = {
        "setting_said": facts.say("setting", scorecard.setting),
        "used_for_said": facts.say("used_for", scorecard.used_for),
    }
    card = scorecard_card(shown, scorecard)
    made: Data = to_json(shown, card)
    return made | {"banned": banned, "sums": _sums(shown, card, scorecard), **_example(shown)} | said


def _example(shown: Shown) -> Data:
    """A day as whoever fills in a form may write it."""
    return {"example_day": shown.words.day(EXAMPLE)}


def _sums(shown: Shown, card: ScorecardCard, scorecard: Scorecard) -> Sums:
    """What is needed to work out the score of a form."""
    sections = [(f"{chapter.moment.id}{BETWEEN}", chapter.questions) for chapter in card.chapters]
    whole, words = parts_of_weight(shown), shown.words
    questions = [
        _scored(shown, section, one, whole) for section, asked in (*sections, (ONCE, card.once)) for one in asked
    ]
    return {
        "questions": questions,
        "whole": whole,
        "passes_from": Fraction(str(scorecard.pass_ or 0)).as_integer_ratio(),
        "decimal": words.numerals.decimal,
        "percent": words("percent", number="{number}"),
        "passed": words("paper.score.passed"),
        "failed": words("paper.score.failed"),
        "critical": words("paper.score.critical"),
    }


def _scored(shown: Shown, section: str, asked: FormQuestion, whole: int) -> Scored:
    weight = shown.book.standards_by_id[asked.id].weight or 1
    return {
        "field": field_of(asked.moment, asked.id),
        "weight": int(Fraction(str(weight)) * whole),
        "critical": asked.critical,
        "section": section,
    }


def _observation(shown: Shown, touchpoint: Touchpoint) -> Data:
    """A coach's sheet."""
    return view_data(shown, observation, touchpoint) | _example(shown)


def observations(order: Order) -> Iterator[Sheet]:
    """A sheet for every touchpoint that has moments."""
    shown = order.shown
    purpose = shown.words("paper.observation.for")
    for touchpoint in observed(shown):
        file, make = f"observe/{touchpoint.id}.pdf", partial(_observation, shown, touchpoint)
        due, answers = earliest(shown, shown.moments_at[touchpoint.id]), f"{OBSERVED}{touchpoint.id}"
        yield Sheet(file, touchpoint.title, purpose, "observation", make, due, touchpoint.id, answers)
