"""The secret shopper's forms, and the observation sheets on which a coach has the same questions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from handbook.model import Scorecard
from handbook.paper.content.to_json import to_json
from handbook.paper.sheets.sheet import Data, Order, Sheet, view_data
from handbook.results.answer import OBSERVED
from handbook.views.context import Shown
from handbook.views.facts import Facts
from handbook.views.observations import observation, observed
from handbook.views.review_dates import earliest, review_of
from handbook.views.scorecards import listened_for, scorecard_card


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
    return view_data(shown, scorecard_card, scorecard) | {"banned": banned} | said


def observations(order: Order) -> Iterator[Sheet]:
    """A sheet for every touchpoint that has moments."""
    shown = order.shown
    purpose = shown.words("paper.observation.for")
    for touchpoint in observed(shown):
        file, make = f"observe/{touchpoint.id}.pdf", partial(view_data, shown, observation, touchpoint)
        due, answers = earliest(shown, shown.moments_at[touchpoint.id]), f"{OBSERVED}{touchpoint.id}"
        yield Sheet(file, touchpoint.title, purpose, "observation", make, due, touchpoint.id, answers)
