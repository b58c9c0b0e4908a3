"""What the machine was while something was measured: its parts, and how busy it was with other things."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

IN_MEMORY = Path("/dev/shm")
TICKS = Path("/proc/stat")


@dataclass
class Machine:
    """Where something was measured, in words, and how much of its cores others took meanwhile."""

    model: str
    cores: int
    memory: int
    """GiB."""
    system: str
    python: str
    is_in_memory: bool
    """Whether files were written to memory (tmpfs) and no disk."""
    others: int | None = None
    """Percent of the cores' time that other processes took; None where the system does not tell."""

    @property
    def words(self) -> str:
        """All of it as a sentence."""
        files = "files in memory (tmpfs)" if self.is_in_memory else "files on a disk"
        busy = "" if self.others is None else f"; other processes took {self.others} % of the cores meanwhile"
        return (
            f"{self.model}, {self.cores} cores, {self.memory} GiB, {self.system}, Python {self.python}; {files}{busy}"
        )


def machine() -> Machine:
    """The machine as it is."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else 0
    system = f"{platform.system()} {platform.release().partition('-')[0]}"
    return Machine(
        _model(), os.cpu_count() or 1, round(memory / 2**30), system, platform.python_version(), IN_MEMORY.is_dir()
    )


@contextmanager
def watched() -> Iterator[Machine]:
    """The machine, which knows when it is done what others took of it."""
    found, before = machine(), _ticks()
    mine = _own_seconds()
    yield found
    after = _ticks()
    if before and after:
        busy, whole = (later - sooner for sooner, later in zip(before, after, strict=True))
        own = (_own_seconds() - mine) * os.sysconf("SC_CLK_TCK")
        found.others = max(0, round(100 * (busy - own) / whole)) if whole else 0


def _model() -> str:
    info = Path("/proc/cpuinfo")
    named = (line for line in info.read_text().splitlines() if "model name" in line) if info.is_file() else iter(())
    return next((line.partition(": ")[2] for line in named), platform.processor() or platform.machine())


def _ticks() -> tuple[int, int] | None:
    """How long all cores have been busy, and how long they have been there."""
    if not TICKS.is_file():
        return None
    user, nice, system, idle, waiting, *rest = map(int, TICKS.read_text().splitlines()[0].split()[1:9])
    busy = user + nice + system + sum(rest)
    return busy, busy + idle + waiting


def _own_seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
