"""What a rule is made of: a small named function that reads a handbook and yields breaches."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from handbook.editions import History
from handbook.model import Handbook, Part
from handbook.model.fields import Leaf, Path, leaves
from handbook.model.problems import Severity, declare, nearest

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE


@dataclass(frozen=True)
class Breach:
    """One value that breaks a rule; `path` leads to it from its entry, by the names that stand in YAML."""

    part: Part
    path: Path
    message: str
    cure: str = ""
    """What to do here, where that is more exact than the rule's own cure."""


@dataclass(frozen=True)
class Context:
    """What a rule may look at: the handbook, the day it is, and what was frozen before."""

    book: Handbook
    today: date
    history: History
    sound: bool
    """Whether everything could be read, so that what is missing is really missing."""

    def meant(self, ids: Iterable[str], section: str) -> set[str]:
        """What ids point at in a section; a mistyped one, which is reported already, at what it probably means."""
        known = self.book.ids_in[section]
        return {id_ if id_ in known else nearest(id_, known) or id_ for id_ in ids}

    @cached_property
    def references(self) -> list[tuple[Part, Leaf]]:
        """Every id that points at an entry, with the part it stands in."""
        return [(part, leaf) for part, leaf in self._leaves if leaf.kind.sections]

    @cached_property
    def texts(self) -> list[tuple[Part, Leaf]]:
        """Every text that people read, with the part it stands in."""
        return [(part, leaf) for part, leaf in self._leaves if leaf.kind.is_text]

    @cached_property
    def _leaves(self) -> list[tuple[Part, Leaf]]:
        parts = [
            self.book.handbook,
            self.book.quote,
            *(entry for _, entries in self.book.sections() for entry in entries),
        ]
        return [(part, leaf) for part in parts for leaf in leaves(part)]


Check = Callable[[Context], Iterator[Breach]]
CHECKS: dict[str, Check] = {}


def rule(name: str, severity: Severity, *, cure: str, group: str) -> Callable[[Check], Check]:
    """Enter a function as a rule: its docstring's first line is the title, the rest the reason."""

    def enter(check: Check) -> Check:
        title, _, why = inspect.cleandoc(check.__doc__ or "").partition("\n")
        declare(name, severity, title, why=why, cure=cure, group=group)
        CHECKS[name] = check
        return check

    return enter


def listed(words: list[str]) -> str:
    """Words as a sentence lists them: “a”, “b” and “c”."""
    quoted = [f"“{word}”" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
