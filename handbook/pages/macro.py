"""What a macro is: a function that makes pieces, and what may be given to it, read from the annotations of the function."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import ModuleType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from handbook.model.kinds import Kind
from handbook.pages.pieces import Piece


@dataclass(frozen=True)
class Parameter:
    """What a macro may be given under a name."""

    name: str
    needed: bool
    kind: Kind | None
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Macro:
    """A macro: its name, its one sentence, its parameters, and the function that makes its pieces."""

    name: str
    says: str
    parameters: tuple[Parameter, ...]
    pieces: Callable[..., Iterable[Piece]]


def macro(function: Callable[..., Iterable[Piece]]) -> Macro:
    """Make a macro of a function, under the function's own name; what is shown is given to it by the site or the book."""
    hints = get_type_hints(function, include_extras=True)
    given = [parameter for parameter in inspect.signature(function).parameters.values() if parameter.name != "shown"]
    parameters = tuple(_parameter(parameter, hints[parameter.name]) for parameter in given)
    return Macro(function.__name__, inspect.getdoc(function) or "", parameters, function)


def macros_in(module: ModuleType) -> Iterator[Macro]:
    """The macros of a module, in the order in which they stand there."""
    return (each for each in vars(module).values() if isinstance(each, Macro))


def _parameter(parameter: inspect.Parameter, hint: Any) -> Parameter:
    marks = get_args(hint)
    kind = next((mark for mark in marks if isinstance(mark, Kind)), None)
    choices = marks if get_origin(hint) is Literal else next((tuple(mark) for mark in marks if _is_enum(mark)), ())
    return Parameter(parameter.name, parameter.default is parameter.empty, kind, choices)


def _is_enum(mark: Any) -> bool:
    return isinstance(mark, type) and issubclass(mark, StrEnum)
