"""Two wordings of a text beside each other, word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from handbook.system import limits

TOKEN = re.compile(r"\s+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\s\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
"""A word, the space between two, or one character of a script that puts no spaces between words."""

AROUND = 6
"""Words, and the spaces between them, that are told on either side of what changed."""


@dataclass(frozen=True)
class DiffedWords:
    """Some words that both wordings share, or that are gone, or new."""

    kind: Literal["same", "gone", "new"]
    text: str


def word_diff(before: str, after: str) -> list[DiffedWords]:
    """The words of both, in reading order; those that are gone stand before those that took their place."""
    return list(_diffed(before, after))


@lru_cache(maxsize=4096)
def _diffed(before: str, after: str) -> tuple[DiffedWords, ...]:
    """The same, worked out once: cards, jobs, lists to sign and the news all ask for it, and a preview time and again."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    if max(len(old), len(new)) > limits.DIFF_WORDS:
        return tuple(_change(before, after))
    return tuple(_joined(_steps(old, new)))


def shortened(words: list[DiffedWords]) -> list[DiffedWords]:
    """Only what changed, each time with a few words around it; where less than half of a text is left, the one and then the other whole."""
    kept = sum(len(each.text) for each in words if each.kind == "same")
    if words and 2 * kept < max(len(_side(words, "gone")), len(_side(words, "new"))):
        return [*_change(_side(words, "gone").strip(), _side(words, "new").strip())]
    last = len(words) - 1
    return [
        DiffedWords("same", _around(each.text, begins=place > 0, ends=place < last)) if each.kind == "same" else each
        for place, each in enumerate(words)
    ]


def _side(words: list[DiffedWords], kind: str) -> str:
    """One of the two wordings."""
    return re.sub(r" {2,}", " ", "".join(each.text for each in words if each.kind in ("same", kind)))


def _around(text: str, *, begins: bool, ends: bool) -> str:
    """What is the same between two changes, or before and after them: its first and its last few words."""
    found = TOKEN.findall(text)
    head, tail = AROUND if begins else 0, AROUND if ends else 0
    if len(found) <= head + tail:
        return text
    return "".join(found[:head]) + "…" + "".join(found[len(found) - tail :])


def _steps(old: list[str], new: list[str]) -> Iterator[DiffedWords]:
    for kind, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield DiffedWords("same", "".join(old[i:j]))
        else:
            yield DiffedWords("gone", "".join(old[i:j]))
            yield DiffedWords("new", "".join(new[k:m]))


def _joined(steps: Iterator[DiffedWords]) -> Iterator[DiffedWords]:
    """One change where nothing but a space stands between two."""
    gone = new = ""
    for step in [*steps, DiffedWords("same", "\n")]:
        if step.kind == "gone":
            gone += step.text
        elif step.kind == "new":
            new += step.text
        elif step.text == " " and (gone or new):
            gone, new = gone + " ", new + " "
        else:
            yield from _change(gone, new)
            gone = new = ""
            if step.text != "\n":
                yield step


def _change(gone: str, new: str) -> Iterator[DiffedWords]:
    """What is gone and what is new; the spaces around them belong to neither."""
    space = DiffedWords("same", " ")
    if " " in (gone[:1], new[:1]):
        yield space
    if gone.strip():
        yield DiffedWords("gone", gone.strip())
    if gone.strip() and new.strip():
        yield space
    if new.strip():
        yield DiffedWords("new", new.strip())
    if (gone.strip() or new.strip()) and " " in (gone[-1:], new[-1:]):
        yield space
