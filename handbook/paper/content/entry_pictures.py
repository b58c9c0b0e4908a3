"""The pictures of standards and moments: all of them for the sheets, and what is wrong with any."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbook.model import Entry
from handbook.model.pictures import picture_name
from handbook.model.problems import Problem
from handbook.pages.active_html import active_html
from handbook.paper.content.picture_files import SUFFIXES, NoPicture, Picture, picture_in
from handbook.project.load import Project
from handbook.text.html import read_page

HARMLESS = "Save it without scripts, and without anything from another host."


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
            yield entry, picture.file, _looked_at(project.site.home_of(picture.file), picture.file)


def _looked_at(folder: Path, file: str) -> Picture | NoPicture:
    found = picture_in(folder, file, folder)
    is_drawing = isinstance(found, Picture) and found.suffix == SUFFIXES["SVG"]
    active = next(active_html(read_page(folder / file)), None) if is_drawing else None
    return NoPicture(f"does more than show: {active.words}", HARMLESS) if active else found
