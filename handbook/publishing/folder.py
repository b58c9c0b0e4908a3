"""A plain folder of editions, for a web server: the whole folder takes the place of the one before, in one step."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from handbook.publishing.compressed import write_compressed
from handbook.publishing.versions import CURRENT, LOG, OVERVIEW, VERSIONS, read_versions
from handbook.system.locks import Waiting
from handbook.system.whole_folder import WholeFolder

FOLDER_MODE, FILE_MODE = 0o755, 0o644
"""What everybody may read, as a web server has to, whatever the umask of whoever publishes."""


class Folder:
    """A folder of editions on a disk."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, which may not be there yet."""
        self.name = str(folder)
        self.whole = WholeFolder(folder, "publishing", in_one_step=True)
        self.scratch, self.tree = self.whole.scratch, self.whole.new

    def at_work(self, say_waiting: Waiting) -> AbstractContextManager[None]:
        """Hold the lock; the scratch folder is empty then. Raises OSError."""
        _make_readable_folders(self.whole.folder.parent)
        return self.whole.at_work(say_waiting)

    def published(self) -> Path:
        """The folder itself."""
        return self.whole.folder

    def swap(self, tree: Path, line: str) -> None:
        """Let a whole tree and the published folder change places, when the disk has all of it and compressed copies. Raises OSError."""
        editions = [version.name for version in read_versions(tree)]
        write_compressed([tree / name for name in (*editions, CURRENT)])
        _make_readable(tree, editions)
        os.sync()
        self.whole.swap()


def _make_readable_folders(folder: Path) -> None:
    for missing in reversed([path for path in (folder, *folder.parents) if not path.exists()]):
        missing.mkdir()
        missing.chmod(FOLDER_MODE)


def _make_readable(tree: Path, editions: list[str]) -> None:
    """Let everybody read what was published; what else stands there stays as it is."""
    tree.chmod(FOLDER_MODE)
    ours = (CURRENT, VERSIONS, OVERVIEW, LOG, *editions)
    for path in (path for name in ours for path in _all_in(tree / name) if not path.is_symlink()):
        with suppress(PermissionError):  # a file that somebody else published, who let it be read
            path.chmod(FOLDER_MODE if path.is_dir() else FILE_MODE)


def _all_in(path: Path) -> Iterator[Path]:
    yield path
    if path.is_dir():
        yield from path.rglob("*")
