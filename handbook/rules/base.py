"""How a rule is declared: once, in the group it is looked up under, with or without a function that checks it.

    files.error("include-outside", "A pattern leaves the handbook's folder.", why="…", cure="…")

declares a rule that reader, pages, results, editions or paper find on their way and report by its name. The same as
a decorator has the function below it called for every handbook:

    @delight.error("gesture-scripted", "A gesture with a script.", why="…", cure="…")
    def gesture_scripted(context: Context) -> Iterator[Breach]: ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from handbook.editions import History
from handbook.model import Handbook, Part
from handbook.model.fields import FieldPath, Leaf, leaves
from handbook.model.problems import RULES, Rule, Severity, nearest
from handbook.results.answer import Answer
from handbook.results.slip import Slip


@dataclass(frozen=True)
class Breach:
    """One value that breaks a rule; `path` leads to it from its entry, by the names that stand in YAML."""

    part: Part
    path: FieldPath
    message: str
    cure: str = ""
    """What to do here, where that is more exact than the rule's own cure."""
    about: str = ""
    """The id that no entry has, where that is what is wrong."""


@dataclass(frozen=True)
class Context:
    """What a rule may look at: the handbook, the day it is, and what was frozen before."""

    book: Handbook
    today: date
    history: History
    sound: bool
    """Whether everything could be read, so that what is missing is really missing."""
    answers: tuple[Answer, ...] = ()
    """What shoppers and coaches answered."""
    slips: tuple[Slip, ...] = ()
    """The slip book."""

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

    def texts_of(self, part: Part) -> list[Leaf]:
        """The texts of one part."""
        return self._texts_by_part.get(id(part), [])

    @cached_property
    def _texts_by_part(self) -> dict[int, list[Leaf]]:
        found: dict[int, list[Leaf]] = {}
        for part, leaf in self.texts:
            found.setdefault(id(part), []).append(leaf)
        return found

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
"""The functions that check a handbook, by the rule they check."""


class Group(StrEnum):
    """What rules are about: the chapters of their reference, in its order, from the writing to the meaning."""

    FILES = "Files"
    WRITING = "Writing"
    FIELDS = "Fields"
    REFERENCES = "References"
    SETTINGS = "Settings"
    HOUSES = "Houses"
    QUOTE = "Quote"
    STANDARDS = "Standards"
    PHRASES = "Phrases"
    WORDING = "Wording"
    PEOPLE = "People"
    EMERGENCIES = "Emergencies"
    VOICES = "Voices"
    TOUCHPOINTS = "Touchpoints"
    MOMENTS = "Moments"
    SCORECARDS = "Scorecards"
    DELIGHT = "Delight"
    FIGURES = "Figures"
    EDITIONS = "Editions"
    SITE = "Site"
    PAGES = "Pages"
    PAPER = "Paper"
    RESULTS = "Results"
    WORDS = "Words"
    SILENCES = "Silences"

    def error(self, name: str, title: str, *, why: str, cure: str) -> Callable[[Check], Check]:
        """Declare a rule whose breach stops the build."""
        return self._declare(name, Severity.ERROR, title, why, cure)

    def warning(self, name: str, title: str, *, why: str, cure: str) -> Callable[[Check], Check]:
        """Declare a rule whose breach stops a strict build."""
        return self._declare(name, Severity.WARNING, title, why, cure)

    def advice(self, name: str, title: str, *, why: str, cure: str) -> Callable[[Check], Check]:
        """Declare a rule whose breach is worth a thought and stops nothing."""
        return self._declare(name, Severity.ADVICE, title, why, cure)

    def _declare(self, name: str, severity: Severity, title: str, why: str, cure: str) -> Callable[[Check], Check]:
        if name in RULES:
            raise ValueError(f"there are two rules called {name}")
        RULES[name] = Rule(name, severity, title, why, cure, self)

        def checked_by(check: Check) -> Check:
            CHECKS[name] = check
            return check

        return checked_by


def all_rules() -> list[Rule]:
    """Every rule there is, by group, in the order of the reference."""
    order = list(Group)
    return sorted(RULES.values(), key=lambda rule: order.index(Group(rule.group)))


def listed(words: list[str]) -> str:
    """Words as a sentence lists them: “a”, “b” and “c”."""
    quoted = [f"“{word}”" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
