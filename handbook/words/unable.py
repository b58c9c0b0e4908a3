"""What cannot be done, as the id of a message and its values: raised anywhere, said in the language of whoever asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

from handbook.model.problems import nearest
from handbook.words.catalogue import ENGLISH
from handbook.words.phrases import Words, words_in


class Saying:
    """A message that is said later: its id, and what is put into it, which may be such messages too, or a list of them."""

    def __init__(self, id_: str, /, **values: object) -> None:
        """Take the id of a message and its values; where one is called `number`, the message goes by it."""
        self.id, self.values = id_, values

    def said(self, words: Words) -> str:
        """The message in a language."""
        values = {name: _said(words, value) for name, value in self.values.items()}
        number = values.pop("number", None)
        if isinstance(number, int):
            return words.many(self.id, number, **values)
        return words(self.id, **values).rstrip()


class Lines(Saying):
    """Several messages, or what others say, below each other."""

    def __init__(self, parts: Sequence[Saying | str]) -> None:
        """Take what stands on each line."""
        self.parts = parts

    def said(self, words: Words) -> str:
        """The lines in a language."""
        return "\n".join(str(_said(words, part)) for part in self.parts)


def _said(words: Words, value: object) -> object:
    if isinstance(value, list):
        return words.listing(str(_said(words, item)) for item in value)
    return value.said(words) if isinstance(value, Saying) else value


class Unable(Saying, Exception):
    """Something cannot be done as things stand; says why and what to do."""

    @classmethod
    def lines(cls, parts: Sequence[Saying | str]) -> Self:
        """What is said on several lines, some of them perhaps by others."""
        return cls("cannot.as-said", what=Lines(parts))

    def __str__(self) -> str:
        """In English, where nobody knows of a language."""
        return self.said(words_in(ENGLISH))


def meant(word: str, known: Iterable[str], otherwise: Saying | str) -> Saying | str:
    """The question whether the nearest known word is meant, or else something other."""
    near = nearest(word, known)
    return Saying("cannot.did-you-mean", near=near) if near else otherwise
