"""What a brand changed since the last edition of a house: it is the house that tells its people, so the house is told, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.model.problems import Problem
from handbook.project.left_out import named_places
from handbook.project.load import Project

RULE = "change-without-entry"


def changed_in_brand(project: Project, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, with the changes of the brand that no edition of a house explains as one, where the house names its edition."""
    unexplained = []
    for problem in problems:
        if problem.rule == RULE and project.reading.is_of_base(problem.file):
            unexplained.append(problem)
        else:
            yield problem
    if unexplained and (told := _told(project, unexplained)):
        yield told


def _told(project: Project, unexplained: list[Problem]) -> Problem | None:
    """All of it in one sentence."""
    number, last = len({problem.message for problem in unexplained}), project.history.frozen[-1].name
    entries = "one entry" if number == 1 else f"{number} entries"
    said = f"The brand has changed {entries} since the edition {last} of this house, and no edition of it says why: {named_places(unexplained)}."
    cure = f"{unexplained[0].cure} `handbook changes` shows what was said and what is; the editions of the brand may say why."
    return project.reading.problem(project.book.handbook, ("edition",), RULE, said, cure)
