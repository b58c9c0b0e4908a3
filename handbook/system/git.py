"""What git knows of a folder, and the difference between "there is no git here" and "git refuses"."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

NOT_INSTALLED = 127
"""The status of a command that is not there, as shells know it."""


class GitFailed(Exception):
    """Git refuses what it was asked, in the words it said itself."""

    def __init__(self, folder: Path, said: str) -> None:
        """Take the folder it was asked about, and what it said."""
        super().__init__(said)
        self.folder, self.said = folder, said


class NoGit(GitFailed):
    """There is a repository, and no git to ask about it."""


def git(
    folder: Path, *arguments: str, fed: bytes | None = None, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, fed with bytes and with an environment of its own if they are given; it may fail.

    Without git it fails as a command does that is not there.
    """
    command = ["git", "-C", str(folder), *arguments]
    surroundings = {**os.environ, **environment} if environment else None
    try:
        return subprocess.run(command, capture_output=True, check=False, input=fed, env=surroundings)
    except FileNotFoundError as missing:
        return subprocess.CompletedProcess(command, NOT_INSTALLED, b"", str(missing).encode())


def asked_git(
    folder: Path, *arguments: str, fed: bytes | None = None, environment: Mapping[str, str] | None = None
) -> str:
    """What git says in a folder, without white space around it. Raises GitFailed."""
    done = git(folder, *arguments, fed=fed, environment=environment)
    if done.returncode:
        raise failure(folder, done)
    return done.stdout.decode(errors="replace").strip()


def failure(folder: Path, done: subprocess.CompletedProcess[bytes]) -> GitFailed:
    """What is to be raised for a command of git that failed."""
    said = done.stderr.decode(errors="replace").strip() or f"exit status {done.returncode}"
    return (NoGit if done.returncode == NOT_INSTALLED else GitFailed)(folder, said)


def is_in_git(folder: Path) -> bool:
    """Whether a folder belongs to a git repository, whole or bare.

    Only where nothing looks like one, git may say that there is none. Raises GitFailed where it refuses, as it does
    when a repository belongs to somebody else, or is broken.
    """
    done = git(folder, "rev-parse", "--is-inside-work-tree")
    if done.returncode and _looks_like_git(folder):
        raise failure(folder, done)
    return done.returncode == 0


def _looks_like_git(folder: Path) -> bool:
    """Whether a folder is in a repository by its looks, whatever state that is in."""
    if "GIT_DIR" in os.environ:
        return True
    here = folder.resolve()
    named = filter(None, os.environ.get("GIT_CEILING_DIRECTORIES", "").split(os.pathsep))
    ceilings = [top for top in map(Path, named) if top in here.parents]
    above = [parent for parent in here.parents if not any(top.is_relative_to(parent) for top in ceilings)]
    return any(os.path.lexists(place / ".git") for place in (here, *above))


def object_at(folder: Path, revision: str) -> str:
    """The name of the object that a revision stands for, or an empty text. Raises GitFailed."""
    done = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision)
    if done.returncode and done.stderr:
        raise failure(folder, done)
    return "" if done.returncode else done.stdout.decode(errors="replace").strip()


def is_shallow(folder: Path) -> bool:
    """Whether a repository holds only the latest part of its history. Raises GitFailed."""
    return asked_git(folder, "rev-parse", "--is-shallow-repository") == "true"


def not_as_committed(folder: Path, file: str) -> bool:
    """Whether a file of a repository is not committed, or is another one than was committed. Raises GitFailed."""
    return bool(asked_git(folder, "status", "--porcelain", "--ignored", "--untracked-files=all", "--", file))


def commit_of(folder: Path) -> str:
    """The commit the files of a folder are at, with a word when they were changed since; nothing without git.

    Raises GitFailed.
    """
    if not is_in_git(folder):
        return ""
    commit = asked_git(folder, "rev-parse", "--short=12", "HEAD")
    changed = asked_git(folder, "status", "--porcelain", "--untracked-files=no", "--", ".")
    return f"{commit} and changes" if changed else commit
