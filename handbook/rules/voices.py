"""Rules about what the people served have said, and what standards rest on."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.choices import Level
from handbook.rules.base import Breach, Context, Group

voices = Group.VOICES


@voices.advice(
    "voice-unanswered",
    "A voice that no standard answers.",
    why="Somebody took the trouble to say it.",
    cure="Name the standards that answer it, or write one.",
)
def voice_unanswered(context: Context) -> Iterator[Breach]:
    for voice in context.book.voices:
        if not voice.standards and "standards" not in voice.model_fields_set:
            yield Breach(voice, ("id",), f"No standard answers “{voice.says[:60]}”.")


@voices.advice(
    "must-without-ground",
    "A must that rests on nothing: neither on a voice nor on `based_on`.",
    why="What everybody has to do every day should rest on what people expect, on a law, or on what was found out.",
    cure="Add a voice that it answers, or say under based_on what it rests on.",
)
def must_without_ground(context: Context) -> Iterator[Breach]:
    answered = context.meant((id_ for voice in context.book.voices for id_ in voice.standards), "standards")
    for standard in context.book.standards:
        is_bare = not standard.based_on and standard.id and standard.id not in answered
        if standard.level is Level.MUST and standard.in_force and is_bare:
            yield Breach(standard, ("id",), f"Nothing says what “{standard.title}” rests on.")
