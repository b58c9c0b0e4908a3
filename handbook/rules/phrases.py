"""Rules about phrases."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.choices import Verdict
from handbook.rules.base import Breach, Context, Group

phrases = Group.PHRASES


@phrases.error(
    "banned-without-instead",
    "A banned phrase without one to say instead.",
    why="Who may not say something has to know what to say.",
    cure="Add `instead` with a phrase to say.",
)
def banned_without_instead(context: Context) -> Iterator[Breach]:
    for phrase in context.book.phrases:
        if phrase.verdict is Verdict.BANNED and "instead" not in phrase.model_fields_set:
            yield Breach(phrase, ("id",), f"“{phrase.text}” is banned, and nothing is said in its place.")


@phrases.error(
    "instead-not-said",
    "A phrase to say instead that is itself to be avoided.",
    why="One poor sentence would be replaced by another.",
    cure="Point at a phrase whose verdict is say.",
)
def instead_not_said(context: Context) -> Iterator[Breach]:
    for phrase in context.book.phrases:
        for i, other in enumerate(phrase.instead if phrase.verdict is Verdict.BANNED else ()):
            better = context.book.phrases_by_id.get(other)
            if better and better.verdict in (Verdict.AVOID, Verdict.BANNED):
                yield Breach(
                    phrase,
                    ("instead", i),
                    f"“{better.text}” is itself a phrase to {'avoid' if better.verdict is Verdict.AVOID else 'leave out'}.",
                )
