"""The card of any entry, whatever it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from handbook.model import Entry
from handbook.views import calculators as sums
from handbook.views import editions, entries, moments, scorecards, standards
from handbook.views.context import Shown
from handbook.views.entry_history import history_of

CARDS: dict[str, tuple[str, Callable[[Shown, Any], Any]]] = {
    "Line": ("entry", entries.line_card),
    "Variant": ("entry", entries.variant_card),
    "Department": ("entry", entries.department_card),
    "Role": ("entry", entries.job_card),
    "Limit": ("entry", entries.limit_card),
    "Standard": ("standard", standards.standard_card),
    "Phrase": ("entry", entries.phrase_card),
    "Touchpoint": ("entry", entries.touchpoint_card),
    "Moment": ("moment", moments.moment_card),
    "Tip": ("entry", entries.tip_card),
    "Gesture": ("entry", entries.gesture_card),
    "Trigger": ("entry", entries.trigger_card),
    "Scorecard": ("scorecard", scorecards.scorecard_card),
    "Indicator": ("entry", entries.indicator_card),
    "Calculator": ("calculator", sums.calculator_card),
    "Claim": ("entry", entries.claim_card),
    "Favour": ("entry", entries.favour_card),
    "Question": ("entry", entries.question_card),
    "Exemplar": ("entry", entries.exemplar_card),
    "Term": ("entry", entries.term_card),
    "Edition": ("edition", editions.edition_card),
}
"""The template and the view for each sort of entry."""


def card_of(shown: Shown, entry: Entry) -> tuple[str, Any]:
    """The template of an entry's card, and its plain data, with what earlier editions said."""
    template, view = CARDS[type(entry).__name__]
    card, past = view(shown, entry), history_of(shown, entry)
    return template, replace(card, past=past) if past else card
