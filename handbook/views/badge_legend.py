"""What the badges on cards mean: those that are a word of ours, which a new colleague has never met."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Claim, Entry, Gesture, Moment, Phrase, Standard
from handbook.model.fields import shapes_by_name
from handbook.views.context import Shown

CHOSEN: tuple[tuple[type[Entry], str, str], ...] = (
    (Standard, "level", "must"),
    (Standard, "level", "should"),
    (Standard, "critical", "yes"),
    (Standard, "weight", "some"),
    (Moment, "matters_most", "yes"),
    (Phrase, "verdict", "say"),
    (Phrase, "verdict", "avoid"),
    (Phrase, "verdict", "banned"),
    (Gesture, "scripted", "no"),
    (Standard, "status", "draft"),
    (Standard, "status", "trial"),
    (Standard, "status", "retired"),
    (Claim, "status", "dated"),
    (Claim, "status", "unverified"),
    (Claim, "status", "garbled"),
)
"""Marks that a value of a field is."""
SAID = {"staff-only": "gesture.staff-only", "retrain": "badge.retrain", "overdue": "standard.overdue"}
"""And others, with the message that they say."""
NAMED_BY_FIELD = ("yes", "no", "some")
EXAMPLE = 2
"""How often something counts, where a mark has a number in it."""


@dataclass(frozen=True)
class BadgeMeaning:
    """A mark: its code, which says how it looks, its words, and what it means."""

    code: str
    words: str
    means: str


def badge_legend(shown: Shown) -> list[BadgeMeaning]:
    """Them in the order in which one meets them."""
    words = shown.words
    chosen = [
        (field if value in NAMED_BY_FIELD else value, words.choice(shapes_by_name(kind)[field], value, value=EXAMPLE))
        for kind, field, value in CHOSEN
    ]
    all_marks = [*chosen, *((code, words(message)) for code, message in SAID.items())]
    return [
        BadgeMeaning(code.replace("_", "-"), said, words(f"marks.{code.replace('_', '-')}")) for code, said in all_marks
    ]
