"""A page of the slip book as a phone has it filled in: where something can go wrong, what was asked there, and whose limit paid."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.views.context import Ref, Shown, named


@dataclass(frozen=True)
class SlipPlace:
    """A touchpoint, and the standards that hold there."""

    id: str
    title: str
    standards: list[Ref]


@dataclass(frozen=True)
class SlipForm:
    """All that a slip can be about."""

    edition: str
    currency: str
    places: list[SlipPlace]
    roles: list[Ref]


def slip_form(shown: Shown) -> SlipForm:
    """The touchpoints in the order of the handbook, each with what holds there, and the jobs."""
    settings = shown.book.handbook
    places = [
        SlipPlace(place.id, shown.in_words(place.title), named(shown.standards_at.get(place.id, ())))
        for place in shown.book.touchpoints
    ]
    return SlipForm(settings.edition, settings.currency, places, named(shown.book.roles))
