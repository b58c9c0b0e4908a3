"""The card of any entry, whatever it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from handbook.model import (
    Calculator,
    Claim,
    Department,
    Edition,
    Emergency,
    Entry,
    Gesture,
    Indicator,
    Limit,
    Line,
    Moment,
    Phrase,
    Role,
    Scorecard,
    Standard,
    Term,
    Tip,
    Touchpoint,
    Trigger,
)
from handbook.views import calculators, claims, editions, emergencies, entries, limits, moments, standards
from handbook.views.changes import history_of
from handbook.views.context import Shown
from handbook.views.entry_card import EntryCard
from handbook.views.forms import scorecards

VIEWS: dict[type[Entry], Callable[[Shown, Any], Any]] = {
    Line: entries.line_card,
    Department: entries.department_card,
    Role: entries.job_card,
    Limit: limits.limit_card,
    Emergency: emergencies.emergency_card,
    Standard: standards.standard_card,
    Phrase: entries.phrase_card,
    Touchpoint: entries.touchpoint_card,
    Moment: moments.moment_card,
    Tip: entries.tip_card,
    Gesture: entries.gesture_card,
    Trigger: entries.trigger_card,
    Scorecard: scorecards.scorecard_card,
    Indicator: entries.indicator_card,
    Calculator: calculators.calculator_card,
    Claim: claims.claim_card,
    Term: entries.term_card,
    Edition: editions.edition_card,
}
"""The kinds of entry that say more than their fields; all others are drawn as they are declared."""


def card_of(shown: Shown, entry: Entry) -> tuple[str, Any]:
    """The template of an entry's card, and its plain data, with what earlier editions said."""
    view, past = VIEWS.get(type(entry), entries.entry_card)(shown, entry), history_of(shown, entry)
    template = "entry" if isinstance(view, EntryCard) else entry.code()
    return template, replace(view, past=past) if past else view
