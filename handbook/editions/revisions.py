"""What a word after `handbook changes` stands for: a frozen edition, a folder, a git revision, the files at hand."""

from __future__ import annotations

import io
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from handbook.editions.frozen import FOLDER, UnreadableEdition, edition_files, read_edition
from handbook.editions.snapshot import Snapshot, content_of
from handbook.model.problems import Problem, Severity, nearest
from handbook.model.settings import in_time
from handbook.reader import ROOT, NoHandbook, read
from handbook.reader.extends import bases, pointed_from
from handbook.system.git import GitFailed, asked_git, failure, git, is_in_git, is_shallow, object_at
from handbook.text.comparing import in_order
from handbook.words.unable import Saying, Unable


class NoSource(Unable):
    """A word that stands for nothing; says what there is."""


class Unsound(Unable):
    """A state of the handbook that cannot be compared, because not all of it can be read."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        """Take what it is called, and what is wrong with it."""
        first = problems[0]
        super().__init__(
            "cannot.compare-more" if len(problems) > 1 else "cannot.compare",
            name=name or Saying("command.changes.at-hand"),
            place=f"{first.file}:{first.line}",
            message=first.message,
            more=len(problems) - 1,
        )


@dataclass
class Revisions:
    """Finds states of the handbook in a folder by their names."""

    folder: Path
    notes: list[Saying] = field(default_factory=list)
    """What a name could have meant besides."""

    @cached_property
    def editions(self) -> list[str]:
        """The names of the frozen editions, by name."""
        return sorted((path.stem for path in edition_files(self.folder)), key=in_order)

    def at_hand(self) -> Snapshot:
        """The files as they are now, which have no name. Raises Unsound."""
        return _read(self.folder, "")

    def last_frozen(self) -> Snapshot:
        """The frozen edition that is in force last. Raises NoSource, or Unsound."""
        if not self.editions:
            raise NoSource("cannot.compare.no-frozen")
        return max(map(self._frozen, self.editions), key=lambda edition: in_time(edition.from_, edition.name))

    def find(self, name: str) -> Snapshot:
        """The state a name stands for: a frozen edition, else a folder, else a git revision.

        A folder is looked for from where the command was called, then from the handbook.

        Raises NoSource, Unsound, or GitFailed where only git could know.
        """
        path = next((path for path in (Path(name), self.folder / name) if (path / ROOT).is_file()), None)
        try:
            revision = self._revision(name)
        except GitFailed:
            if not path and name not in self.editions:
                raise
            revision = ""
        could_be = {"frozen": name in self.editions, "folder": path, "revision": revision}
        meant = [Saying(f"command.changes.is-{kind}") for kind, is_there in could_be.items() if is_there]
        if not meant:
            raise self._nothing(name)
        if len(meant) > 1:
            self.notes.append(Saying("command.changes.taken", name=name, taken=meant[0], also=meant[1:]))
        if name in self.editions:
            return self._frozen(name)
        return _read(path, name) if path else self._at_revision(name, revision)

    def _frozen(self, name: str) -> Snapshot:
        path = self.folder / FOLDER / f"{name}.json"
        try:
            return read_edition(path)
        except UnreadableEdition as wrong:
            raise Unsound(
                name, [Problem(f"{FOLDER}/{path.name}", wrong.line, wrong.column, wrong.rule, str(wrong))]
            ) from None

    def _nothing(self, name: str) -> NoSource:
        if is_in_git(self.folder) and is_shallow(self.folder):
            return NoSource("cannot.compare.shallow", name=name, file=ROOT, command="git fetch --unshallow")
        near = nearest(name, self.editions)
        id_ = "cannot.compare.unknown-near" if near else "cannot.compare.unknown"
        return NoSource(id_, name=name, file=ROOT, near=near, cure=the_frozen(self.editions))

    def _revision(self, name: str) -> str:
        """The commit a name stands for, or an empty text. Raises GitFailed."""
        return object_at(self.folder, f"{name}^{{commit}}") if is_in_git(self.folder) else ""

    def _at_revision(self, name: str, commit: str) -> Snapshot:
        """The handbook as it was at a commit, read in a folder of its own."""
        tree = object_at(self.folder, f"{commit}:{asked_git(self.folder, 'rev-parse', '--show-prefix')}")
        if not tree:
            raise NoSource("cannot.compare.not-then", name=name)
        top = asked_git(self.folder, "rev-parse", "--show-toplevel")
        below = [base for base in bases(self.folder) if base.is_relative_to(Path(top).resolve())]
        way = self.folder.resolve().relative_to(Path(top).resolve()) if below else Path()
        archive = git(Path(top), "archive", "--format=tar", commit if below else tree)
        if archive.returncode:
            raise failure(self.folder, archive)
        with tempfile.TemporaryDirectory() as place, tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
            for member in files:
                if member.isfile() and (content := files.extractfile(member)):
                    path = Path(place, member.name)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content.read())
            there = Path(place) / way
            if not below:
                (there / ROOT).write_bytes(pointed_from((there / ROOT).read_bytes(), self.folder.resolve(), there))
            return _read(there, name)


def the_frozen(names: Iterable[str]) -> Saying:
    """The sentence that names the frozen editions."""
    listed = ", ".join(names)
    return Saying("cannot.frozen-are", editions=listed) if listed else Saying("cannot.no-frozen")


def _read(folder: Path, name: str) -> Snapshot:
    try:
        reading = read(folder)
    except NoHandbook:
        raise NoSource("cannot.no-handbook", file=ROOT, folder=name) from None
    if wrong := sorted(problem for problem in reading.problems if problem.severity is Severity.ERROR):
        raise Unsound(name, wrong)
    return Snapshot(name, content_of(reading.book))
