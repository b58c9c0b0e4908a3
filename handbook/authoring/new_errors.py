"""Whether a handbook that is not written yet would break a rule that it does not break now."""

from __future__ import annotations

from collections import Counter

from handbook.editions import History
from handbook.model.problems import RULES, Severity
from handbook.project.load import Project
from handbook.reader import Reading
from handbook.rules import CHECKS, Context
from handbook.rules.base import Breach


class Judge:
    """Knows which errors there are already."""

    def __init__(self, project: Project, reading: Reading) -> None:
        """Look at the handbook as it stands."""
        self._project = project
        self._known = Counter((name, breach.message) for name, breach in self._errors(reading))

    def new_errors(self, again: Reading) -> list[Breach]:
        """The errors that another state of the same handbook has besides."""
        return [breach for name, breach in self._errors(again) if not self._known[name, breach.message]]

    def _errors(self, reading: Reading) -> list[tuple[str, Breach]]:
        context = self.context(reading)
        wrong = [name for name in CHECKS if RULES[name].severity is Severity.ERROR]
        return [(name, breach) for name in wrong for breach in CHECKS[name](context)]

    def context(self, reading: Reading) -> Context:
        """What rules look at."""
        history = History(reading.book, self._project.history.frozen)
        return Context(reading.book, self._project.shown.today, history, sound=True)
