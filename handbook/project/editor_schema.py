"""The schema that editors go by while somebody types: a file of the handbook, so that each copy of it has one at once."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from handbook.guide.schema import schema_as_written
from handbook.model.problems import RULES, Severity
from handbook.project.load import Project
from handbook.rules.base import Group
from handbook.system.files import write_atomically

SCHEMA = ".handbook/schema.json"
"""Hidden, so that it is neither read nor published."""
UNREAD = (Group.FILES, Group.WRITING)


def write_schema(project: Project, path: Path) -> None:
    """Write the schema of a handbook, as far as it could be read. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, _schema_of(project))


def keep_schema(project: Project) -> None:
    """Bring the schema up to date with the ids there are, in a handbook that has one.

    While something cannot be read it stays as it is: ids that are there would be taken for mistyped ones. Where it cannot
    be written, whoever only wanted to check the handbook is not kept from it.
    """
    path = project.folder / SCHEMA
    with suppress(OSError):
        if path.is_file() and _is_all_read(project) and path.read_bytes() != _schema_of(project):
            write_schema(project, path)


def _schema_of(project: Project) -> bytes:
    return schema_as_written(project.reading).encode()


def _is_all_read(project: Project) -> bool:
    wrong = (RULES[problem.rule] for problem in project.reading.problems)
    return not any(rule.severity is Severity.ERROR and rule.group in UNREAD for rule in wrong)
