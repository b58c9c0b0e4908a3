"""Commands that are imported, and with them all that they import, only when they are called."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, MutableMapping
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import click

from handbook.system.gc import gc_paused


class Place(NamedTuple):
    """Where a command stands: its module in this folder, and its function in that."""

    module: str
    function: str


class LazyCommands(MutableMapping[str, click.Command]):
    """Commands by their names; to know the names, or what a command says of itself, imports none of them."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        """Take where each command stands."""
        self._places = places
        self._loaded: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        """The command of a name, imported now."""
        if name not in self._loaded:
            place = self._places[name]
            with gc_paused():
                module = import_module(f"{__package__}.{place.module}")
            self._loaded[name] = getattr(module, place.function)
        return self._loaded[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        """Add a command."""
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        """Take away a command that was added."""
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter({**self._places, **self._loaded})

    def __len__(self) -> int:
        """How many there are."""
        return len({**self._places, **self._loaded})

    @cached_property
    def titles(self) -> dict[str, click.Command]:
        """For a list of the commands: each with its help, as its function says it in its module, and nothing more."""
        return {name: click.Command(name, help=_docstring(place)) for name, place in self._places.items()}


def _docstring(place: Place) -> str:
    found = find_spec(f"{__package__}.{place.module}")
    tree = ast.parse(Path(str(found and found.origin)).read_text("utf-8"))
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == place.function)
    return next(ast.get_docstring(node) or "" for node in functions)
