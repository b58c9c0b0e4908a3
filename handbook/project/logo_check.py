"""What is wrong with the logo of a handbook's look: it is looked at as what it is, and as what a browser makes of it."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.problems import RULES, Problem
from handbook.pages.active_html import active_html
from handbook.pages.mkdocs_yml import is_outside
from handbook.project.load import Project
from handbook.system.files import reason
from handbook.system.inside import is_file_of
from handbook.system.logos import SVG, NoLogo, read_logo
from handbook.text.html import read_page

RULE = "look-logo"


def check_logo(project: Project) -> Iterator[Problem]:
    """Why the logo cannot be shown; nothing where there is none."""
    look = project.book.handbook.look
    why = _wrong_with(project, look.logo) if look and look.logo else ""
    if (
        look
        and why
        and (problem := project.reading.problem(project.book.handbook, ("look", "logo"), RULE, why, RULES[RULE].cure))
    ):
        yield problem


def _wrong_with(project: Project, name: str) -> str:
    home = project.site.home_of(name) if "\0" not in name else project.folder
    path = home / name
    if is_outside(name) or "\0" in name or not is_file_of(path, home):
        return f"There is no {name} in the handbook's folder."
    try:
        read_logo(path)
    except NoLogo as why:
        return str(why)
    except OSError as error:
        return f"{name} cannot be read: {reason(error)}."
    active = next(active_html(read_page(path)), None) if path.suffix.lower() == SVG else None
    return f"This SVG does more than show a picture: {active.words}." if active else ""
