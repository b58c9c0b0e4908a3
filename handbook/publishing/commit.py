"""A folder as a commit of git, byte for byte, beside all branches: nothing shows it before a branch is moved to it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from handbook.system.git import asked_git, failure, git, object_at

WORKING_REF = "refs/handbook/publishing"
"""Where a commit is kept while it is in no branch."""
FILE, LINK = "100644", "120000"
"""The modes of a file and of a symbolic link in git."""
FALLBACK_AUTHOR = "handbook"


def commit_tree(folder: Path, tree: Path, message: str, parent: str) -> str:
    """Make a commit of all files in a tree, after a parent if there is one, in the repository of a folder.

    Returns the commit's name. Raises GitFailed, or OSError.
    """
    asked_git(folder, "update-ref", "-d", WORKING_REF)
    author = asked_git(folder, "var", "GIT_COMMITTER_IDENT", environment=_author(folder))
    _import(folder, _told(tree, message, author, parent))
    commit = object_at(folder, WORKING_REF)
    asked_git(folder, "update-ref", "-d", WORKING_REF)
    return commit


def _import(folder: Path, pieces: Iterable[bytes]) -> None:
    """Hand a commit over to git, piece by piece: the whole may be larger than the memory."""
    command = ["git", "-C", str(folder), "fast-import", "--quiet", "--done"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as importer:
        assert importer.stdin and importer.stderr
        with suppress(BrokenPipeError), importer.stdin as told:
            for piece in pieces:
                told.write(piece)
        said = importer.stderr.read()
    if importer.returncode:
        raise failure(folder, subprocess.CompletedProcess(command, importer.returncode, b"", said))


def _told(tree: Path, message: str, author: str, parent: str) -> Iterator[bytes]:
    """A commit in the language of `git fast-import`."""
    yield f"commit {WORKING_REF}\ncommitter {author}\n".encode()
    yield _data(message.encode())
    yield f"from {parent}\n".encode() if parent else b""
    yield b"deleteall\n"
    for path in sorted(tree.rglob("*")):
        name = path.relative_to(tree).as_posix()
        if path.is_symlink():
            yield _file(LINK, name, str(path.readlink()).encode())
        elif path.is_file():
            yield _file(FILE, name, path.read_bytes())
    yield _file(FILE, ".nojekyll", b"")
    yield b"done\n"


def _file(mode: str, name: str, content: bytes) -> bytes:
    quoted = name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'M {mode} inline "{quoted}"\n'.encode("utf-8", "surrogateescape") + _data(content)


def _data(content: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(content), content)


def _author(folder: Path) -> dict[str, str]:
    """A name and an address for the commit where git knows of none, as in a pipeline."""
    names = {"GIT_COMMITTER_NAME": "user.name", "GIT_COMMITTER_EMAIL": "user.email"}
    return {
        name: FALLBACK_AUTHOR
        for name, setting in names.items()
        if name not in os.environ and git(folder, "config", setting).returncode
    }
