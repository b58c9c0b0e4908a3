"""Run programs in turn, step by step, so that what else the machine does falls on all alike."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.beside.race import LONG, STEPS, Race, Row
from bench.beside.shapes import our_site
from bench.beside.tool import Tool
from bench.beside.words import Words, words_of
from bench.cost import Failed, cost
from bench.machine import IN_MEMORY, watched

SENTENCE = "Answer every call to desk 0 within"


class Runner:
    """One program in a folder of its own."""

    def __init__(self, tool: Tool, folder: Path) -> None:
        self.tool, self.folder = tool, folder
        self.row = Row(tool.name)
        self._sentence, self._text = Path(), ""

    def prepare(self, ours: Path, words: Words) -> None:
        """Install it and write what it reads. What goes wrong is noted."""
        try:
            self.row.version = self.tool.install()
        except Failed as wrong:
            self.row.failed = str(wrong)
            _say(f"{self.tool.name}: {wrong}")
            return
        self.tool.write(self.folder, ours, words)
        sources = [path for path in sorted(self.folder.rglob("*")) if path.is_file()]
        self.row.read = sum(path.stat().st_size for path in sources)
        self._sentence = next(path for path in sources if SENTENCE in path.read_text("utf-8"))
        self._text = self._sentence.read_text("utf-8")
        _say(f"{self.tool.name}: installed and written")

    def run(self, step: str, number: int) -> None:
        """Do one step once, unless something went wrong before. What goes wrong is noted."""
        if self.row.failed or (step == "kept" and not self.tool.kept):
            return
        commands = self.tool.check() if step == "check" else self.tool.build()
        if not commands:
            return
        self._before(step, number)
        try:
            taken = cost(*commands, folder=self.folder)
            self.row.runs.setdefault(step, []).append(taken)
            _say(f"{number}. {step:>8}, {self.tool.name}: {taken.cpu:.2f} CPU s, {taken.memory:.0f} MB")
        except Failed as wrong:
            self.row.failed = f"{step}: {wrong}"
            _say(f"{number}. {step:>8}, {self.tool.name}: {wrong}")
        if step == "clean" and not self.row.files:
            made = [path.stat().st_size for path in self._out.rglob("*") if path.is_file()]
            self.row.files, self.row.written = len(made), sum(made)

    @property
    def is_slow(self) -> bool:
        """Whether once is enough."""
        return any(run.cpu > LONG for run in self.row.runs.get("clean", ()))

    @property
    def _out(self) -> Path:
        return self.folder / self.tool.out

    def _before(self, step: str, number: int) -> None:
        if step in ("clean", "kept"):
            kept = [self.folder / name for name in self.tool.kept]
            for path in (self._out, *kept) if step == "clean" else (self._out,):
                shutil.rmtree(path, ignore_errors=True)
        if step == "sentence":
            self._sentence.write_text(self._text.replace(SENTENCE, f"{SENTENCE} {number} or"), "utf-8")


def race(tools: Sequence[Tool], standards: int, shape: str, rounds: int, steps: Sequence[str] = STEPS) -> Race:
    """Let them build the same handbook so many times in turn."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as name, watched() as machine:
        held = Race(standards, shape, rounds, date.today().isoformat(), machine)
        ours = our_site(Path(name, "ours"), standards, shape)
        words = words_of(ours)
        runners = [Runner(tool, Path(name, f"{number}")) for number, tool in enumerate(tools)]
        for runner in runners:
            runner.prepare(ours, words)
        for number in range(1, rounds + 1):
            _round(runners, steps, number)
        held.rows = [runner.row for runner in runners]
    held.seconds = round(time.monotonic() - begun)
    return held


def _round(runners: Sequence[Runner], steps: Sequence[str], number: int) -> None:
    running = [runner for runner in runners if not runner.is_slow]
    for step in steps:
        for runner in running:
            runner.run(step, number)


def _say(line: str) -> None:
    print(line, flush=True)
