"""The pictures of standards and moments: all of them for the sheets, and what is wrong with any."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Entry
from handbook.model.pictures import picture_name
from handbook.model.problems import Problem
from handbook.paper.content.picture_files import NoPicture, Picture, picture_in
from handbook.project.load import Project


def entry_pictures(project: Project) -> tuple[dict[str, bytes], list[Problem]]:
    """The pictures by what they are called on sheets, and what is wrong with the others."""
    pictures, problems = {}, []
    for entry, file, found in _found(project):
        if isinstance(found, Picture):
            pictures[picture_name(file)] = found.content
            continue
        message = f"The picture “{file}” {found.why}."
        problem = project.reading.problem(entry, ("picture", "file"), "picture-missing", message, found.cure)
        problems += [problem] if problem else []
    return pictures, problems


def _found(project: Project) -> Iterator[tuple[Entry, str, Picture | NoPicture]]:
    for entry in project.book.entries.values():
        picture = getattr(entry, "picture", None)
        if picture:
            yield entry, picture.file, picture_in(project.folder, picture.file, project.folder)
