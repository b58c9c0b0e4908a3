"""What can be wrong with a handbook: rules, and the problems found by them.

A rule has a name, a severity, a title, a reason and a cure; `handbook.rules` declares them, and the rule reference is
generated from these. A problem is one place where a rule is broken. Problems are values: nothing prints on the way.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from handbook.system import limits
from handbook.system.inside import BARS
from handbook.text.comparing import key
from handbook.text.decoding import Flaw


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning only a strict one, advice neither."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True)
class Rule:
    """One thing that can be wrong, in words for a person who does not program."""

    name: str
    severity: Severity
    title: str
    why: str
    cure: str
    group: str


RULES: dict[str, Rule] = {}
"""Every rule by its name; `handbook.rules` enters them when it is imported."""


@dataclass(frozen=True, order=True)
class Problem:
    """One place where a rule is broken; `line` and `column` count from 1, `file` is relative to the handbook."""

    file: str
    line: int
    column: int
    rule: str
    message: str = ""
    cure: str = ""
    about: str = ""
    """The id that no entry has, where that is what is wrong."""

    @property
    def severity(self) -> Severity:
        """The severity of the rule that is broken."""
        return RULES[self.rule].severity

    def as_dict(self) -> dict[str, str | int]:
        """Shape this problem as `--format json` prints it."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "severity": str(self.severity),
            "rule": self.rule,
            "message": self.message,
            "cure": self.cure,
        }


def problems_of(file: str, flaws: Iterable[Flaw]) -> list[Problem]:
    """What is wrong with a file as such, as problems."""
    return [Problem(file, flaw.line + 1, flaw.column + 1, flaw.rule, flaw.message, flaw.cure) for flaw in flaws]


def unreadable(file: str, why: str) -> Problem:
    """A file or folder that is there and is not read: what bars it, or what the system says, without a full stop."""
    cure = "Put the file itself in its place." if why in BARS else "Check its name and who may read it."
    return Problem(file, 1, 1, "file-unreadable", f"It cannot be read: {why}.", cure)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a mistyped one most likely means, or None.

    Comparing is slow. A word that is wrong in a thousand places is looked up once; where a thousand words are wrong,
    the last of them are not guessed at.
    """
    return None if _nearest.spent > limits.COMPARISONS else _nearest(word, tuple(known))


def guess_anew() -> None:
    """Forget what was guessed, and how much of it: for a handbook that is read from now on."""
    _nearest.forget()


class _Nearest:
    """The nearest of some known words, and how often words were compared for it."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self.spent = 0
        self._found: dict[tuple[str, tuple[str, ...]], str | None] = {}

    def __call__(self, word: str, known: tuple[str, ...]) -> str | None:
        if (word, known) not in self._found:
            self.spent += len(known)
            by_key = {key(name): name for name in known}
            found = difflib.get_close_matches(key(word), by_key, n=1, cutoff=0.6)
            self._found[word, known] = by_key[found[0]] if found else None
        return self._found[word, known]


_nearest = _Nearest()


def is_slip(word: str, meant: str) -> bool:
    """Whether one word is so near to another that it is surely meant for it, and can be read as if it were."""
    word, meant = key(word), key(meant)
    alike = difflib.SequenceMatcher(a=word, b=meant).ratio() >= 0.8
    return alike or word.startswith(meant) or meant.startswith(word)


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A cure that names the nearest known word, or else says what to do."""
    near = nearest(word, known)
    return f"Did you mean “{near}”?" if near else otherwise


def did_you_mean_file(path: str, known: Iterable[str], otherwise: str) -> str:
    """The same of files: what their names end in says nothing of which is meant."""
    by_stem = {name.rpartition(".")[0] or name: name for name in known}
    near = nearest(path.rpartition(".")[0] or path, by_stem)
    return f"Did you mean “{by_stem[near]}”?" if near else otherwise
