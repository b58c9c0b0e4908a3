"""What commands cost: CPU seconds and memory of whole processes with all their children."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from compileall import compile_dir
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import handbook
from bench.timed import GIVEN_UP

RUNS = 5
HANDBOOK = (sys.executable, "-m", "handbook")
TIMED = (sys.executable, "-I", str(Path(__file__).parent / "timed.py"))
COLOURS = re.compile(r"\x1b\[[\d;]*m")
ERROR = re.compile(r"\W*(\w*error|exception|fatal|critical)\b", re.IGNORECASE)
PATIENCE = 900
"""Seconds until a command is given up."""


class Failed(Exception):
    """A command did not do what it was asked; the text is a line that says why."""


@dataclass(frozen=True)
class Cost:
    """What some commands took, one after another."""

    user: float
    system: float
    elapsed: float
    """Seconds by the clock on the wall."""
    memory: float
    """MB of the largest process."""

    @property
    def cpu(self) -> float:
        """User and system seconds together."""
        return self.user + self.system


def cost(*commands: Sequence[str], folder: Path | None = None, fine: Sequence[int] = (0,)) -> Cost:
    """Run commands one after another, each to end with a status that is fine. Raises Failed."""
    runs = [_run(command, folder, fine) for command in commands]
    user, system, elapsed = (
        sum(each) for each in zip(*((run.user, run.system, run.elapsed) for run in runs), strict=True)
    )
    return Cost(user, system, elapsed, max(run.memory for run in runs))


def cpu_seconds(*arguments: str, fine: Sequence[int] = (0,)) -> float:
    """The CPU seconds that Python takes with these arguments, and its children."""
    return cost((sys.executable, *arguments), fine=fine).cpu


def first_error(said: str) -> str:
    """The first line that begins with an error, or else the last one, with which a traceback ends."""
    lines = [COLOURS.sub("", line).strip() for line in said.splitlines() if line.strip()]
    return next(filter(ERROR.match, lines), lines[-1] if lines else "it said nothing")


@cache
def _compiled() -> None:
    """Compile our modules, as pip does with all it installs; a checkout would be compiled by every run where nothing is to be written."""
    compile_dir(Path(handbook.__file__).parent, quiet=1)


def _run(command: Sequence[str], folder: Path | None, fine: Sequence[int]) -> Cost:
    _compiled()
    timed = [*TIMED, str(PATIENCE), *command]
    done = subprocess.run(timed, cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode == GIVEN_UP:
        raise Failed(f"given up after {PATIENCE // 60} minutes")
    if done.returncode not in fine:
        raise Failed(f"`{Path(command[0]).name}` ended with {done.returncode}: {first_error(done.stderr)}")
    return Cost(*map(float, done.stdout.split()))
