"""`python -m bench.editions`: what freezing and comparing 3,000 standards costs beyond starting Python, in CPU seconds.

Three editions are frozen; from each to the next a tenth of the standards is reworded. Beside them stands what
the check costs with and without frozen editions.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.cost import RUNS, cpu_seconds
from tests.big import write

EDITIONS = ("2027-1", "2027-2", "2027-3")


def frozen(folder: Path) -> Path:
    """A large handbook with three frozen editions."""
    for number, edition in enumerate(EDITIONS):
        if number:
            command(folder, "edition", "open", edition, "--from", f"2027-0{number + 1}-01")
            reword(folder, number)
        command(folder, "edition", "close")
    return folder


def command(folder: Path, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "handbook", "-C", folder, *arguments], check=True, stdout=subprocess.DEVNULL)


def reword(folder: Path, number: int) -> None:
    """Change every tenth standard, and tell it."""
    ids = [f"standard-{i}" for i in range(number, 3000, 10)]
    for path in folder.glob("standards/*.yml"):
        text = path.read_text("utf-8")
        for id_ in ids:
            text = re.sub(
                rf"(- id: {id_}\n(?:.*\n)*?    do: Answer every call)", rf"\1, whoever rings, {number}", text, count=1
            )
        path.write_text(text, "utf-8")
    root = folder / "standards.yml"
    told = f"    changes:\n      - kind: changed\n        ids: [{', '.join(ids)}]\n        why: It was not clear.\n"
    root.write_text(root.read_text("utf-8") + told, "utf-8")


def main() -> None:
    """Print the medians of five runs each, taken in turn, and the size of a frozen file."""
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as bare:
        folder, handbook = write(Path(name)), ("-m", "handbook", "-C")
        write(Path(bare))
        frozen(folder)
        commands = {
            "python alone": ("-c", "pass"),
            "check, nothing frozen": (*handbook, bare, "check"),
            "check, three frozen": (*handbook, name, "check"),
            "changes, both frozen": (*handbook, name, "changes", EDITIONS[0], EDITIONS[1]),
            "changes to the files": (*handbook, name, "changes", EDITIONS[0]),
        }
        taken: dict[str, list[float]] = {title: [] for title in commands}
        for _ in range(RUNS):
            for title, arguments in commands.items():
                taken[title].append(cpu_seconds(*arguments))
        start = statistics.median(taken["python alone"])
        for title, seconds in taken.items():
            print(f"{title:>24}: {statistics.median(seconds) - start:5.2f} CPU s beyond Python's start")
        size = (folder / "editions" / f"{EDITIONS[0]}.json").stat().st_size
        print(f"{'a frozen file':>24}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
