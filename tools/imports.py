"""Which room of `handbook/` imports which, read from the source without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HANDBOOK = Path(__file__).parent.parent / "handbook"

Imports = dict[str, dict[str, set[str]]]
"""Per room the rooms it imports, each with the modules that do so, as paths inside `handbook/`."""


def rooms() -> list[str]:
    """The rooms by name: every folder with Python in it."""
    return sorted(path.parent.name for path in HANDBOOK.glob("*/__init__.py"))


@cache
def imports() -> Imports:
    """Every import between two rooms, wherever in a module it stands."""
    found: Imports = {room: {} for room in rooms()}
    for room in found:
        for path in sorted((HANDBOOK / room).rglob("*.py")):
            for other in _rooms_imported(ast.parse(path.read_text("utf-8"))):
                if other in found and other != room:
                    found[room].setdefault(other, set()).add(path.relative_to(HANDBOOK).as_posix())
    return found


def _rooms_imported(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "handbook":
            names = [f"handbook.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        yield from (name.split(".")[1] for name in names if name.startswith("handbook."))


def storeys() -> list[list[str]]:
    """The rooms from the ground up: each stands on the storey above the highest room it imports.

    Raises ValueError where rooms import each other in a circle, for then none of them stands above the other.
    """
    known, left, built = imports(), set(rooms()), []
    while left:
        storey = sorted(room for room in left if not set(known[room]) & left)
        if not storey:
            raise ValueError(f"These rooms import each other in a circle: {', '.join(sorted(left))}")
        built.append(storey)
        left -= set(storey)
    return built


def needed_alone() -> set[tuple[str, str]]:
    """The imports between rooms without which one would not be reached through any other."""
    known = imports()

    def reached(room: str) -> set[str]:
        return set(known[room]).union(*(reached(other) for other in known[room]))

    return {
        (room, other)
        for room in known
        for other in known[room]
        if not any(other in reached(between) for between in known[room])
    }
