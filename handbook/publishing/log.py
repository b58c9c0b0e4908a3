"""One line for every publish: when, which edition, by which commit, with which checksum."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from handbook.publishing.layout import LOG
from handbook.publishing.notices import without_notice
from handbook.system.files import write_atomically
from handbook.system.git import git_output
from handbook.web.asset_versions import WORKER
from handbook.words import IN_ENGLISH


def checksum_of(edition: Path) -> str:
    """A fingerprint of every file of a published edition and of its name.

    The notice that an edition is old is not counted, nor is the worker, which sums up all other files, so that it stays
    the same for good.
    """
    seen = hashlib.sha256()
    for path in _files(edition):
        if path == edition / WORKER:
            continue
        content = path.read_bytes()
        if path.suffix == ".html":
            content = without_notice(content.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
        seen.update(f"{hashlib.sha256(content).hexdigest()}  {path.relative_to(edition).as_posix()}\n".encode())
    return f"sha256:{seen.hexdigest()}"


def _files(folder: Path) -> list[Path]:
    return sorted(
        (path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.relative_to(folder).parts
    )


def record(tree: Path, name: str, commit: str) -> str:
    """Add the line of an edition to the log, and return it. Raises OSError."""
    when = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    by = f"commit {commit}" if commit else "no commit"
    size = IN_ENGLISH.count(len(_files(tree / name)), "file")
    line = f"{when} edition {name}, {by}, {checksum_of(tree / name)}, {size}"
    log = tree / LOG
    before = log.read_bytes() if log.is_file() else b""
    write_atomically(log, before + f"{line}\n".encode())
    return line


def commit_of(folder: Path) -> str:
    """The commit the handbook's files are at, with a word when they were changed since; nothing without git."""
    commit = git_output(folder, "rev-parse", "--short=12", "HEAD")
    changed = commit and git_output(folder, "status", "--porcelain", "--untracked-files=no", "--", ".")
    return f"{commit} and changes" if changed else commit
