"""`python -m tests.publishing.dying HOW AT PLACE ARGUMENTS…`: run the real command until its AT-th touch of a folder.

There it is killed like with `kill -9` (HOW is kill), or from there on the disk is full (full). `count` runs it to its
end and says how many touches there were. A touch is whatever Python's audit events tell of files being opened, made,
linked, renamed or removed in the folder, or in the one that the command works in.
"""

from __future__ import annotations

import errno
import os
import runpy
import signal
import sys

WRITES = frozenset(("os.mkdir", "os.link", "os.symlink", "os.rename"))
TOUCHES = WRITES | {"os.remove", "os.rmdir", "os.chmod", "shutil.rmtree", "ctypes.dlsym"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def main() -> None:
    how, at, place, *arguments = sys.argv[1:]
    seen = 0

    def hook(event: str, given: tuple[object, ...]) -> None:
        nonlocal seen
        writes = event in WRITES or (event == "open" and isinstance(given[2], int) and bool(given[2] & WRITING))
        if not (writes or event in TOUCHES) or not _is_in(place, given):
            return
        seen += 1
        if how == "kill" and seen == int(at):
            os.kill(os.getpid(), signal.SIGKILL)
        if how == "full" and seen >= int(at) and writes:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(given[0]))

    sys.addaudithook(hook)
    sys.argv = ["handbook", *arguments]
    try:
        runpy.run_module("handbook", run_name="__main__")
    finally:
        print(f"touches: {seen}", file=sys.stderr)


def _is_in(place: str, given: tuple[object, ...]) -> bool:
    """Whether an event is about the place; one that names no whole path is, because it goes on below one that was named."""
    paths = [os.fsdecode(one) for one in given if isinstance(one, str | bytes)]
    return any(path.startswith(place) for path in paths) or not any(path.startswith("/") for path in paths)


if __name__ == "__main__":
    main()
