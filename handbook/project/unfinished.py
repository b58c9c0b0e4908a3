"""What a draft still needs, as long as it says so itself: by comments `# to do:`, and texts in which nothing stands yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.model import Part
from handbook.model.fields import Leaf
from handbook.model.problems import RULES, Problem
from handbook.project.load import Project
from handbook.reader.unfinished import NOTHING_YET, to_dos

RULE = "unfinished"


def unfinished(project: Project, texts: Iterable[tuple[Part, Leaf]]) -> Iterator[Problem]:
    """A warning for each comment, and for each such text without one; `texts` are all that people read."""
    said: dict[str, set[int]] = {}
    for name, source in project.reading.sources.items():
        for line, column, field, what in to_dos(source):
            said.setdefault(name, set()).add(line)
            message = f"“{field}” is still to be written" if field else "Something is still to be done"
            yield Problem(
                name, line + 1, column + 1, RULE, f"{message}: {what}" if what else f"{message}.", RULES[RULE].cure
            )
    for part, leaf in texts:
        if leaf.value.rstrip("?") == NOTHING_YET:
            problem = project.reading.problem(part, leaf.path, RULE, "Nothing stands here yet.", RULES[RULE].cure)
            if problem and _name_above(project, problem) - 1 not in said.get(problem.file, ()):
                yield problem


def _name_above(project: Project, problem: Problem) -> int:
    """The line, from 0, of the field's name: where the value stands, or above it where that is the item of a list."""
    lines, at = project.reading.sources[problem.file].lines, problem.line - 1
    while at and lines[at].lstrip().startswith("- "):
        at -= 1
    return at
