"""`python -m bench.check`: what checking 3,000 standards costs beyond starting Python, in CPU seconds.

The aim is 1.2 CPU seconds, and twice that where there are 10,000 problems. Composing the nodes with libyaml alone is shown
beside it.
"""

from __future__ import annotations

import re
import statistics
import tempfile
from itertools import count
from pathlib import Path

from bench.cost import RUNS, cpu_seconds
from tests.big import write

COMPOSE = "import sys, yaml; [yaml.compose(open(f), Loader=yaml.CSafeLoader) for f in sys.argv[1:]]"
SPOILT = {
    "level: must": "level: mst{n}",
    "who: [receptionist]": "who: [receptionst{n}]",
    "owner: manager": "owner: manger{n}",
    "quote: [visitor, interruption]": "quote: [vistor{n}, interuption{n}]",
}
"""What is mistyped in each of the first 2,000 standards, never twice alike, which would be told as one: five problems."""


def spoilt(folder: Path) -> Path:
    """A large handbook with 10,000 problems."""
    source = write(folder) / "standards" / "standards.yml"
    text = source.read_text("utf-8")
    for right, wrong in SPOILT.items():
        numbers = count()
        text = re.sub(re.escape(right), lambda _, wrong=wrong, n=numbers: wrong.format(n=next(n)), text, count=2000)  # type: ignore[misc]
    source.write_text(text, "utf-8")
    return folder


def main() -> None:
    """Print the medians of five runs each, taken in turn."""
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as wrong:
        folder = write(Path(name))
        spoilt(Path(wrong))
        files = [str(path) for path in sorted(folder.rglob("*.yml"))]
        commands = {
            "python alone": ("-c", "pass"),
            "composing with libyaml": ("-c", COMPOSE, *files),
            "handbook check": ("-m", "handbook", "-C", name, "check"),
            "with 10,000 problems": ("-m", "handbook", "-C", wrong, "check"),
        }
        taken: dict[str, list[float]] = {title: [] for title in commands}
        for _ in range(RUNS):
            for title, command in commands.items():
                taken[title].append(cpu_seconds(*command, fine=(0, 1)))
        start = statistics.median(taken["python alone"])
        for title, seconds in taken.items():
            print(
                f"{title:>24}: {statistics.median(seconds):5.2f} CPU s, {statistics.median(seconds) - start:5.2f} beyond Python's start"
            )


if __name__ == "__main__":
    main()
