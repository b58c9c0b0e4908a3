"""One folder: the root, the files it includes, and the whole they make."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from handbook.model import Handbook, Part
from handbook.model.fields import shapes, shapes_by_name
from handbook.model.problems import Problem, guess_anew, unreadable
from handbook.reader.duplicate_ids import taken_ids
from handbook.reader.extends import EXTENDS, LEAVE_OUT, base_folder, bases, said_in, way_to, what_is_wrong_with
from handbook.reader.include_patterns import ROOT
from handbook.reader.included import Included
from handbook.reader.layer import Layer, own_marks
from handbook.reader.overlay import Overlay
from handbook.reader.reading import Base, Reading
from handbook.reader.scan.compose import Source, read_source
from handbook.reader.sections import FOR_ROOT, SECTIONS, Sections
from handbook.reader.source_map import Position, SourceMap
from handbook.reader.to_data import EMPTY_WORDS
from handbook.reader.validate import validate
from handbook.system import limits
from handbook.system.bounded import TooLarge, read_bytes
from handbook.system.file_digests import digest_of, digest_of_file
from handbook.system.gc import gc_paused
from handbook.words.unable import Saying, Unable


class NoHandbook(Unable):
    """There is no `standards.yml` in the folder."""


def _named_otherwise(folder: Path) -> Saying | str:
    """What to do about a file that is most likely meant for the root."""
    names = sorted(path.name for path in folder.glob("*")) if folder.is_dir() else []
    near = next((name for name in names if name.lower() in (ROOT, "standards.yaml", f"{ROOT}.txt")), "")
    return Saying("cannot.rename", name=near, file=ROOT) if near else ""


def read(folder: Path) -> Reading:
    """Read the handbook in a folder. Raises NoHandbook when there is none."""
    folder = folder.resolve()
    if not os.path.lexists(folder / ROOT):
        raise NoHandbook("cannot.no-handbook", file=ROOT, folder=folder, cure=_named_otherwise(folder))
    guess_anew()
    with gc_paused():
        return _Reader(folder).read()


@cache
def field_names(part: type[Part] = Handbook) -> frozenset[str]:
    """The names of all fields and sections there are, at every depth."""
    inner = (field_names(shape.part) for shape in shapes(part) if shape.part)
    return frozenset({shape.name for shape in shapes(part)}).union(FOR_ROOT, *inner)


@dataclass
class _Reader:
    folder: Path
    way: str = ""
    """From the folder of the handbook that is read to this one, which it rests on; empty where it is this one."""
    chain: tuple[Path, ...] = ()
    """The folders that lead here."""
    problems: list[Problem] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    patterns: list[str] = field(default_factory=list)
    digests: dict[str, bytes] = field(default_factory=dict)
    bases: list[Base] = field(default_factory=list)
    left_out: dict[str, Position] = field(default_factory=dict)

    def read(self) -> Reading:
        root, layer = self.layer()
        raw, source_map = layer.raw, layer.source_map
        whole = all(raw.get(name) for name, shape in shapes_by_name(Handbook).items() if shape.info.is_required())
        book, problems = validate(raw, source_map)
        source_map.settle(book)
        if isinstance(root.root, yaml.SequenceNode | yaml.ScalarNode) or any(
            problem.rule in ("file-unreadable", "too-large", "extends-wrong") for problem in self.problems
        ):
            problems = [problem for problem in problems if problem.rule != "missing"]
        found = [*self.problems, *problems, *taken_ids(book, source_map, self.sources), *_too_many(source_map)]
        return Reading(
            book,
            tuple(found),
            source_map,
            self.sources,
            tuple(self.patterns),
            self.digests,
            tuple(self.bases),
            next(_values(root, EXTENDS), None),
            self.left_out,
            tuple(layer.open),
            whole,
        )

    def layer(self) -> tuple[Source, Layer]:
        """What the files of this folder say, laid over what they rest on; with the root."""
        root = self._source(Path(ROOT))
        included = Included(self.folder, list(_values(root, "include")), self._name)
        self.problems += included.problems
        self.patterns = included.patterns
        inside = [one for one in bases(self.folder) if one.is_relative_to(self.folder)]
        others = {name for name in included.files if any((self.folder / name).is_relative_to(one) for one in inside)}
        sections = Sections(self._name(Path(ROOT)), self.problems)
        for source in [root, *(self._source(name) for name in included.files if name not in others)]:
            sections.take(source)
        own, below = Layer(sections.raw, sections.source_map), self._below(root)
        if below is None:
            own.open = list(own_marks(own))
            return root, own
        extends, base = below
        overlay = Overlay(base, own, self.bases[0].way, extends)
        laid = overlay.laid(list(_values(root, LEAVE_OUT)))
        self.problems += overlay.problems
        self.left_out |= overlay.left_out
        return root, laid

    def _below(self, root: Source) -> tuple[Position, Layer] | None:
        """What this handbook rests on, with the place that names it; None where it rests on nothing."""
        named = [one for one in _values(root, EXTENDS, once=True) if not _is_empty(one.node)]
        if not named:
            self.problems += map(_nothing_to_leave_out, _values(root, LEAVE_OUT))
            return None
        said, chain = named[-1], [*self.chain, self.folder]
        if wrong := _wrong_base(named, chain) or _not_on_its_line(said.node.value, self.folder):
            self._report(said, "extends-wrong", *wrong)
            return None
        folder = base_folder(said.node.value, self.folder)
        reader = _Reader(folder, way_to(folder, chain[0]), tuple(chain))
        _, layer = reader.layer()
        if not layer.raw and not reader.problems:
            what = f"“{said.node.value}” says nothing: its {ROOT} is empty."
            self._report(said, "extends-wrong", what, "Name the folder of a brand that is written.")
        self.problems += reader.problems
        self.sources = reader.sources | self.sources
        self.digests |= reader.digests
        self.left_out |= reader.left_out
        self.bases = [Base(folder, reader.way, tuple(reader.patterns)), *reader.bases]
        return said, layer

    def _name(self, path: Path) -> str:
        """What a file is called in problems: by the way to it from the handbook that is read."""
        return f"{self.way}/{path.as_posix()}" if self.way else path.as_posix()

    def _source(self, name: Path) -> Source:
        called = self._name(name)
        try:
            data = read_bytes(self.folder / name, limits.SOURCE_BYTES, self.folder)
            self.digests[called] = digest_of(data)
        except TooLarge as large:
            self.problems.append(Problem(called, 1, 1, "too-large", str(large), "Divide it into several files."))
            data, self.digests[called] = b"", digest_of_file(self.folder / name)
        except OSError as error:
            self.problems.append(unreadable(called, error.strerror or str(error)))
            data, self.digests[called] = b"", b""
        source = read_source(called, data, field_names(), SECTIONS)
        self.sources[source.name] = source
        for found in source.findings:
            self.problems.append(
                Problem(source.name, found.line + 1, found.column + 1, found.rule, found.message, found.cure)
            )
        return source

    def _report(self, position: Position, rule: str, message: str, cure: str) -> None:
        self.problems.append(position.problem(rule, message, cure))


def _too_many(source_map: SourceMap) -> Iterator[Problem]:
    """That there are more entries than a handbook holds, at the first that is too much."""
    entries = [position for positions in source_map.items.values() for position in positions]
    for position in entries[limits.ENTRIES : limits.ENTRIES + 1]:
        said = f"There are {limits.said(len(entries))} entries; a handbook holds {limits.said(limits.ENTRIES)}."
        yield position.problem("too-large", said, "Divide it into several handbooks.")


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and (
        not node.value.strip() or (node.value in EMPTY_WORDS and not node.style)
    )


def _wrong_base(named: list[Position], chain: list[Path]) -> tuple[str, str] | None:
    """What is wrong with what a handbook extends, as a sentence and a cure."""
    if len(named) > 1 or not isinstance(named[0].node, yaml.ScalarNode):
        return "A handbook extends one other.", "Write one folder, such as ../brand; it may extend another in its turn."
    return what_is_wrong_with(named[0].node.value, chain)


def _not_on_its_line(said: str, folder: Path) -> tuple[str, str] | None:
    """That a brand is named where only a reader of YAML finds it; others look for it as well, such as a build's stamp."""
    if base_folder(said_in(folder), folder) == base_folder(said, folder):
        return None
    return "The folder of the brand does not stand plainly on the line of “extends”.", f"Write extends: {said}"


def _nothing_to_leave_out(position: Position) -> Problem:
    said = "This handbook extends no other, so there is nothing to leave out."
    return position.problem("left-out-missing", said, "Take it out, or write extends: with the folder of the brand.")


def _values(root: Source, name: str, *, once: bool = False) -> Iterator[Position]:
    """What stands under a name of the root; where it stands twice all of it, or the first alone."""
    if isinstance(root.root, yaml.MappingNode):
        for value in [value for key, value in root.root.value if key.value == name][: 1 if once else None]:
            for node in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                yield Position(root, node)
