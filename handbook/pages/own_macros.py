"""The macros an organisation adds in `macros.py`: their names, read there without running anything."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from handbook.model.problems import Problem, problems_of
from handbook.system import limits
from handbook.system.bounded import TooLarge, read_bytes
from handbook.text.decoding import read_text

MODULE = "macros"
FILE = f"{MODULE}.py"


@dataclass(frozen=True)
class OwnMacros:
    """The names of an organisation's own macros, and what kept `macros.py` from being read."""

    names: frozenset[str] = frozenset()
    problem: Problem | None = None


def read_own_macros(folder: Path) -> OwnMacros:
    """The macros that `macros.py` registers by `@env.macro`, or by `env.macro(function, "name")`."""
    try:
        return _read(read_bytes(folder / FILE, limits.SETTINGS_BYTES, folder))
    except FileNotFoundError:
        return OwnMacros()
    except TooLarge as large:
        return OwnMacros(problem=Problem(FILE, 1, 1, "too-large", str(large), "Divide it into modules of its own."))
    except OSError as error:
        said = f"The file cannot be read: {error.strerror}."
        return OwnMacros(problem=Problem(FILE, 1, 1, "macros-unreadable", said, "Check who may read it."))


@lru_cache(maxsize=2)
def _read(source: bytes) -> OwnMacros:
    """What is in the file; an engine may ask for it at every page."""
    merges = [flaw for flaw in read_text(source, quoted=str).flaws if flaw.rule == "unfinished-merge"]
    for problem in problems_of(FILE, merges):
        return OwnMacros(problem=problem)
    try:
        tree = ast.parse(source, FILE)
    except (SyntaxError, ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", None) or 1, getattr(error, "offset", None) or 1
        said = f"This is no Python: {getattr(error, 'msg', error)}."
        return OwnMacros(problem=Problem(FILE, line, column, "macros-unreadable", said, "Correct this line."))
    return OwnMacros(frozenset(_names(tree)))


def _names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(_registers(decorator) for decorator in node.decorator_list):
            yield node.name
        if isinstance(node, ast.Call) and _registers(node.func):
            yield from _named(node)


def _named(call: ast.Call) -> Iterator[str]:
    """The name a call gives to a macro: said as a text, or that of the function."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    said = [value.value for value in given if isinstance(value, ast.Constant) and isinstance(value.value, str)]
    yield from said or [value.id for value in given if isinstance(value, ast.Name)]


def _registers(node: ast.expr) -> bool:
    """Whether something is the `macro` of an `env`."""
    return isinstance(node, ast.Attribute) and node.attr == "macro"
