"""What a place can do that editions are published to."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from handbook.system.locks import Waiting

Say = Callable[[str], None]
"""Takes what is being done, a line at a time."""


class Target(Protocol):
    """Somewhere editions are published."""

    name: str
    """What it is called in a sentence."""
    scratch: Path
    """A folder on the same disk that belongs to whoever holds the lock."""
    tree: Path
    """Where in it the next whole is put together."""

    def at_work(self, say_waiting: Waiting) -> AbstractContextManager[None]:
        """Hold the lock of the target, whose scratch folder is empty then; a second publisher waits. Raises OSError."""

    def published(self) -> Path:
        """The folder with what is published now, which may not be there yet. Raises Refused, GitFailed, or OSError."""

    def swap(self, tree: Path, line: str) -> None:
        """Let a whole new tree take the place of what is published, in one step. Raises Refused, GitFailed, or OSError."""
