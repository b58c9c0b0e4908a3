"""`python -m bench.answers`: reading a million answers, and importing them, beside the standard library's reader of tables alone.

Each in a process of its own, whose peak of memory is told.
"""

from __future__ import annotations

import csv
import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from handbook.project.load import Project
from handbook.reader import read
from handbook.results.importing import import_files
from handbook.results.questionnaire import Questionnaire
from handbook.system.gc import gc_paused
from handbook.words import words_in
from tests.drop_in import TODAY
from tests.forms import SHOP

ANSWERS = 1_000_000
ASKED = ("thank-giver", "say-where", "price-facing", "collect-on-day")
CLOSING = ("remembered", "return", "recommend")
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
    with gc_paused():
        run = import_files(folder, Questionnaire(read(folder).book, [], TODAY), words_in("en"), [table])
    assert run.new


def measured(work: Callable[[Path], None], folder: Path) -> None:
    """Do it, and print what it took; runs in a process of its own."""
    start = time.process_time()
    work(folder)
    took, peak = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{work.__name__.replace('_', ' '):>12}: {took:6.2f} CPU s, {peak:4.0f} MiB at most", flush=True)


def main() -> None:
    """Print a line for each."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "results").mkdir()
        (folder / "standards.yml").write_bytes((SHOP / "standards.yml").read_bytes())
        write(folder / "results" / "a.csv")
        for work in (cells_alone, reading, importing):
            one = get_context("spawn").Process(target=measured, args=(work, folder))
            one.start()
            one.join()
            if one.exitcode:
                sys.exit(one.exitcode)


if __name__ == "__main__":
    main()
