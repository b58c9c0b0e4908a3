"""What is printed because somebody asked for it by name: all that one person needs, one moment, one place, some weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from handbook.model import Moment, Role
from handbook.paper.sheets import cards, sign_off
from handbook.paper.sheets.huddle import day_sheets
from handbook.paper.sheets.jobs import job_data
from handbook.paper.sheets.sheet import Data, Order, Sheet
from handbook.views.context import Shown
from handbook.views.huddle import rotations
from handbook.views.review_dates import earliest


def packs(order: Order) -> Iterator[Sheet]:
    """All that one person needs, in a file: the book of the job, the cards of its moments, and the list to sign."""
    shown = order.shown
    for role in shown.book.roles:
        if role.id in order.chosen.roles:
            title, purpose = shown.words("paper.pack", job=role.title), shown.words("paper.pack.for")
            yield Sheet(f"for/{role.id}.pdf", title, purpose, "pack", partial(_pack, shown, role), about=role.id)


def _pack(shown: Shown, role: Role) -> Data:
    moments = shown.moments_of_role.get(role.id, [])
    book = job_data(shown, role)
    return book | cards.card_data(shown, moments, alone=False) | sign_off.sign_off_data(shown, role)


def single_moments(order: Order) -> Iterator[Sheet]:
    """The card of a moment, on a sheet of its own size."""
    shown = order.shown
    for moment in shown.moments:
        if moment.id in order.chosen.moments:
            yield _cards(shown, f"moments/{moment.id}.pdf", moment.title, [moment], about=moment.id, alone=True)


def touchpoints(order: Order) -> Iterator[Sheet]:
    """The cards of the moments at a place, to be cut out."""
    shown = order.shown
    for touchpoint in shown.book.touchpoints:
        moments = shown.moments_at.get(touchpoint.id, [])
        if touchpoint.id in order.chosen.touchpoints and moments:
            file = f"touchpoints/{touchpoint.id}.pdf"
            yield _cards(shown, file, touchpoint.title, moments, about=touchpoint.id, alone=order.one_per_page)


def _cards(shown: Shown, file: str, title: str, moments: list[Moment], *, about: str, alone: bool) -> Sheet:
    make = partial(cards.card_data, shown, moments, alone=alone)
    return Sheet(file, title, shown.words("paper.cards.for"), "cards", make, earliest(shown, moments), about)


def weeks(order: Order) -> Iterator[Sheet]:
    """The sheets for the start of a shift, for some weeks from a day on."""
    shown, words = order.shown, order.shown.words
    for first, number in order.chosen.weeks:
        days = [first + timedelta(days=day) for day in range(7 * number)]
        title = words("paper.huddle.weeks", first=words.day(days[0]), last=words.day(days[-1]))
        make = partial(day_sheets, shown, rotations(shown), days)
        yield Sheet(f"huddle/{first}-{number}w.pdf", title, words("paper.huddle.for"), "huddle", make)
