"""`python -m bench.check`: what checking 3,000 standards costs beyond starting Python, in CPU seconds.

The aim is 1.5 CPU seconds. Composing the nodes with libyaml alone is shown beside it.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.big import write

RUNS = 5
COMPOSE = "import sys, yaml; [yaml.compose(open(f), Loader=yaml.CSafeLoader) for f in sys.argv[1:]]"


def cpu_seconds(*command: str) -> float:
    """The CPU seconds a command and its children take, user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the medians of five runs each, taken in turn."""
    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name))
        files = [str(path) for path in sorted(folder.rglob("*.yml"))]
        commands = {
            "python alone": ("-c", "pass"),
            "composing with libyaml": ("-c", COMPOSE, *files),
            "handbook check": ("-m", "handbook", "-C", name, "check"),
        }
        taken: dict[str, list[float]] = {title: [] for title in commands}
        for _ in range(RUNS):
            for title, command in commands.items():
                taken[title].append(cpu_seconds(*command))
        start = statistics.median(taken["python alone"])
        for title, seconds in taken.items():
            print(
                f"{title:>24}: {statistics.median(seconds):5.2f} CPU s, {statistics.median(seconds) - start:5.2f} beyond Python's start"
            )


if __name__ == "__main__":
    main()
