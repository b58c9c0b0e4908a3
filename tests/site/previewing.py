"""The live preview, started as an editor starts it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import TODAY_EPOCH

TAKEN = "Address already in use"


@contextmanager
def previewing(
    folder: Path, *command: str | Path, environment: Mapping[str, str] | None = None, has_address: bool = False
) -> Iterator[str]:
    """Run a command that serves, with a free port as its last argument unless it has its address; the answer is where it serves.

    Somebody may take the port before the command does; then another is tried. A command that ends for any other
    reason fails the test with what it said.
    """
    said = [TAKEN]
    while any(TAKEN in line for line in said):
        last = [_free_address()] if not has_address else []
        server, said = _started(folder, [*command, *last], environment or os.environ)
    assert any("Serving on" in line for line in said), "".join(said)
    threading.Thread(
        target=server.communicate, daemon=True
    ).start()  # or it would wait for somebody to read what it says
    where = next(found[0] for line in said if (found := re.search(r"http://[^ \n]*", line)) and "Serving on" in line)
    try:
        yield where
    finally:
        server.terminate()
        server.wait()


def _free_address() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


def _started(
    folder: Path, command: Sequence[str | Path], environment: Mapping[str, str]
) -> tuple[subprocess.Popen[str], list[str]]:
    """The process, and what it said until it served or ended."""
    server = subprocess.Popen(
        command,
        cwd=folder,
        env={**environment, "SOURCE_DATE_EPOCH": TODAY_EPOCH, "NO_MKDOCS_2_WARNING": "1"},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr
    said = []
    for line in server.stderr:
        said.append(line)
        if "Serving on" in line:
            break
    return server, said
