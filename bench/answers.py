"""`python -m bench.answers`: reading a million answers, importing them, and importing as many again, beside the standard library's reader of tables.

Each in a process of its own, whose peak of memory is told.
"""

from __future__ import annotations

import csv
import random
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from handbook.project.load import Project
from tests.drop_in import TODAY
from tests.forms import SHOP

ANSWERS = 1_000_000
ASKED = ("thank-giver", "say-where", "price-facing", "collect-on-day")
CLOSING = ("remembered", "return", "recommend")
HANDBOOK = (sys.executable, "-m", "handbook")
HEADER = "date,scorecard,visit,place,hour,edition,moment,item,answer,note,seconds\n"


def write(table: Path) -> None:
    """Visits of eleven answers each, over a thousand days."""
    chance, visit, written = random.Random(7), 0, 0
    asked = [(moment, item) for moment in ("donation", "browse") for item in ASKED] + [("", item) for item in CLOSING]
    with table.open("w", encoding="utf-8") as out:
        out.write(HEADER)
        while written < ANSWERS:
            day = date(2024, 1, 1) + timedelta(visit % 1000)
            for moment, item in asked:
                note = f"Said something at till {written}" if written % 10 == 0 else ""
                answer = "yes" if chance.random() < 0.8 else "no"
                out.write(f"{day},shop-visit,{visit},Lane {visit % 9},{visit % 24},,{moment},{item},{answer},{note},\n")
                written += 1
            visit += 1


def cells_alone(folder: Path) -> None:
    """What the standard library needs for the cells."""
    with (folder / "results" / "a.csv").open(encoding="utf-8", newline="") as table:
        sum(1 for _ in csv.reader(table))


def reading(folder: Path) -> None:
    """A handbook with a million answers."""
    assert len(Project.load(folder, TODAY).shown.answers) >= ANSWERS


def importing(folder: Path) -> None:
    """A million answers into a handbook that has none."""
    table = (folder / "results" / "a.csv").rename(folder / "a.csv")
    subprocess.run([*HANDBOOK, "-C", folder, "import", table], check=True, capture_output=True)


def adding(folder: Path) -> None:
    """The same once more, at other places, into the handbook that has a million now."""
    with (folder / "a.csv").open(encoding="utf-8") as before, (folder / "b.csv").open("w", encoding="utf-8") as table:
        table.writelines(line.replace(",Lane ", ",Road ") for line in before)
    subprocess.run([*HANDBOOK, "-C", folder, "import", folder / "b.csv"], check=True, capture_output=True)


def measured(work: Callable[[Path], None], folder: Path) -> None:
    """Do it, and print what it took; runs in a process of its own."""
    work(folder)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    took, peak = sum(one.ru_utime + one.ru_stime for one in used), max(one.ru_maxrss for one in used) / 1024
    print(f"{work.__name__.replace('_', ' '):>12}: {took:6.2f} CPU s, {peak:4.0f} MiB at most", flush=True)


def main() -> None:
    """Print a line for each."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "results").mkdir()
        (folder / "standards.yml").write_bytes((SHOP / "standards.yml").read_bytes())
        write(folder / "results" / "a.csv")
        for work in (cells_alone, reading, importing, adding):
            one = get_context("spawn").Process(target=measured, args=(work, folder))
            one.start()
            one.join()
            if one.exitcode:
                sys.exit(one.exitcode)


if __name__ == "__main__":
    main()
