"""How hard a text is to read, by the length of its sentences and by Björnsson's LIX, which counts long words.

LIX is the number of words a sentence and the percentage of words with more than six letters, added up. It needs no list
of syllables, so it is known for many languages; each has a limit of its own, because words are longer in some of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from handbook.model import Entry, Handbook, Standard
from handbook.model.choices import Status
from handbook.model.declared import Place
from handbook.model.fields import FieldPath, shapes
from handbook.model.linked import words_only
from handbook.rules.base import Breach, Context, Group

WORDS_IN_SENTENCE = 12
READABLE = {
    "da": 40,
    "de": 50,
    "en": 40,
    "es": 45,
    "fr": 45,
    "it": 45,
    "nl": 45,
    "nb": 40,
    "no": 40,
    "pt": 45,
    "sv": 40,
}
"""The LIX up to which people read a language easily who are not at home in it (B1), by its code."""
LONG_WORD = 6
"""Letters: a word with more of them is long."""
ENOUGH_WORDS, FEWEST_WORDS, SWAYS_BY = 30, 5, 20
"""From so many words on LIX is steady; in a shorter text two long words move it as far as this; in the shortest it says nothing."""
WORD = re.compile(r"[^\W_][\w'’.,-]*")
ENDS = re.compile(r"[.!?:…؟](?=[\s\"'”’»)]|$)|\n")
"""Where LIX sees the end of a sentence."""
ON_THE_CARD = (Place.LEAD, Place.FACTS, Place.OWN)
NO_SENTENCE = ("call", "call_name", "measure", "cases", "if_missed", "achieved")


class Counted(NamedTuple):
    """How many words and sentences a text has, and how many of the words are long."""

    words: int
    sentences: int
    long_words: int

    @classmethod
    def of(cls, text: str) -> Counted:
        """Count a text."""
        words = WORD.findall(text)
        sentences = sum(1 for part in ENDS.split(text) if WORD.search(part))
        return cls(
            len(words), sentences, sum(len(word.rstrip(".,'’-")) > LONG_WORD for word in words if len(word) > LONG_WORD)
        )

    @classmethod
    def together(cls, counts: Iterable[Counted]) -> Counted:
        """Count several texts, each of which ends its last sentence."""
        words = sentences = long_words = 0
        for count in counts:
            words += count[0]
            sentences += count[1]
            long_words += count[2]
        return cls(words, sentences, long_words)

    @property
    def words_in_sentence(self) -> float:
        """On average."""
        return self.words / max(1, self.sentences)

    @property
    def lix(self) -> float:
        """Words a sentence, and long words in a hundred."""
        return self.words_in_sentence + 100 * self.long_words / max(1, self.words)


@Group.WORDING.advice(
    "hard-to-read",
    "A standard's `do`, a step or a card that is hard to read.",
    why=(
        f"It is read in a hurry, by people for many of whom this is their second language. {WORDS_IN_SENTENCE} words a sentence "
        "on average are enough; a colon ends one too. Where the language has a limit in LIX (words a sentence, and the "
        f"percentage of words of more than {LONG_WORD} letters), that is looked at as well: "
        f"{', '.join(f'{code} {most}' for code, most in READABLE.items())}; in a text of fewer than {ENOUGH_WORDS} words {SWAYS_BY} more."
    ),
    cure="Make two sentences of one, and take the shorter word.",
)
def hard_to_read(context: Context) -> Iterator[Breach]:
    book = context.book
    counted = cache(lambda text: Counted.of(_in_words(text, book)))
    for entry in (*book.standards, *book.moments, *book.emergencies):
        if getattr(entry, "status", None) is Status.RETIRED:
            continue
        told = [Breach(entry, path, said) for path, text in _own(entry) if (said := _too_hard(counted(text), book))]
        yield from told
        if not told and (said := _too_hard(Counted.together(map(counted, _card(context, entry))), book)):
            yield Breach(entry, ("id",), f"The card as a whole: {said}")


def _own(entry: Entry) -> Iterator[tuple[FieldPath, str]]:
    """What is read alone: what a standard says is done, and each step."""
    if isinstance(entry, Standard):
        yield ("do",), entry.do
    for i, step in enumerate(getattr(entry, "steps", ())):
        yield ("steps", i), step


def _card(context: Context, entry: Entry) -> Iterable[str]:
    """All texts that stand openly on the card of an entry."""
    openly = _on_the_card(type(entry))
    return (leaf.value for leaf in context.texts_of(entry) if leaf.path[0] in openly)


@cache
def _on_the_card(kind: type[Entry]) -> frozenset[str]:
    """The fields whose sentences stand openly on a card."""
    return frozenset(
        shape.name for shape in shapes(kind) if shape.declared.place in ON_THE_CARD and shape.name not in NO_SENTENCE
    )


def _in_words(text: str, book: Handbook) -> str:
    if "[[" not in text:
        return text
    return words_only(text, lambda id_: book.entries[id_].name if id_ in book.entries else id_)


def _too_hard(found: Counted, book: Handbook) -> str:
    """Why a text is hard to read; empty where it is not."""
    if found.words_in_sentence > WORDS_IN_SENTENCE:
        return f"{found.words_in_sentence:.3g} words a sentence; {WORDS_IN_SENTENCE} are enough."
    most = READABLE.get(book.handbook.language.partition("-")[0].lower())
    allowed = (most or 0) + (SWAYS_BY if found.words < ENOUGH_WORDS else 0)
    if most and found.words >= FEWEST_WORDS and found.lix > allowed:
        return f"{found.long_words} of {found.words} words are long: LIX {found.lix:.0f}, and up to {allowed} is easy."
    return ""
