"""Drop-in handbooks: a folder under tests/handbooks is a test.

Beside each stands `expected.txt`, everything the checker says about it, sentence by sentence; without
that file nothing may be said. After a change of wording `python -m tests.drop_in` writes them anew; read
the difference before you commit it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from handbook.model.problems import Problem
from handbook.project.check import check
from handbook.project.load import Project

FOLDERS = Path(__file__).parent / "handbooks"
FERRY = FOLDERS / "ferry"
"""The one with everything: pages in a menu, two frozen editions, results; what a site and its paper are tried on."""
GOOD = sorted(path for path in FOLDERS.glob("good/*") if path.is_dir())
BAD = sorted(path for path in FOLDERS.glob("bad/*") if path.is_dir())
TODAY = date(2026, 11, 21)


def report_on(folder: Path) -> list[str]:
    """Everything that is said about a handbook, a line a problem."""
    return [line_of(problem) for problem in check(Project.load(folder, TODAY)).problems]


def line_of(problem: Problem) -> str:
    """A problem as `expected.txt` holds it."""
    place = f"{problem.file}:{problem.line}:{problem.column}"
    cure = problem.cure.replace("\n", " ⏎ ")
    return f"{place} {problem.severity} {problem.rule}: {problem.message} → {cure}"


def expected_of(folder: Path) -> list[str]:
    """What is expected to be said about a handbook."""
    path = folder / "expected.txt"
    return path.read_text("utf-8").splitlines() if path.exists() else []


def main() -> None:
    """Write what is said now."""
    for folder in (*GOOD, *BAD):
        said = report_on(folder)
        if said:
            (folder / "expected.txt").write_text("\n".join(said) + "\n", "utf-8")
        else:
            (folder / "expected.txt").unlink(missing_ok=True)


if __name__ == "__main__":
    main()
