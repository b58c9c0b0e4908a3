"""A book that would be very long is printed as volumes, each of them a book of its own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import page
import pytest

from handbook.paper.print_run import Printer
from handbook.project.load import Project
from tests.big import write
from tests.built_once import built_once
from tests.conftest import Run, run_handbook
from tests.paper.reading import DEEP, outline_of, pages_of, words_of
from tests.site.building import dress

Command = Callable[..., Run]
PAGES = {
    "index.md": "# What we do\n\nSee [how it ends](rest.md#how-it-ends), [the first](#standard-0) and "
    "[the first call](#moment-0).\n\n{{ standards() }}\n",
    "moments.md": "# When it counts\n\nAs it [began](index.md).\n\n{{ moments() }}\n",
    "rest.md": "# The rest\n\n## How it ends\n\n{{ quote() }}\n\n{{ jobs() }}\n",
}
SHORT = ("--volume-pages", "12")
FILES = ["handbook-1.pdf", "handbook-2.pdf"]


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A handbook on three pages, with a book of some forty."""
    return dress(write(tmp_path, 60), PAGES)


@pytest.fixture(scope="module")
def volumes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, printed as two volumes; a test that changes it takes a copy."""
    return built_once(tmp_path_factory, "volumes", _print_volumes)


def _print_volumes(folder: Path) -> None:
    run = run_handbook(dress(write(folder, 61), PAGES), "print", "book", *SHORT)
    assert run.status == 0, run.err


def printed(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "print").glob("*.pdf"))


def test_every_chapter_stands_in_one_of_the_volumes(volumes: Path) -> None:
    """Each says which it is and what the others hold, and is numbered, bookmarked and indexed by itself."""
    assert printed(volumes) == FILES
    first, second = (volumes / "print" / name for name in FILES)
    chapters = {"What we do", "When it counts", "The rest"}
    assert (chapters & set(outline_of(first)), chapters & set(outline_of(second))) == (
        {"What we do"},
        {"When it counts", "The rest"},
    )
    for path, number in ((first, 1), (second, 2)):
        pages, outline = pages_of(path), outline_of(path)
        assert f"Staff handbook, volume {number}" in pages[0]
        contents = " ".join(
            pages[outline["How to use this book"] - 1 : min(outline[name] for name in chapters & set(outline)) - 1]
        )
        assert "1 from “What we do”" in contents and "2 from “When it counts”" in contents
        assert all(f"page {n} of {len(pages)}" in words for n, words in enumerate(pages, 1))
        assert ("Answer call number 0 " in pages[outline["Index"] - 1]) == (number == 1)


def test_what_stands_in_another_volume_is_named_with_it(volumes: Path) -> None:
    """A page of another file would lead astray; inside a volume the page stands beside the name. Of very many the first are named."""
    first, second = (words_of(volumes / "print" / name) for name in FILES)
    assert "how it ends in volume 2" in first and "the first call in volume 2" in first
    assert re.search(r"the first page \d+", first)
    assert "began in volume 1" in second
    assert re.search(r"Answer call number 59 within three rings in volume 1 and 1 more", second)


def test_pages_are_guessed_nearly_as_they_come_out(volumes: Path) -> None:
    """From such guesses a book is right after the first round, and needs but one more for the numbers of its pages."""
    of_volume = [
        sheet.make()["anchors"] for _, sheet in Printer(Project.load(volumes), ("book",), volume_pages=12).sheets
    ]
    for file, guesses in zip(FILES, of_volume, strict=True):
        outline = outline_of(volumes / "print" / file)
        titles = {page: text.splitlines()[0].removeprefix("# ") for page, text in PAGES.items()}
        stands = {page: outline[title] for page, title in titles.items() if title in outline}
        assert stands and all(abs(guesses[page] - number) <= 1 + number / 8 for page, number in stands.items()), file


def test_every_volume_is_for_everybody_and_the_same_bytes_twice(
    handbook_command: Command, volumes: Path, tmp_path: Path
) -> None:
    """All rules of PDF/UA-1 hold, and a second run has nothing to do or does the same."""
    long = Path(shutil.copytree(volumes, tmp_path / "again"))
    before = {name: (long / "print" / name).read_bytes() for name in FILES}
    for name in FILES:
        assert page.validate_pdf(long / "print" / name, limits=DEEP).failures == []
    assert "no files printed" in handbook_command("-C", long, "print", "book", *SHORT).out
    (long / "print" / "manifest.json").unlink()
    assert handbook_command("-C", long, "print", "book", *SHORT).status == 0
    assert {name: (long / "print" / name).read_bytes() for name in FILES} == before


def test_the_book_and_its_volumes_do_not_lie_side_by_side(handbook_command: Command, long: Path) -> None:
    """Whoever asks for the book gets the book or its volumes, and the other goes; other sheets stay."""
    assert handbook_command("-C", long, "print", "book", "poster").status == 0
    assert printed(long) == ["handbook.pdf", "poster.pdf"]
    assert handbook_command("-C", long, "print", "book", *SHORT).status == 0
    assert printed(long) == [*FILES, "poster.pdf"]


UNREADABLE = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="1e40"/>'
"""A drawing that only Typst finds fault with."""


def test_what_cannot_be_set_is_said_and_nothing_is_written(handbook_command: Command, long: Path) -> None:
    """The process that sets a volume hands on what went wrong in it."""
    (long / "docs" / "broken.svg").write_text(UNREADABLE, "utf-8")
    (long / "docs" / "rest.md").write_text("# The rest\n\n![A broken picture](broken.svg)\n\n{{ quote() }}\n", "utf-8")
    run = handbook_command("-C", long, "print", "book", *SHORT)
    assert run.status == 1
    assert "handbook-2.pdf cannot be printed" in run.err and "Traceback" not in run.err
    assert not (long / "print" / "handbook-2.pdf").exists()
