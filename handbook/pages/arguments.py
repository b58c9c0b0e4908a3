"""What the calls on a page give to their macros, by name, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbook.model import Handbook
from handbook.model.handbook import ENTRY_TYPES
from handbook.model.problems import Problem, did_you_mean
from handbook.pages.calls import Call
from handbook.pages.macro import Macro, Parameter
from handbook.pages.macros import MACROS
from handbook.text.comparing import in_order, key


def bound(file: str, call: Call, book: Handbook, text: str) -> tuple[dict[str, Any], list[Problem]]:
    """What a call gives to a macro, by name, and what is wrong with it."""
    macro = MACROS[call.name]
    given = dict(zip((parameter.name for parameter in macro.parameters), call.positional, strict=False))
    wrong = list(_misfits(macro, call, given))
    given |= call.arguments
    line = text.split("\n")[call.line - 1]
    problems = [Problem(file, call.line, call.column, "macro-argument", message, cure) for message, cure in wrong]
    for parameter in macro.parameters if not wrong else ():
        if parameter.name in given and (said := _wrong_value(parameter, given[parameter.name], book)):
            column = line.find(str(given[parameter.name]), call.column) + 1 or call.column
            problems.append(Problem(file, call.line, column, *said, about=str(given[parameter.name])))
    return given, problems


def _misfits(macro: Macro, call: Call, given: dict[str, Any]) -> Iterator[tuple[str, str]]:
    names = [parameter.name for parameter in macro.parameters]
    takes = (
        f"“{macro.name}” takes {', '.join(names)}."
        if names
        else f"“{macro.name}” takes nothing: {{{{ {macro.name}() }}}}"
    )
    if len(call.positional) > len(names):
        yield f"“{macro.name}” is given too much.", takes
    for name in call.arguments:
        if name not in names:
            yield f"“{macro.name}” knows no “{name}”.", did_you_mean(name, names, takes)
        elif name in given:
            yield f"“{name}” is given twice.", takes
    for parameter in macro.parameters:
        if parameter.needed and parameter.name not in given and parameter.name not in call.arguments:
            yield f"“{macro.name}” needs {parameter.name}.", f'Write {{{{ {macro.name}("…") }}}}'


def _wrong_value(parameter: Parameter, value: Any, book: Handbook) -> tuple[str, str, str] | None:
    if not isinstance(value, str):
        return "macro-argument", f"“{parameter.name}” is a word, and {value!r} is none.", "Put it in quotation marks."
    if parameter.choices and value and value not in parameter.choices:
        allowed = f"Write one of: {', '.join(parameter.choices)}."
        return (
            "macro-argument",
            f"“{value}” is not one of the words “{parameter.name}” knows.",
            did_you_mean(value, parameter.choices, allowed),
        )
    if parameter.name == "group" and value and key(value) not in book.groups:
        groups = sorted(book.groups.values(), key=in_order)
        choice = f"The groups are: {', '.join(groups)}." if groups else "No standard has a group; leave it out."
        return "macro-argument", f"No standard has the group “{value}”.", did_you_mean(value, groups, choice)
    sections = parameter.kind.sections if parameter.kind else ()
    if not sections or (not value and not parameter.needed):
        return None
    known = list(book.entries) if sections == ("*",) else [id_ for section in sections for id_ in book.ids_in[section]]
    if value in known:
        return None
    what = "entry" if sections == ("*",) else " or ".join(ENTRY_TYPES[section].kind_name() for section in sections)
    now = book.now_called.get(value)
    cure = f"It is now called “{now}”." if now else did_you_mean(value, known, "Correct the id.")
    return "unknown-id", f"There is no {what} “{value}”.", cure
