"""Whether all that a build reads is known: its folder and its packages, and nothing that a setting or a program adds."""

from __future__ import annotations

import ast
import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import ModuleType
from typing import Any

import yaml

PLUGINS = {"handbook", "macros", "mike", "search"}
"""Plugins that read nothing besides the pages and the settings; what another one asks, nobody knows."""
READS_FILES = ("pymdownx.snippets", "pymdownx.b64")
"""Extensions of Markdown that put other files, or what stands at an address, into pages."""
INHERIT = "INHERIT"
SETTINGS = {"hooks"}
"""Settings that bring in a program."""
FOLDERS = ("docs_dir", "site_dir")
HARMLESS = {"__future__", "html", "math", "re", "string", "textwrap", "typing", "unicodedata", "urllib.parse"}
"""Modules with which a macro gives the same answer every time it is asked the same."""
BUILT_IN = {"__import__", "breakpoint", "compile", "eval", "exec", "getattr", "globals", "id", "hash", "input", "locals", "open", "vars"}  # fmt: skip
"""Functions that are there without an import, and lead to files, other modules or the running program."""


def is_knowable(folder: Path, below: Sequence[Path] = ()) -> bool:
    """Whether what is made of a folder depends on that, those it rests on, the packages and the day alone. Raises OSError."""
    try:
        settings, macros = folder / "mkdocs.yml", folder / "macros.py"
        return (not settings.exists() or _are_plain(settings, [folder.resolve(), *below])) and (
            not macros.exists() or _is_plain_program(macros.read_bytes())
        )
    except (yaml.YAMLError, ValueError, RecursionError, SyntaxError, TypeError, AttributeError):
        return False


def _are_plain(file: Path, folders: Sequence[Path]) -> bool:
    """Whether everything is known that a file of settings names, and each it inherits from, which stands in one of some folders."""
    settings = yaml.safe_load(file.read_bytes())
    inherited = settings.pop(INHERIT, None)
    if not inherited:
        return _is_plain_site(settings)
    other = Path(os.path.normpath(file.resolve().parent / inherited))
    ours = any(other.is_relative_to(folder) for folder in folders) and not other.is_symlink()
    return ours and other != file and _is_plain_site(settings) and _are_plain(other, folders)


def _is_plain_site(settings: Any) -> bool:
    """Whether everything that these settings name is known. What is no YAML of plain values, `!ENV` too, is none."""
    theme = settings.get("theme")
    own = theme.get("custom_dir") if isinstance(theme, dict) else None
    folders = [own, *map(settings.get, FOLDERS)]
    return (
        not SETTINGS & settings.keys()
        and not any(_is_elsewhere(str(path)) for path in folders if path)
        and _names(settings.get("plugins")) <= PLUGINS
        and not _options(settings.get("plugins"), "macros").keys() - {"j2_extensions"}
        and not _names(settings.get("markdown_extensions")) & {*READS_FILES}
    )


def _is_elsewhere(path: str) -> bool:
    return bool(PureWindowsPath(path).anchor or PurePosixPath(path).anchor) or ".." in PureWindowsPath(path).parts


def _items(named: Any) -> list[tuple[str, Any]]:
    """What is named alone, in a list or in a group, with its options."""
    if isinstance(named, dict):
        return list(named.items())
    if isinstance(named, list):
        return [pair for item in named for pair in _items(item)]
    return [(str(named), None)] if named else []


def _names(named: Any) -> set[str]:
    return {name for name, _ in _items(named)}


def _options(named: Any, name: str) -> dict[str, Any]:
    return next((given for key, given in _items(named) if key == name and given), {})


def _is_plain_program(source: bytes) -> bool:
    """Whether own macros can only work with what a page gives them: they import nothing that reads, and ask for nothing."""
    nodes = list(ast.walk(ast.parse(source)))
    return (
        all(map(_is_plain, nodes))
        and not any(_asks_the_engine(node, nodes) for node in nodes)
        and not _goes_further(nodes)
    )


def _is_plain(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return all(alias.name in HARMLESS for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        return node.module in HARMLESS and not node.level
    if isinstance(node, ast.Attribute):
        return not node.attr.startswith("__")
    return not isinstance(node, ast.Name) or not (node.id in BUILT_IN or node.id.startswith("__"))


def _goes_further(nodes: list[ast.AST]) -> bool:
    """Whether other modules are reached through those that are imported, such as `urllib.request` beside `urllib.parse`."""
    imported = {
        alias.asname or alias.name.partition(".")[0]: alias.name if alias.asname else alias.name.partition(".")[0]
        for node in nodes
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    known = imported | {name: name for name in HARMLESS}
    asked = [node for node in nodes if isinstance(node, ast.Attribute)]
    taken = [
        (node.module or "", alias.name) for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names
    ]
    taken += [(known[of], node.attr) for node in asked if (of := ast.unparse(node.value)) in known]
    places = {id(node.value) for node in asked}
    handed_on = [
        node for node in nodes if isinstance(node, ast.Name) and node.id in imported and id(node) not in places
    ]
    return bool(handed_on) or any(_is_module(module, name) for module, name in taken)


def _is_module(module: str, name: str) -> bool:
    """Whether a name in a module stands for another one; of a package only what is harmless is known."""
    if module not in HARMLESS:
        return f"{module}.{name}" not in HARMLESS
    return isinstance(getattr(import_module(module), name, None), ModuleType)


def _asks_the_engine(node: ast.AST, nodes: list[ast.AST]) -> bool:
    """Whether a function does more with what the macros plugin hands it than register macros: it knows git and the machine."""
    if not isinstance(node, ast.FunctionDef) or node.name != "define_env":
        return False
    handed = {argument.arg for argument in ast.walk(node.args) if isinstance(argument, ast.arg)}
    registers = {id(each.value) for each in nodes if isinstance(each, ast.Attribute) and each.attr == "macro"}
    return any(isinstance(each, ast.Name) and each.id in handed and id(each) not in registers for each in nodes)
