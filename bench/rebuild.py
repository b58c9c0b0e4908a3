"""`python -m bench.rebuild`: what it costs to build a site again, with nothing and with one sentence changed.

Says the CPU seconds and the most memory of whole processes, medians of five, for a handbook of so many standards, each
fifty on a page; with what the machine was. The folder is in memory where there is `/dev/shm`.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.check import RUNS
from bench.pages import our_site

MEMORY = Path("/dev/shm")
SENTENCE = "Answer every call to desk 7 within"
HANDBOOK = (sys.executable, "-m", "handbook")


def machine() -> str:
    """The machine as a line, with how busy it was with other things."""
    model = platform.processor() or platform.machine()
    if (info := Path("/proc/cpuinfo")).is_file():
        model = next((line.partition(": ")[2] for line in info.read_text().splitlines() if "model name" in line), model)
    load = f", {os.getloadavg()[0]:.1f} waiting" if hasattr(os, "getloadavg") else ""
    return f"{model}, {os.cpu_count()} cores{load}, Python {platform.python_version()}, {platform.system()}"


def cost(*command: str) -> tuple[float, float, float]:
    """The user and the system seconds a command takes with its children, and the most memory in MB."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return used.ru_utime, used.ru_stime, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def told(title: str, command: tuple[str, ...], before: Callable[[int], object] = lambda run: None) -> None:
    """Do something, run a command, five times, and print the medians."""
    runs = []
    for run in range(RUNS):
        before(run)
        runs.append(cost(*command))
    user, system, memory = (statistics.median(each) for each in zip(*runs, strict=True))
    print(
        f"{title:>24}: {user + system:6.2f} CPU s ({user:.2f} user, {system:.2f} system), {memory:4.0f} MB", flush=True
    )


def main(standards: int = 3000) -> None:
    """Print what each costs."""
    print(machine())
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        folder = our_site(Path(name), standards)
        source = folder / "standards" / "standards.yml"
        text = source.read_text("utf-8")
        build = (*HANDBOOK, "-C", name, "build")
        told("handbook --help", (*HANDBOOK, "--help"))
        told("checked", (*HANDBOOK, "-C", name, "check"))
        told("built clean", build, lambda run: subprocess.run(("rm", "-rf", folder / "site"), check=True))
        told("nothing changed", build)
        told(
            "one sentence changed", build, lambda run: source.write_text(text.replace(SENTENCE, f"{SENTENCE} {run} or"))
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
