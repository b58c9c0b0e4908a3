"""What the root's `include` brings into a handbook: files, and what is wrong with the patterns that are to find them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import yaml

from handbook.model.ids import shortened
from handbook.model.problems import Problem, did_you_mean, unreadable
from handbook.reader.include_patterns import ROOT, find, is_outside, is_wild, what_is_wrong
from handbook.reader.source_map import Position
from handbook.system import limits


class Included:
    """The files that are read besides the root, each once, in the order of their names; and the patterns that find them."""

    def __init__(self, folder: Path, said: list[Position], called: Callable[[Path], str]) -> None:
        """Take the folder, what stands under `include`, and what problems call a file in the folder."""
        self._folder, self._called = folder, called
        self.patterns: list[str] = []
        self.problems: list[Problem] = []
        self.files = self._in_order(said)

    def _in_order(self, said: list[Position]) -> list[Path]:
        found: set[Path] = set()
        for position in said[: limits.PATTERNS]:
            found.update(self._matching(position))
        for position in said[limits.PATTERNS : limits.PATTERNS + 1]:
            message = f"Here are {len(said)} patterns; {limits.PATTERNS} are looked at."
            self._report(position, "too-large", message, "Let one pattern find several files: standards/*.yml.")
        files = sorted(found - {Path(ROOT)}, key=Path.as_posix)
        if len(files) > limits.FILES:
            message = f"{limits.said(len(files))} files are found; {limits.said(limits.FILES)} are read."
            self._report(said[0], "too-large", message, "Name the folder that is meant, as standards/*.yml does.")
        return files[: limits.FILES]

    def _matching(self, position: Position) -> set[Path]:
        if not isinstance(position.node, yaml.ScalarNode):
            message = "Here stands a list or a group where the name of a file is expected."
            self._report(position, "too-deep", message, "Write a file name or a pattern.")
            return set()
        pattern = position.node.value
        if is_outside(pattern):
            message = f"“{shortened(pattern)}” leaves the folder of the handbook."
            self._report(position, "include-outside", message, "Keep the file inside the folder.")
            return set()
        if wrong := what_is_wrong(pattern):
            self._report(position, "include-pattern", *wrong)
            return set()
        self.patterns.append(pattern)
        return self._found(position, pattern)

    def _found(self, position: Position, pattern: str) -> set[Path]:
        found = find(self._folder, pattern)
        for one in sorted(found.unreadable):
            self.problems.append(unreadable(self._called(Path(one.path).relative_to(self._folder)), one.why))
        if not found.files and not found.unreadable:
            self._nothing_found(position, pattern, is_folder=bool(found.folders))
        return {path.relative_to(self._folder) for path in found.files}

    def _nothing_found(self, position: Position, pattern: str, *, is_folder: bool) -> None:
        if is_wild(pattern):
            message = f"“{pattern}” finds no file."
            self._report(position, "include-empty", message, "Correct the pattern, or take it out.")
        elif is_folder:
            message, cure = f"“{pattern}” is a folder.", f"Write {pattern.rstrip('/')}/*.yml to include what is in it."
            self._report(position, "include-pattern", message, cure)
        else:
            names = [path.relative_to(self._folder).as_posix() for path in find(self._folder, "**/*.yml").files]
            cure = did_you_mean(pattern, names, "Correct the name, or take it out.")
            self._report(position, "include-missing", f"There is no file “{pattern}”.", cure)

    def _report(self, position: Position, rule: str, message: str, cure: str) -> None:
        self.problems.append(position.problem(rule, message, cure))
