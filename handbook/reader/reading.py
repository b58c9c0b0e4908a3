"""What came of reading a handbook, for all who work on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.model import Entry, Handbook, Part
from handbook.model.fields import FieldPath
from handbook.model.problems import Problem
from handbook.reader.include_patterns import ROOT, source_files
from handbook.reader.layer import Open
from handbook.reader.scan.compose import Source
from handbook.reader.source_map import Position, SourceMap


@dataclass(frozen=True)
class Base:
    """A handbook that another rests on: its folder, the way there from the other's, and what its `include` says."""

    folder: Path
    way: str
    patterns: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """A handbook as far as it could be read, what is wrong with it, and where everything stands."""

    book: Handbook
    problems: tuple[Problem, ...]
    source_map: SourceMap
    sources: dict[str, Source]
    patterns: tuple[str, ...]
    """What `include` says."""
    digests: dict[str, bytes]
    """The fingerprint of the very bytes that each file was read from; nothing of one that could not be read."""
    bases: tuple[Base, ...]
    """The handbooks it rests on, the nearest first."""
    extends: Position | None
    """Where it names the nearest; None where it names none."""
    left_out: Mapping[str, Position]
    """Where it leaves out which ids of what it rests on."""
    open: tuple[Open, ...]
    """What is left to be said by whoever extends it."""
    whole: bool
    """Whether every required section is there, so that the rules can say something sensible."""

    def problem(self, part: Part, path: FieldPath, rule: str, message: str, cure: str) -> Problem | None:
        """Report a problem at a value of an entry; None where the entry stands under a mistyped name."""
        if self.source_map.owner_is_guessed(part):
            return None
        position = self.source_map.of(part, path)
        return position.problem(rule, message, cure) if position else Problem(ROOT, 1, 1, rule, message, cure)

    def files(self, folder: Path) -> set[Path]:
        """The files that it would be read from if it were read now, as far as nothing else is included or extended."""
        below = (source_files(base.folder, base.patterns) for base in self.bases)
        return source_files(folder, self.patterns).union(*below)

    def is_of_base(self, file: str) -> bool:
        """Whether a file, by its name from the handbook, is one of those that the handbook rests on."""
        return bool(self.brand_of(file))

    def brand_of(self, file: str) -> str:
        """The way to the brand that a file belongs to; empty where it belongs to none. One may stand in the folder of another."""
        return max((base.way for base in self.bases if file.startswith(f"{base.way}/")), key=len, default="")

    def stands_at(self, entry: Entry) -> tuple[str, int] | None:
        """The file an entry stands in, relative to the handbook, and its line from 1."""
        position = self.source_map.of(entry, ("id",))
        return (position.source.name, position.node.start_mark.line + 1) if position else None
