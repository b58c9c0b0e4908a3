"""`python -m bench.houses`: what one more house costs that rests on the same brand, in CPU seconds, beside one alone.

The brand is the ferry line of the tests; each house says one standard in another way. With a number as many are built.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from bench.cost import HANDBOOK, cost
from tests.drop_in import FERRY

ROOT = 'extends: ../../brand\nhandbook:\n  organisation: House {i}\n  edition: "2026-1"\nstandards:\n  - id: offer-a-hand\n    do: Hold the rail number {i}.\n'
SITE = "INHERIT: ../../brand/mkdocs.yml\nsite_name: House {i}\n"


def group(folder: Path, houses: int) -> list[str]:
    """Write a brand and some houses, and return the folders of the houses."""
    shutil.copytree(FERRY, folder / "brand", ignore=shutil.ignore_patterns("results", "slips"))
    for i in range(houses):
        house = folder / "houses" / f"house-{i:04}"
        house.mkdir(parents=True)
        (house / "standards.yml").write_text(ROOT.format(i=i), "utf-8")
        (house / "mkdocs.yml").write_text(SITE.format(i=i), "utf-8")
    return [str(path) for path in sorted((folder / "houses").iterdir())]


def main(number: int = 200) -> None:
    """Print what one alone costs, one more of many, and all of them again where nothing changed."""
    with tempfile.TemporaryDirectory() as name:
        first, *others = group(Path(name), number)
        alone = cost((*HANDBOOK, "-C", first, "build"))
        together = cost((*HANDBOOK, "build", *others))
        again = cost((*HANDBOOK, "build", first, *others))
        printed = cost((*HANDBOOK, "-C", first, "print"))
    more = (together.cpu - alone.cpu) / (len(others) - 1)
    print(f"one house alone: {alone.cpu:.2f} CPU s, {alone.memory:.0f} MB")
    print(
        f"one more of {number}: {more:.2f} CPU s, {more / alone.cpu:.2f} of one alone; {together.memory:.0f} MB for all"
    )
    print(f"one in which nothing changed: {again.cpu / number:.3f} CPU s")
    print(f"one printed: {printed.cpu:.2f} CPU s")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
