"""Finds thousands of phrases in a text at once, in a time that grows with the text and not with their number."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from handbook.text.normalised import MAY_BREAK, Reading, Word

_ACCENTS = re.compile("(?<=[a-zα-ωе])[\u0300-\u036f]+")
"""What a writer in a hurry leaves out: accents of Latin and Greek letters and of ё."""
_AS_TWO = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "œ": "oe"}
"""How these letters are written where a keyboard has none of them."""
_AS_ONE = {"aa": "a", "ae": "a", "oe": "o", "ue": "u", "ø": "o", "æ": "a", "œ": "o", "ł": "l", "đ": "d"}
_EITHER = re.compile("|".join(_AS_ONE))
_PLAIN = re.compile("[a-z0-9_]+")
"""Signs that are written in one way only."""


class Found(NamedTuple):
    """A phrase, by its number among those that are sought, and where what is read of it begins and ends."""

    phrase: int
    start: int
    end: int


class PhraseFinder:
    """Seeks phrases: whole words, however they are written, by the method of Aho and Corasick over words."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take the phrases; one without a word in it is never found."""
        self._said = [_sought(phrase) for phrase in phrases]
        self._next: list[dict[str, int]] = [{}]
        self._ends: list[list[int]] = [[]]
        for number, said in enumerate(self._said):
            if said:
                self._ends[self._path(said)].append(number)
        self._vocabulary = {word for following in self._next for word in following}
        self._back, self._out = self._links()
        self._telling = {_telling(said) for said in self._said if said}

    def __bool__(self) -> bool:
        """Whether there is anything to seek."""
        return any(self._said)

    def find(self, reading: Reading) -> Iterator[Found]:
        """Every place at which a phrase is read, in no order; places of one phrase do not overlap."""
        if not self._may_be_in(reading.text):
            return
        words = list(reading.words(lambda word: _folded(word) in self._vocabulary))
        state, free = 0, dict[int, int]()
        for at, word in enumerate(words):
            state = self._step(state, _folded(word.said))
            node = state
            while node:
                for number in self._ends[node]:
                    first = at + 1 - len(self._said[number])
                    if first >= free.get(number, 0) and self._is_meant(number, words[first : at + 1]):
                        free[number] = at + 1
                        yield Found(number, words[first].start, word.end)
                node = self._out[node]

    def _may_be_in(self, text: str) -> bool:
        """Whether it is worth while to cut a text into words: most have none of those that phrases are told by."""
        return "" in self._telling or MAY_BREAK in text or not self._telling.isdisjoint(_PLAIN.findall(text))

    def _is_meant(self, number: int, words: list[Word]) -> bool:
        return all(_is_spelling(word.said, meant) for word, meant in zip(words, self._said[number], strict=True))

    def _path(self, said: tuple[str, ...]) -> int:
        node = 0
        for word in map(_folded, said):
            if word not in self._next[node]:
                self._next[node][word] = len(self._next)
                self._next.append({})
                self._ends.append([])
            node = self._next[node][word]
        return node

    def _links(self) -> tuple[list[int], list[int]]:
        """From every node the longest end of what was read that begins a phrase, and the longest that is one."""
        back, out = [0] * len(self._next), [0] * len(self._next)
        self._back = back
        waiting = deque([(0, child, word) for word, child in self._next[0].items()])
        while waiting:
            parent, node, word = waiting.popleft()
            back[node] = self._step(back[parent], word) if parent else 0
            out[node] = back[node] if self._ends[back[node]] else out[back[node]]
            waiting.extend((node, child, following) for following, child in self._next[node].items())
        return back, out

    def _step(self, state: int, word: str) -> int:
        while state and word not in self._next[state]:
            state = self._back[state]
        return self._next[state].get(word, 0)


def _sought(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, without the signs around them."""
    words = list(Reading(phrase).words())
    while words and words[-1].is_punctuation:
        words.pop()
    while words and words[0].is_punctuation:
        words.pop(0)
    return tuple(word.said for word in words)


def _telling(said: tuple[str, ...]) -> str:
    """The longest run of plain signs that stands wherever a phrase does; nothing where each of its words may be written otherwise."""
    return max((run for word in said if word.isascii() for run in _PLAIN.findall(word)), key=len, default="")


@lru_cache(maxsize=8192)
def _folded(word: str) -> str:
    """A word without what some writers leave out, by which it is looked up."""
    if word.isascii():
        return _EITHER.sub(lambda found: _AS_ONE[found[0]], word)
    bare = normalize("NFC", _ACCENTS.sub("", normalize("NFD", word)))
    return _EITHER.sub(lambda found: _AS_ONE[found[0]], bare)


@lru_cache(maxsize=8192)
def _is_spelling(word: str, meant: str) -> bool:
    """Whether a word is the one that is meant: its accents may be missing, but none may be there that it has not."""
    if word == meant:
        return True
    return not meant.isascii() and re.fullmatch("".join(map(_either, meant)), word) is not None


def _either(letter: str) -> str:
    bare = normalize("NFC", _ACCENTS.sub("", normalize("NFD", letter)))
    ways = {letter, bare, _AS_TWO.get(letter, letter), _AS_ONE.get(letter, bare)}
    return f"(?:{'|'.join(map(re.escape, sorted(ways, key=len, reverse=True)))})"
