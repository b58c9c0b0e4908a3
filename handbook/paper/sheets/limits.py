"""What each job may do without asking, to be cut out and kept in the wallet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from handbook.model import Limit
from handbook.model.fields import shapes_by_name
from handbook.paper.content.to_json import to_json
from handbook.paper.sheets.sheet import Data, Order, Sheet, code
from handbook.views.context import Ref, Shown
from handbook.views.emergencies import ToRing, first_emergencies, in_danger
from handbook.views.phones import Phone, phone_of


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
    phone: Phone | None
    soon: str
    not_for: str
    labels: dict[str, str]
    """What stands before `write_it` and `not_for`."""
    in_danger: list[ToRing]
    """The emergencies that the role has to know."""


def sheets(order: Order) -> Iterator[Sheet]:
    """One sheet, where there are limits."""
    shown = order.shown
    title, purpose = shown.words("paper.limits"), shown.words("paper.limits.for")
    if shown.book.empowerment:
        yield Sheet("limits.pdf", title, purpose, "limits", partial(_data, shown))


def _data(shown: Shown) -> Data:
    return {"cards": [{"view": to_json(shown, card), "code": code(shown, card.id)} for card in limit_cards(shown)]}


def limit_cards(shown: Shown) -> list[LimitCard]:
    """What each role may do without asking."""
    return [limit_card(shown, limit) for limit in shown.book.empowerment]


def limit_card(shown: Shown, limit: Limit) -> LimitCard:
    """What a role may do without asking, and whom it rings."""
    within = limit.call_within_minutes
    return LimitCard(
        limit.id,
        shown.ref(limit.role),
        limit.may,
        shown.words.money(shown.book.handbook.currency, limit.up_to),
        shown.words.per(limit.per),
        limit.write_it,
        shown.ref(limit.call_if_more) if limit.call_if_more else None,
        phone_of(shown, limit.call_if_more),
        shown.words.amount(within, "minutes") if within is not None else "",
        limit.not_for,
        {name: shown.words.label(shapes_by_name(Limit)[name]) for name in ("write_it", "not_for")},
        in_danger(shown, first_emergencies(shown, limit.role)).rows,
    )
