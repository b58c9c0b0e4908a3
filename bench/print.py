"""`python -m bench.print`: what printing costs, in CPU seconds and memory.

The shipped handbook's whole folder, a book of 300 standards, and one of 3,000, which is printed as volumes.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import tempfile
from pathlib import Path

from bench.cost import cpu_seconds
from tests.big import write

RUNS = 3
ROOT = Path(__file__).parent.parent
NOT_PRINTED = shutil.ignore_patterns(".*", "site", "print", "tests", "bench")


def main() -> None:
    """Print the medians, and the most memory that one of them or of those before took."""
    with tempfile.TemporaryDirectory() as name:
        folders = {
            "the shipped handbook, everything": (
                Path(shutil.copytree(ROOT, Path(name) / "ours", ignore=NOT_PRINTED)),
                ("--all",),
            ),
            "a book of 300 standards": (write(Path(name) / "300", 300), ("book",)),
            "a book of 3,000 standards": (write(Path(name) / "3000", 3000), ("book",)),
        }
        for title, (folder, what) in folders.items():
            taken = []
            for _ in range(RUNS):
                shutil.rmtree(folder / "print", ignore_errors=True)
                taken.append(cpu_seconds("-m", "handbook", "-C", str(folder), "print", *what))
            again = cpu_seconds("-m", "handbook", "-C", str(folder), "print", *what)
            most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
            print(
                f"{title:>34}: {statistics.median(taken):6.2f} CPU s, {again:5.2f} when nothing changed,"
                f" {most / 1024:5.0f} MiB at most so far",
                flush=True,
            )


if __name__ == "__main__":
    main()
