"""The secret shopper's forms, and the observation sheets on which a coach has the same questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from handbook.model import Moment, Scorecard, Touchpoint
from handbook.model.choices import Verdict
from handbook.model.fields import shapes_by_name
from handbook.paper.content.to_json import to_json
from handbook.paper.sheets.sheet import Data, Order, Sheet, view_data
from handbook.views.context import Ref, Shown
from handbook.views.facts import Facts
from handbook.views.review_dates import earliest, review_of
from handbook.views.scorecards import MomentQuestions, chapters, scorecard_card


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
    banned = [
        {"id": phrase.id, "text": to_json(shown, phrase.text)}
        for phrase in shown.book.phrases
        if phrase.verdict is Verdict.BANNED
    ]
    facts = Facts(shown, scorecard)
    said = {
        "setting_said": facts.say("setting", scorecard.setting),
        "used_for_said": facts.say("used_for", scorecard.used_for),
    }
    return view_data(shown, scorecard_card, scorecard) | {"banned": banned} | said


@dataclass(frozen=True)
class Observation:
    """What a coach watches at a touchpoint: the shopper's questions, moment by moment."""

    touchpoint: Ref
    begins: str
    """What stands before how a moment begins."""
    chapters: list[MomentQuestions]


def observations(order: Order) -> Iterator[Sheet]:
    """A sheet for every touchpoint that has moments."""
    shown = order.shown
    purpose = shown.words("paper.observation.for")
    for touchpoint in shown.book.touchpoints:
        if moments := shown.moments_at.get(touchpoint.id):
            file, make = f"observe/{touchpoint.id}.pdf", partial(view_data, shown, observation, touchpoint)
            due, answers = earliest(shown, moments), f"observe:{touchpoint.id}"
            yield Sheet(file, touchpoint.title, purpose, "observation", make, due, touchpoint.id, answers)


def observation(shown: Shown, touchpoint: Touchpoint) -> Observation:
    """The questions of a touchpoint's moments."""
    moments = [moment.id for moment in shown.moments_at.get(touchpoint.id, ())]
    begins = shown.words.label(shapes_by_name(Moment)["starts"])
    return Observation(Ref(touchpoint.id, touchpoint.title), begins, chapters(shown, moments, "observation"))
