"""A card for the breast pocket: one sheet with eight panels, one cut, folded to a little book."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from handbook.model import Moment, Role
from handbook.model.choices import Verdict
from handbook.paper.content.to_json import to_json
from handbook.paper.sheets.jobs import standards_of, to_ring
from handbook.paper.sheets.limits import limit_card
from handbook.paper.sheets.sheet import Data, Order, Sheet
from handbook.views.context import Shown
from handbook.views.emergencies import first_emergencies, in_danger
from handbook.views.review_dates import earliest
from handbook.views.standards import quote_card


def sheets(order: Order) -> Iterator[Sheet]:
    """A sheet for every role."""
    shown, words = order.shown, order.shown.words
    for role in shown.book.roles:
        make = partial(fold_up, shown, role)
        own, others = standards_of(shown, role)
        due = earliest(shown, [*own, *others, *first_emergencies(shown, role.id)])
        yield Sheet(f"fold-ups/{role.id}.pdf", role.title, words("paper.fold-up.for"), "fold-up", make, due, role.id)


def fold_up(shown: Shown, role: Role) -> Data:
    """What stands on the panels, in the order in which they are read."""
    dangers = first_emergencies(shown, role.id)
    own, others = standards_of(shown, role)
    moments = sorted(shown.moments_of_role.get(role.id, []), key=lambda moment: not moment.matters_most)
    never = [phrase for phrase in shown.book.phrases if phrase.verdict is Verdict.BANNED]
    return {
        "quote": [line.title for line in quote_card(shown).lines],
        "in_danger": to_json(shown, in_danger(shown, dangers)),
        "limits": to_json(shown, [limit_card(shown, limit) for limit in shown.limits_of.get(role.id, ())]),
        "to_ring": to_json(shown, to_ring(shown, role, dangers)),
        "critical": [to_json(shown, one.do) for one in (*own, *others) if one.critical],
        "standards": [to_json(shown, one.do) for one in (*own, *others) if not one.critical],
        "first_steps": [_first_step(shown, moment) for moment in moments],
        "never": [
            to_json(shown, {"never": phrase.text, "say": shown.ref(phrase.instead[0]).title if phrase.instead else ""})
            for phrase in never
        ],
    }


def _first_step(shown: Shown, moment: Moment) -> Data:
    """What begins a moment, and what is done first."""
    basics = [shown.book.standards_by_id[id_] for id_ in moment.checklist.basics]
    first = moment.steps[0] if moment.steps else next((basic.title for basic in basics if shown.shows(basic)), "")
    return {"starts": to_json(shown, moment.starts), "first": to_json(shown, first)}
