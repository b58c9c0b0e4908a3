"""The sections of the files of a handbook, put together into one: each group of fields once, each list from wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from handbook.model import LIST_SECTIONS, MAPPING_SECTIONS, Handbook
from handbook.model.fields import shapes_by_name
from handbook.model.problems import Problem, is_slip, nearest
from handbook.reader.extends import EXTENDS, LEAVE_OUT
from handbook.reader.scan.compose import Source
from handbook.reader.source_map import Position, SourceMap
from handbook.reader.to_data import DataReader

FOR_ROOT = {"include": "includes files", EXTENDS: "extends another handbook", LEAVE_OUT: "leaves out entries"}
"""What stands in the root alone beside the sections, and what that does."""
SECTIONS = frozenset((*MAPPING_SECTIONS, *LIST_SECTIONS, *FOR_ROOT))


@dataclass
class Sections:
    """What some files say, section by section, and where it stands; what is wrong is added to `problems`."""

    root: str
    """The name of the file in which alone `include` and the like may stand."""
    problems: list[Problem]
    raw: dict[str, Any] = field(default_factory=dict)
    source_map: SourceMap = field(default_factory=SourceMap)

    def take(self, source: Source) -> None:
        """Take the sections of one file into the whole."""
        if source.root is None:
            return
        if not isinstance(source.root, yaml.MappingNode):
            said = "This file does not begin with the name of a section."
            cure = "Begin with a section, such as standards:, and indent the rest below it."
            self._report(Position(source, source.root), "not-fields", said, cure)
            return
        reader = DataReader(source)
        seen: set[str] = set()
        written = {key.value for key, _ in source.root.value if isinstance(key, yaml.ScalarNode)}
        for key, value in source.root.value:
            name = self._name(Position(source, key), written)
            if name in seen and not any(found.rule == "second-document" for found in source.findings):
                said = f"“{name}” stands in this file for a second time."
                cure = "Keep one of them." if name == EXTENDS else "Put everything under one of them."
                self._report(Position(source, key), "duplicate-key", said, cure)
            elif name in FOR_ROOT:
                seen.add(name)
            elif name:
                seen.add(name)
                self.source_map.keys.setdefault(name, Position(source, key))
                self._read(reader, name, key, value)
        self.problems += reader.problems
        self.source_map.guessed |= reader.guessed

    def _name(self, key: Position, written: set[str]) -> str | None:
        name = key.node.value if isinstance(key.node, yaml.ScalarNode) else ""
        known = (*MAPPING_SECTIONS, *LIST_SECTIONS)
        if name in known:
            return str(name)
        if name in FOR_ROOT:
            if key.source.name != self.root:
                said = f"Only standards.yml {FOR_ROOT[name]}."
                cure = f"Move “{name}” to standards.yml; or if this is another handbook, let include not find it."
                self._report(key, "include-inside", said, cure)
            return str(name)
        near = _near_section(name, (*known, *FOR_ROOT))
        if name != "<<":
            cure = f"Did you mean “{near}”?" if near else f"The sections are: {', '.join(known)}."
            rule = "extends-wrong" if near == EXTENDS else "unknown-key"
            self._report(key, rule, f"There is no section “{name}”.", cure)
        return near if near and near not in written else None

    def _read(self, reader: DataReader, name: str, key: yaml.Node, value: yaml.Node) -> None:
        shape = shapes_by_name(Handbook)[name]
        if name in MAPPING_SECTIONS:
            if name in self.raw:
                first = self.source_map.sections[name].source.name
                reader.report(key, "section-twice", f"“{name}” already stands in {first}.", "Keep one of them.")
            elif (found := reader.read(value, shape, key)) is not None:
                self.raw[name] = found
                self.source_map.sections[name] = Position(reader.source, value)
            return
        if found := reader.read(value, shape, key):
            nodes = value.value if isinstance(value, yaml.SequenceNode) else [value]
            self.raw.setdefault(name, []).extend(found)
            self.source_map.items.setdefault(name, []).extend(Position(reader.source, node) for node in nodes)
            if key.value != name:
                reader.guessed |= {id(node) for node in nodes}

    def _report(self, position: Position, rule: str, message: str, cure: str) -> None:
        self.problems.append(position.problem(rule, message, cure))


def _near_section(name: str, known: tuple[str, ...]) -> str | None:
    """The section that is meant, if it is nearly that: what stands in it is read as one, and would be wrong throughout."""
    near = nearest(name, known)
    return near if near and is_slip(name, near) else None
