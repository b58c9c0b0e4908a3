"""Real commands in processes of their own, which begin with their libraries already imported.

A test runs hundreds of commands, and each `python -m handbook` spends a third of a second on imports alone. Here one
process gets warm once (multiprocessing's forkserver, with tests/warm.py), and every command is a fork of it: with its own
folder, environment, arguments and streams, and with an end of its own. Where the system cannot fork it is started from
nothing.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from pathlib import Path
from typing import Any

Within = Callable[[], AbstractContextManager[object]]
"""Makes what surrounds a command in its process, such as something that goes wrong; it has to be of a module."""


def run_module(
    module: str, *arguments: object, folder: Path, environment: Mapping[str, str], within: Within = nullcontext
) -> subprocess.CompletedProcess[str]:
    """Run `python -m MODULE ARGUMENTS…` in a folder, with this environment and no other.

    What Python itself reads of its environment (`PYTHON…`, `LANG`) it has read already. The status of one that was
    killed is minus the signal.
    """
    command = [module, *map(str, arguments)]
    with tempfile.TemporaryDirectory() as streams:
        said = [Path(streams, name) for name in ("out", "err")]
        process = _processes().Process(
            target=_command, args=(command, folder.resolve(), dict(environment), said, within)
        )
        process.start()
        process.join()
        out, err = (path.read_text("utf-8") if path.exists() else "" for path in said)
    return subprocess.CompletedProcess(command, process.exitcode or 0, out, err)


@cache
def _processes() -> Any:
    can_fork = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if can_fork else "spawn")
    if can_fork:
        context.set_forkserver_preload(["tests.warm"])
    return context


def _command(command: list[str], folder: Path, environment: dict[str, str], said: list[Path], within: Within) -> None:
    for number, path in enumerate(said, start=1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    sys.stdout, sys.stderr = (open(number, "w", 1, "utf-8", "backslashreplace", closefd=False) for number in (1, 2))  # noqa: SIM115
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    if hasattr(time, "tzset"):
        time.tzset()
    sys.path.insert(0, str(folder))
    sys.argv[:] = command
    with within():
        runpy.run_module(command[0], run_name="__main__", alter_sys=True)
