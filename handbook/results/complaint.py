"""What is wrong with something that was handed in: values, said in the language of whoever has to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handbook.words import Words
from handbook.words.unable import Saying, meant

VALUE = "results-value"
TABLE = "results-table"
COLUMN = "results-column"
LONGEST_QUOTED = 100
"""Characters of a value that a sentence repeats."""


@dataclass(frozen=True)
class Complaint:
    """One thing that is wrong, and the cure; line and column count from 1."""

    message: Saying
    cure: Saying
    rule: str = VALUE
    line: int = 1
    column: int = 1


def complaint(id_: str, cure: Saying | None = None, /, **values: object) -> Complaint:
    """What the messages `ID` and `ID.cure` say, or another cure than the latter."""
    quoted = {name: in_short(value) if isinstance(value, str) else value for name, value in values.items()}
    return Complaint(Saying(id_, **quoted), cure or Saying(f"{id_}.cure", **quoted))


def in_short(text: str) -> str:
    """A text as a sentence repeats it: the beginning of a long one, and nothing that is not printed."""
    seen = "".join(sign if sign.isprintable() else " " for sign in text[: LONGEST_QUOTED + 1])
    return f"{seen[:LONGEST_QUOTED]}…" if len(seen) > LONGEST_QUOTED else seen


class Nearest(Saying):
    """The question whether the nearest known word is meant, or else something other; looked for only when it is said."""

    def __init__(self, word: str, known: Sequence[str], otherwise: Saying) -> None:
        """Take a word that is not known, those that are, and what is said where none of them is near."""
        self.word, self.known, self.otherwise = word, known, otherwise

    def said(self, words: Words) -> str:
        """The cure in a language."""
        found = meant(in_short(self.word), self.known, self.otherwise)
        return found if isinstance(found, str) else found.said(words)


def listed(quoted: Iterable[str]) -> list[str]:
    """Words for a message that lists them, in quotation marks."""
    return [f"“{in_short(word)}”" for word in quoted]
