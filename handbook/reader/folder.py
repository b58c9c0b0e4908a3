"""One folder: the root, the files it includes, and the whole they make; read once for the same contents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path as FilePath
from typing import Any

import yaml

from handbook.collecting import no_collecting
from handbook.model import LIST_SECTIONS, MAPPING_SECTIONS, Entry, Handbook, Part
from handbook.model.walk import Path, shapes, shapes_by_name
from handbook.problems import Problem, did_you_mean, nearest
from handbook.reader.compose import Sheet, read_sheet
from handbook.reader.fit import fit
from handbook.reader.places import ROOT, Places, Spot
from handbook.reader.plain import PlainReader


class NoHandbook(Exception):
    """There is no `standards.yml` in the folder."""


@dataclass(frozen=True)
class Reading:
    """A handbook as far as it could be read, what is wrong with it, and where everything stands."""

    book: Handbook
    problems: tuple[Problem, ...]
    places: Places
    sheets: dict[str, Sheet]
    patterns: tuple[str, ...]
    """What `include` says."""
    contents: dict[str, bytes]
    """A fingerprint of every file."""
    whole: bool
    """Whether every required section is there, so that the rules can say something sensible."""

    def problem(self, part: Part, path: Path, rule: str, message: str, cure: str) -> Problem | None:
        """Report a problem at a value of an entry; None where the entry stands under a mistyped name."""
        if self.places.owner_is_guessed(part):
            return None
        spot = self.places.of(part, path)
        return spot.problem(rule, message, cure) if spot else Problem(ROOT, 1, 1, rule, message, cure)

    def stands_at(self, entry: Entry) -> tuple[str, int] | None:
        """The file an entry stands in, relative to the handbook, and its line from 1."""
        spot = self.places.of(entry, ("id",))
        return (spot.sheet.name, spot.node.start_mark.line + 1) if spot else None


SECTIONS = frozenset((*MAPPING_SECTIONS, *LIST_SECTIONS, "include"))
_LAST: dict[FilePath, Reading] = {}


def read(folder: FilePath) -> Reading:
    """Read the handbook in a folder; the same contents are read only once in a process.

    An engine that loads `macros.py` anew for every page would otherwise read everything for every page.

    Raises NoHandbook when there is none.
    """
    folder = folder.resolve()
    if not (folder / ROOT).is_file():
        raise NoHandbook(f"There is no {ROOT} in {folder}.")
    last = _LAST.get(folder)
    if last is None or last.contents != _contents(folder, last.patterns):
        with no_collecting():
            last = _LAST[folder] = _Reader(folder).read()
    return last


def _contents(folder: FilePath, patterns: tuple[str, ...]) -> dict[str, bytes]:
    """The fingerprints of the root and of all files that patterns find."""
    found = {FilePath(ROOT)}.union(*(_glob(folder, pattern) for pattern in patterns))
    return {name.as_posix(): _fingerprint(folder / name) for name in found}


def _glob(folder: FilePath, pattern: str) -> set[FilePath]:
    return {path.relative_to(folder) for path in folder.glob(pattern) if path.is_file()}


def _fingerprint(path: FilePath) -> bytes:
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return b""


@cache
def field_names(part: type[Part] = Handbook) -> frozenset[str]:
    """The names of all fields and sections there are, at every depth."""
    inner = (field_names(shape.part) for shape in shapes(part) if shape.part)
    return frozenset({shape.name for shape in shapes(part)}).union({"include"}, *inner)


@dataclass
class _Reader:
    folder: FilePath
    problems: list[Problem] = field(default_factory=list)
    places: Places = field(default_factory=Places)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    raw: dict[str, Any] = field(default_factory=dict)
    patterns: list[str] = field(default_factory=list)

    def read(self) -> Reading:
        root = self._sheet(FilePath(ROOT))
        names = self._included(root)
        for sheet in [root, *(self._sheet(name) for name in names)]:
            self._sections(sheet)
        whole = all(self.raw.get(name) for name, shape in shapes_by_name(Handbook).items() if shape.info.is_required())
        book, problems = fit(self.raw, self.places)
        self.places.settle(book)
        if isinstance(root.root, yaml.SequenceNode | yaml.ScalarNode):
            problems = [problem for problem in problems if problem.rule != "missing"]
        found = [*self.problems, *problems, *self._taken_ids(book)]
        patterns = tuple(self.patterns)
        return Reading(book, tuple(found), self.places, self.sheets, patterns, _contents(self.folder, patterns), whole)

    def _sheet(self, name: FilePath) -> Sheet:
        try:
            data = (self.folder / name).read_bytes()
        except OSError as error:
            self._problem(
                name.as_posix(),
                "file-unreadable",
                f"The file cannot be read: {error.strerror}.",
                "Check its name and who may read it.",
            )
            data = b""
        sheet = read_sheet(name.as_posix(), data, field_names(), SECTIONS)
        self.sheets[sheet.name] = sheet
        for found in sheet.findings:
            self.problems.append(
                Problem(sheet.name, found.line + 1, found.column + 1, found.rule, found.message, found.cure)
            )
        return sheet

    def _problem(self, name: str, rule: str, message: str, cure: str) -> None:
        self.problems.append(Problem(name, 1, 1, rule, message, cure))

    def _included(self, root: Sheet) -> list[FilePath]:
        """The files that the root's `include` names, each once, in the order of their names."""
        found: set[FilePath] = set()
        for spot in _values(root, "include"):
            found.update(self._matching(spot))
        return sorted(found - {FilePath(ROOT)}, key=FilePath.as_posix)

    def _matching(self, spot: Spot) -> set[FilePath]:
        if not isinstance(spot.node, yaml.ScalarNode):
            self.problems.append(
                spot.problem(
                    "too-deep",
                    "Here stands a list or a group where the name of a file is expected.",
                    "Write a file name or a pattern.",
                )
            )
            return set()
        pattern = spot.node.value
        if not pattern or FilePath(pattern).is_absolute() or ".." in FilePath(pattern).parts:
            self.problems.append(
                spot.problem(
                    "include-outside",
                    f"“{pattern}” leaves the folder of the handbook.",
                    "Keep the file inside the folder.",
                )
            )
            return set()
        self.patterns.append(pattern)
        found = _glob(self.folder, pattern)
        if not found and any(sign in pattern for sign in "*?["):
            self.problems.append(
                spot.problem("include-empty", f"“{pattern}” finds no file.", "Correct the pattern, or take it out.")
            )
        elif not found:
            names = [path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.yml")]
            self.problems.append(
                spot.problem(
                    "include-missing",
                    f"There is no file “{pattern}”.",
                    did_you_mean(pattern, names, "Correct the name, or take it out."),
                )
            )
        return found

    def _sections(self, sheet: Sheet) -> None:
        """Take the sections of one file into the whole."""
        if sheet.root is None:
            return
        if not isinstance(sheet.root, yaml.MappingNode):
            self.problems.append(
                Spot(sheet, sheet.root).problem(
                    "not-fields",
                    "This file does not begin with the name of a section.",
                    "Begin with a section, such as standards:, and indent the rest below it.",
                )
            )
            return
        reader = PlainReader(sheet)
        seen: set[str] = set()
        for key, value in sheet.root.value:
            name = self._section_name(Spot(sheet, key), {k.value for k, _ in sheet.root.value})
            if name in seen and not any(found.rule == "second-document" for found in sheet.findings):
                self.problems.append(
                    Spot(sheet, key).problem(
                        "duplicate-key",
                        f"“{name}” stands in this file for a second time.",
                        "Put everything under one of them.",
                    )
                )
            elif name == "include":
                seen.add(name)
            elif name:
                seen.add(name)
                self.places.keys.setdefault(name, Spot(sheet, key))
                self._section(reader, name, key, value)
        self.problems += reader.problems
        self.places.guessed |= reader.guessed

    def _section_name(self, key: Spot, written: set[str]) -> str | None:
        name = key.node.value if isinstance(key.node, yaml.ScalarNode) else ""
        known = (*MAPPING_SECTIONS, *LIST_SECTIONS)
        if name in known:
            return str(name)
        if name == "include":
            if key.sheet.name != ROOT:
                self.problems.append(
                    key.problem(
                        "include-inside",
                        "Only standards.yml includes files.",
                        "Move the pattern to standards.yml.",
                    )
                )
            return name
        near = nearest(name, known)
        if name != "<<":
            self.problems.append(
                key.problem(
                    "unknown-key",
                    f"There is no section “{name}”.",
                    did_you_mean(name, known, f"The sections are: {', '.join(known)}."),
                )
            )
        return near if near and near not in written else None

    def _section(self, reader: PlainReader, name: str, key: yaml.Node, value: yaml.Node) -> None:
        shape = shapes_by_name(Handbook)[name]
        if name in MAPPING_SECTIONS:
            if name in self.raw:
                first = self.places.sections[name].sheet.name
                reader.report(key, "section-twice", f"“{name}” already stands in {first}.", "Keep one of them.")
            elif (found := reader.read(value, shape, key)) is not None:
                self.raw[name] = found
                self.places.sections[name] = Spot(reader.sheet, value)
            return
        if found := reader.read(value, shape, key):
            nodes = value.value if isinstance(value, yaml.SequenceNode) else [value]
            self.raw.setdefault(name, []).extend(found)
            self.places.items.setdefault(name, []).extend(Spot(reader.sheet, node) for node in nodes)
            if key.value != name:
                reader.guessed |= {id(node) for node in nodes}

    def _taken_ids(self, book: Handbook) -> Iterator[Problem]:
        """Every id that stands for a second time, at the later place."""
        order = {name: i for i, name in enumerate(self.sheets)}
        claims = []
        for _, entries in book.sections():
            for entry in entries:
                claims += [(spot, word) for spot, word in self._ids(entry)]
        first: dict[str, Spot] = {}
        for spot, word in sorted(
            claims, key=lambda claim: (order[claim[0].sheet.name], claim[0].node.start_mark.index)
        ):
            if word in first:
                place = first[word].problem("duplicate-id", "", "")
                yield spot.problem(
                    "duplicate-id",
                    f"The id “{word}” is already taken in {place.file}, line {place.line}.",
                    "Choose another id.",
                )
            first.setdefault(word, spot)

    def _ids(self, entry: Entry) -> Iterator[tuple[Spot, str]]:
        for path, word in [
            (("id",), entry.id),
            *((("was", i), former) for i, former in enumerate(entry.was)),
        ]:
            spot = self.places.of(entry, path)
            if word and spot:
                yield spot, word


def _values(root: Sheet, name: str) -> Iterator[Spot]:
    if isinstance(root.root, yaml.MappingNode):
        for key, value in root.root.value:
            if key.value == name:
                for node in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                    yield Spot(root, node)
