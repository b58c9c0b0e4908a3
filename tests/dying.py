"""What is killed or interrupted, or finds the disk full, at a chosen touch of a folder.

A touch is whatever Python's audit events tell of files being opened for writing, made, linked, renamed or removed in the
folder, or in the one that a process works in. Hooks stay for good, so this belongs into processes that end.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WRITES = frozenset(("os.mkdir", "os.link", "os.symlink", "os.rename"))
DECIDES = frozenset(("ctypes.dlsym", "subprocess.Popen"))
"""The last of these is about the swap: of two folders by the system, or of a branch by git."""
TOUCHES = WRITES | DECIDES | {"os.remove", "os.rmdir", "os.chmod", "shutil.rmtree"}
SIGNALS = {"kill": signal.SIGKILL, "Ctrl-C": signal.SIGINT}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@contextmanager
def dying(how: str, at: int, place: Path) -> Iterator[None]:
    """Be killed as with `kill -9` (HOW is kill) at the AT-th touch, or stopped by Ctrl-C, or have a full disk from there on (full).

    `count` goes to the end, and then says how many touches there were, and which was about the swap.
    """
    seen = decided = 0

    def hook(event: str, given: tuple[object, ...]) -> None:
        nonlocal seen, decided
        writes = event in WRITES or (event == "open" and isinstance(given[2], int) and bool(given[2] & WRITING))
        if not (writes or event in TOUCHES) or not _is_in(str(place), given):
            return
        seen += 1
        decided = seen if event in DECIDES else decided
        if how in SIGNALS and seen == at:
            os.kill(os.getpid(), SIGNALS[how])
        if how == "full" and seen >= at and writes:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(given[0]))

    sys.addaudithook(hook)
    try:
        yield
    finally:
        print(f"touches: {seen}, the swap: {decided}", file=sys.stderr)


def _is_in(place: str, given: tuple[object, ...]) -> bool:
    """Whether an event is about the place; one that names no whole path is, because it goes on below one that was named."""
    paths = [os.fsdecode(one) for one in given if isinstance(one, str | bytes)]
    return any(path.startswith(place) for path in paths) or not any(path.startswith("/") for path in paths)
