"""`mkdocs.yml` by MkDocs' own rules, INHERIT and !ENV among them, but nothing in it is ever run.

MkDocs reads it with a loader that calls whatever `!!python/object/apply` names, so that a stranger's pull request
could run a program wherever it is only checked. Here such a tag is text. Besides, every value is given its position.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PureWindowsPath
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import ReaderError
from yaml_env_tag import construct_env_tag

from handbook.model.problems import Problem, problems_of
from handbook.system import limits
from handbook.system.bounded import TooLarge, read_bytes
from handbook.text.decoding import Flaw, TextFile, read_text
from handbook.text.yaml_bombs import ensure_finite

FILE = "mkdocs.yml"
INHERIT = "INHERIT"
NOT_READ = (yaml.YAMLError, ValueError, KeyError, AttributeError, TypeError, RecursionError)
"""What reading strange YAML may raise; a ValueError comes of a date that is none."""
MAPPING = "tag:yaml.org,2002:map"
PYTHON_NAME = "tag:yaml.org,2002:python/name:"
Keys = tuple[str | int, ...]
"""The names and numbers that lead to a value: `("theme", "features", 0)`."""


class Named(str):
    """Something in Python that `mkdocs.yml` names, such as a function that Markdown is to use; nothing is imported."""

    __slots__ = ()


class _Loader(yaml.SafeLoader):
    """Takes every tag that YAML itself does not know for text."""


def _as_text(loader: _Loader, suffix: str, node: Node) -> str:
    return str(node.value) if isinstance(node, ScalarNode) and node.value else f"{node.tag}"


_Loader.add_multi_constructor(PYTHON_NAME, lambda loader, suffix, node: Named(suffix))
_Loader.add_multi_constructor("", _as_text)
_Loader.add_constructor("!ENV", construct_env_tag)


@dataclass(frozen=True)
class ConfigPosition:
    """A file, relative to the handbook, with a line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def problem(self, rule: str, message: str, cure: str) -> Problem:
        """A problem that stands here."""
        return Problem(self.file, self.line, self.column, rule, message, cure)


@dataclass(frozen=True)
class Config:
    """What stands in a `mkdocs.yml` and in those it inherits from: the values, and where each of them stands."""

    values: dict[str, Any] = field(default_factory=dict)
    positions: dict[Keys, ConfigPosition] = field(default_factory=dict)
    replaced: dict[Keys, str] = field(default_factory=dict)
    """The lists that stand in the place of an inherited one, with the file of that."""
    lines: dict[str, list[str]] = field(default_factory=dict)
    """The lines of every file that was read."""
    problems: tuple[Problem, ...] = ()
    """What kept a file from being read."""

    def position(self, *keys: str | int) -> ConfigPosition:
        """Where a value stands, or else what holds it, or else the top of `mkdocs.yml`."""
        while keys and keys not in self.positions:
            keys = keys[:-1]
        return self.positions.get(keys, ConfigPosition(FILE))

    def written(self, near: ConfigPosition, name: str) -> ConfigPosition:
        """Where a name stands whose value is near: in the same line or one above it."""
        lines = self.lines.get(near.file, [])
        for line in range(min(near.line, len(lines)), max(0, near.line - 4), -1):
            if (column := lines[line - 1].find(name)) >= 0:
                return ConfigPosition(near.file, line, column + 1)
        return near


def read_config(folder: Path, bases: Sequence[Path] = ()) -> Config:
    """The configuration of the site in a folder; an empty one where there is none.

    It may inherit from a file in its folder, or in one of those that the handbook rests on.
    """
    files = tuple(_chain(folder, bases))
    environment = tuple(os.environ.items()) if any("!ENV" in text for _, (text, _) in files) else ()
    return _read(files, environment)


def _chain(folder: Path, bases: Sequence[Path]) -> list[tuple[str, TextFile]]:
    """The files from `mkdocs.yml` to the last it inherits from, as far as they can be read, with their texts."""
    chain: list[tuple[str, TextFile]] = []
    name: str | None = FILE
    while name and name not in dict(chain) and (home := _home(folder, name, bases)):
        try:
            read = read_text(read_bytes(Path(os.path.normpath(folder / name)), limits.SETTINGS_BYTES, home))
        except TooLarge as large:
            read = TextFile("", (Flaw(0, 0, "too-large", str(large), "Take out what is no setting."),))
        except OSError:
            break
        chain.append((name, read))
        inherited = _inherited(name, read.text)
        name = _beside(name, inherited.value) if inherited else None
    return chain


def _home(folder: Path, name: str, bases: Sequence[Path]) -> Path | None:
    """The folder of the handbook that a file belongs to, by its name from this one; None where it is nobody's."""
    if not is_outside(name):
        return folder
    path = Path(os.path.normpath(folder.resolve() / name))
    return next((base for base in bases if path.is_relative_to(base)), None)


def is_outside(path: str) -> bool:
    """Whether a path, relative to the handbook, leads out of its folder; one from the root does, on any system."""
    return bool(PureWindowsPath(path).anchor) or Path(os.path.normpath(path)).parts[:1] == (os.pardir,)


def _beside(name: str, path: str) -> str:
    """A path in a file, which starts from that file, as it is from the handbook's folder."""
    return Path(os.path.normpath(Path(name).parent / path)).as_posix()


@lru_cache(maxsize=8)
def _composed(name: str, text: str) -> Node | None:
    """The nodes of a file. Raises one of NOT_READ."""
    try:
        loader = _Loader(text)
    except ReaderError as error:
        before, at = text[: error.position], error.position
        mark = yaml.Mark(name, at, before.count("\n"), at - (before.rfind("\n") + 1), None, 0)
        raise yaml.MarkedYAMLError(problem="this is no character; save the file as UTF-8", problem_mark=mark) from None
    loader.name = name
    root = loader.get_single_node()
    ensure_finite(root)
    return root


def _inherited(name: str, text: str) -> ScalarNode | None:
    """The name of the file that another inherits from, as it is written there."""
    try:
        root = _composed(name, text)
    except NOT_READ:
        return None
    pairs = root.value if isinstance(root, MappingNode) else ()
    return next((value for key, value in pairs if key.value == INHERIT and isinstance(value, ScalarNode)), None)


@lru_cache(maxsize=8)
def _read(files: tuple[tuple[str, TextFile], ...], environment: tuple[tuple[str, str], ...]) -> Config:
    """What a chain of files says; the environment is among what it depends on."""
    replaced: dict[Keys, str] = {}
    problems = [problem for name, (_, flaws) in files for problem in problems_of(name, flaws)]
    whole: Node | None = None
    for name, (text, _) in reversed(files):
        try:
            whole = _merged(whole, _root(name, text), (), replaced)
        except NOT_READ as error:
            problems.append(_unreadable(name, error))
    if files and (inherited := _inherited(files[-1][0], files[-1][1].text)):
        problems.append(_not_inherited(inherited, {name for name, _ in files}))
    try:
        values = _Loader("").construct_document(whole) if whole else {}
    except NOT_READ as error:
        values, problems = {}, [*problems, _unreadable(FILE, error)]
    values.pop(INHERIT, None)
    positions: dict[Keys, ConfigPosition] = {}
    _find_positions(whole, (), positions, set())
    lines = {name: text.split("\n") for name, (text, _) in files}
    return Config(values, positions, replaced, lines, tuple(problems))


def _root(name: str, text: str) -> MappingNode:
    """The settings in a file. Raises one of NOT_READ."""
    root = _composed(name, text)
    if isinstance(root, MappingNode) and root.tag == MAPPING:
        return root
    raise yaml.MarkedYAMLError(problem="these are no settings", problem_mark=root.start_mark if root else None)


def _unreadable(name: str, error: Exception) -> Problem:
    mark, said = getattr(error, "problem_mark", None), getattr(error, "problem", None) or str(error)
    position = ConfigPosition(mark.name, mark.line + 1, mark.column + 1) if mark else ConfigPosition(name)
    cure = "Correct this line or the one above it."
    return position.problem("site-unreadable", f"{name} cannot be read from here on: {said}.", cure)


def _not_inherited(inherited: ScalarNode, read: set[str]) -> Problem:
    """Why the file was not read that the last one inherits from."""
    position, name = _position(inherited), inherited.value
    path = _beside(position.file, name)
    if is_outside(path):
        cure = "Move it into the folder; a brand's is found where extends in standards.yml leads to that brand."
        return position.problem("site-outside", f"{name} is not in the handbook's folder.", cure)
    if path in read:
        return position.problem("site-unreadable", f"{name} inherits from itself.", "Take one INHERIT out.")
    return position.problem(
        "site-unreadable", f"There is no {name} to inherit from.", "Correct the name after INHERIT."
    )


def _merged(inherited: Node | None, own: Node, keys: Keys, replaced: dict[Keys, str]) -> Node:
    """As MkDocs does it: groups of settings are joined, anything else stands in the place of what is inherited."""
    if isinstance(inherited, SequenceNode) and isinstance(own, SequenceNode):
        replaced[keys] = inherited.start_mark.name
    if not (isinstance(inherited, MappingNode) and isinstance(own, MappingNode)):
        return own
    for node in (inherited, own):
        _Loader("").flatten_mapping(node)
    merged = {_name(key): (key, value) for key, value in inherited.value}
    for key, value in own.value:
        _, before = merged.get(_name(key), (None, None))
        merged[_name(key)] = key, _merged(before, value, (*keys, _name(key)), replaced)
    return MappingNode(own.tag, list(merged.values()), own.start_mark, own.end_mark)


def _name(key: Node) -> str:
    return str(key.value)


def _position(node: Node) -> ConfigPosition:
    return ConfigPosition(node.start_mark.name, node.start_mark.line + 1, node.start_mark.column + 1)


def _find_positions(node: Node | None, keys: Keys, positions: dict[Keys, ConfigPosition], seen: set[int]) -> None:
    """Note where every value stands; one that is named again by an alias, where it stands first."""
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if keys:
        positions[keys] = _position(node)
    if isinstance(node, MappingNode):
        for key, value in node.value:
            _find_positions(value, (*keys, _name(key)), positions, seen)
    elif isinstance(node, SequenceNode):
        for i, value in enumerate(node.value):
            _find_positions(value, (*keys, i), positions, seen)
