"""The rooms of `handbook/`: which of them may know which, read from the imports themselves.

A room knows only rooms that stand below it, and no two modules know each other in a circle. So whoever changes a
room has to look above it, and nowhere else.
"""

from __future__ import annotations

from importlib import import_module

import pytest

from handbook.pages.macros import MACRO_MODULES
from handbook.views.for_macros import STANDS_IN
from tools.imports import ABOVE_ALL, HOUSE, MODULES, imports_of, room_of

STOREYS = (
    "system",
    "text",
    "model",
    "words",
    "reader",
    "results",
    "editions",
    "scoring",
    "rules views guide",
    "pages",
    "project",
    "authoring",
    "web paper",
    "publishing",
    "cli",
)
"""The rooms from the ground up. Two on one storey stand side by side and do not know each other."""

COPIED = ("starter",)
"""Folders of files that `handbook init` copies; no program is in them."""


def storey_of(room: str) -> int:
    """How high a room stands."""
    return next(height for height, rooms in enumerate(STOREYS) if room in rooms.split())


def test_every_module_stands_in_a_room() -> None:
    """A module beside the rooms belongs to nobody, and everybody comes to know it."""
    rooms = " ".join(STOREYS).split()
    assert [name for name in MODULES if room_of(name) not in rooms and name not in ABOVE_ALL] == []
    folders = [path.name for path in HOUSE.iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert sorted(folders) == sorted([*rooms, *COPIED])


def test_no_room_reaches_up_or_across() -> None:
    """What stands below is tested, read and changed without what stands above."""
    wrong = [
        f"{MODULES[name].relative_to(HOUSE.parent)}:{line}: {room_of(name)} knows {room_of(other)}"
        for name in MODULES
        for other, line in imports_of(name)
        if name not in ABOVE_ALL
        and other != "handbook"
        and room_of(name) != room_of(other)
        and storey_of(room_of(other)) >= storey_of(room_of(name))
    ]
    assert wrong == []


@pytest.mark.parametrize("other", ABOVE_ALL[1:])
def test_nobody_knows_the_way_in(other: str) -> None:
    """`python -m handbook` runs when it is imported."""
    assert [name for name in MODULES for known, _ in imports_of(name) if known == other] == []


def test_no_two_modules_know_each_other_in_a_circle() -> None:
    """One of two such modules cannot be understood, or moved, without the other."""
    known = {name: {other for other, _ in imports_of(name)} - {name, "handbook"} for name in MODULES}
    # Whoever imports from a package runs its `__init__`, which imports what the package offers: a module inside says
    # `from handbook.model.base import …`, and that its package knows it in turn is no circle.
    inside = {name: {other for other in known[name] if not name.startswith(f"{other}.")} for name in known}
    assert circles(inside) == []


def test_every_module_of_macros_is_listed() -> None:
    """The macros of one that is not would be unknown on every page, and nothing would say why."""
    modules = {name for name in MODULES if name.startswith("handbook.pages.macros.")}
    assert {module.__name__ for module in MACRO_MODULES} == modules


def test_every_view_for_macros_stands_in_its_module() -> None:
    """It is imported by its name when it is made, where no type checker sees a name that is wrong."""
    assert [
        name for name, module in STANDS_IN.items() if not callable(getattr(import_module(module), name, None))
    ] == []


def circles(known: dict[str, set[str]]) -> list[str]:
    """What is left when, time and again, whoever knows nobody or is known by nobody is taken away."""
    while ends := [name for name in known if not known[name] or all(name not in others for others in known.values())]:
        known = {name: others - set(ends) for name, others in known.items() if name not in ends}
    return [f"{name} knows {', '.join(sorted(others))}" for name, others in known.items()]
