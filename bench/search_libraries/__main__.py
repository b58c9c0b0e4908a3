"""`python -m bench.search_libraries`: what our own search finds, beside MiniSearch, Fuse, FlexSearch, Orama and Pagefind.

All search the same documents, those of four handbooks of the tests' own, for the same words: words of the titles with
slips, cut off, or with another ending, made from the documents by a fixed throw of dice. It needs Node and npm, and
writes `figures.md`. Our own was written with such slips in mind, so its lead is flattered; how quick it is with
thousands of entries in a browser is measured by `python -m bench.search`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from handbook.reader import read
from tests.site.building import build, dress, everything

HERE = Path(__file__).parent
HANDBOOKS = HERE.parent.parent / "tests" / "handbooks" / "good"
SEARCHED = ("call-centre", "guarantees", "hospital", "one-file-shop")
FRAME = """\
# Our own search beside libraries

Written by `python -m bench.search_libraries`: {documents} documents of four handbooks of the tests' own. Of every
kind of query, how many had what was meant among the first three results.

"""


def index_of(handbook: str, folder: Path) -> Path:
    """Build a site with everything in a handbook on one page, and give what its search looks through."""
    shutil.copytree(HANDBOOKS / handbook, folder)
    dress(folder, {"index.md": everything(read(folder).book)})
    build(folder).check_returncode()
    return folder / "site" / "assets" / "search-index.js"


def figures(compared: dict[str, Any]) -> Iterator[str]:
    """The lines of a table: a row for every kind of query, a column for every search."""
    searches, asked = compared["searches"], compared["asked"]
    own = searches["our own"]["took"]
    yield _row("", "asked", *searches)
    yield _row("---", *["--:"] * (len(searches) + 1))
    for kind, number in asked.items():
        yield _row(kind, number, *(search["found"][kind] for search in searches.values()))
    yield _row("all of them", sum(asked.values()), *(sum(search["found"].values()) for search in searches.values()))
    yield _row("answers to words that stand nowhere", compared["notHere"], *(s["invented"] for s in searches.values()))
    yield _row("time taken, our own = 1", "", *(f"{search['took'] / own:.1f}" for search in searches.values()))


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def main() -> None:
    """Compare, print the table and keep it."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        sys.exit("This needs Node and npm: https://nodejs.org")
    subprocess.run([npm, "ci", "--silent", "--no-audit", "--no-fund"], cwd=HERE, check=True)
    with tempfile.TemporaryDirectory() as name:
        indexes = [index_of(handbook, Path(name) / handbook) for handbook in SEARCHED]
        done = subprocess.run([node, HERE / "compare.mjs", *indexes], check=True, capture_output=True, encoding="utf-8")
    compared = json.loads(done.stdout)
    table = FRAME.format(**compared) + "\n".join(figures(compared)) + "\n"
    (HERE / "figures.md").write_text(table, "utf-8")
    print(table, end="")


if __name__ == "__main__":
    main()
