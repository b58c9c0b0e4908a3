"""Which module of `handbook/` imports which, and which room which, read from the source without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).parent.parent / "handbook"

ABOVE_ALL = ("handbook", "handbook.__main__")
"""The only modules that stand in no room: the version, which every room may know, and the way in, which none may."""


def modules() -> dict[str, Path]:
    """Every module by its name."""
    return {_name_of(path): path for path in sorted(HOUSE.rglob("*.py"))}


def _name_of(path: Path) -> str:
    parts = path.relative_to(HOUSE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = modules()


def imports_of(name: str) -> Iterator[tuple[str, int]]:
    """The modules of ours that a module imports, wherever in it, or names for others to import, each with the line."""
    for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((_known(alias.name), node.lineno) for alias in node.names if _known(alias.name))
        elif isinstance(node, ast.ImportFrom) and _known(node.module or ""):
            yield from ((_known(f"{node.module}.{alias.name}"), node.lineno) for alias in node.names)
        elif isinstance(node, ast.Constant) and node.value in MODULES and node.value != "handbook":
            yield str(node.value), node.lineno


def _known(name: str) -> str:
    """The module a dotted name stands in: itself, or the one it is a name of; nothing for what is not ours."""
    while name and name not in MODULES:
        name = name.rpartition(".")[0]
    return name


def room_of(name: str) -> str:
    """The room a module stands in; nothing for the two above all."""
    return name.split(".")[1] if name not in ABOVE_ALL else ""


@cache
def imports() -> dict[str, set[str]]:
    """The rooms that each room imports."""
    known: dict[str, set[str]] = {room_of(name): set() for name in MODULES if name not in ABOVE_ALL}
    for name in MODULES:
        if room := room_of(name):
            known[room] |= {room_of(other) for other, _ in imports_of(name)} - {room, ""}
    return known


def storeys() -> list[list[str]]:
    """The rooms from the ground up: each stands on the storey above the highest room it imports.

    Raises ValueError where rooms import each other in a circle, for then none of them stands above the other.
    """
    known, left, built = imports(), set(imports()), []
    while left:
        storey = sorted(room for room in left if not known[room] & left)
        if not storey:
            raise ValueError(f"These rooms import each other in a circle: {', '.join(sorted(left))}")
        built.append(storey)
        left -= set(storey)
    return built


def needed_alone() -> set[tuple[str, str]]:
    """The imports between rooms without which one would not be reached through any other."""
    known = imports()

    def reached(room: str) -> set[str]:
        return known[room].union(*(reached(other) for other in known[room]))

    return {
        (room, other)
        for room in known
        for other in known[room]
        if not any(other in reached(between) for between in known[room])
    }
