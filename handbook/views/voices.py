"""What the people served have said, in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handbook.model import Voice
from handbook.views.context import Shown


@dataclass(frozen=True)
class Voices:
    """How many there are, and how many of them a standard answers, in one sentence."""

    says: str


def voices_in_numbers(shown: Shown, voices: Sequence[Voice]) -> Voices:
    """Count some voices."""
    answered = sum(bool(voice.standards) for voice in voices)
    return Voices(shown.words.many("voices.counted", len(voices), answered=answered))
