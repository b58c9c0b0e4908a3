"""A book of many hundred pages is set in parts and joined, and reads as if it had been set at once."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import page
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.big import write
from handbook.paper.typesetting.parts import ON_A_PAGE, PAGES_AT_ONCE, dealt_out
from tests.conftest import run_handbook
from tests.paper.reading import outline_of, pages_of
from tests.paper.test_print_command import DEEP
from tests.site.building import dress

STANDARDS = 800
"""Of so many a book is more than can be set at once."""
FIRST = """\
# What we do

See [the last one](#standard-799), [how it ends](rest.md#how-it-ends), and a note.[^1]

[^1]: The note itself.

Two addresses of our own: [a town](place:harbour-lane), [nowhere](<place:[9999,0,0]>).

{{ standards() }}
"""
REST = "# The rest\n\n## How it ends\n\nAs it [began](index.md).\n\n{{ moments() }}\n\n{{ coverage() }}\n"


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook of 800 standards on two pages, printed."""
    folder = write(tmp_path_factory.mktemp("long"), STANDARDS)
    dress(folder, {"index.md": FIRST, "rest.md": REST})
    run = run_handbook(folder, "print", "book")
    assert run.status == 0, run.err
    return folder


@pytest.fixture(scope="module")
def pages(long: Path) -> list[str]:
    return pages_of(long / "print" / "handbook.pdf")


@pytest.fixture(scope="module")
def bookmarks(long: Path) -> dict[str, int]:
    return outline_of(long / "print" / "handbook.pdf")


def test_everybody_can_read_it(long: Path) -> None:
    """All rules of PDF/UA-1 hold for the tags of the parts together."""
    report = page.validate_pdf(long / "print" / "handbook.pdf", limits=DEEP)
    assert (report.rules.total, report.failures) == (104, [])


def test_every_page_is_numbered_through(pages: list[str]) -> None:
    """On the cover as on the last one, and under the name of its chapter."""
    assert len(pages) > PAGES_AT_ONCE
    assert all(f"page {number} of {len(pages)}" in words for number, words in enumerate(pages, 1))
    running = [words for words in pages if words.startswith("What we do")]
    assert len(running) > STANDARDS / 4


def test_every_standard_is_there_once_and_in_order(pages: list[str], bookmarks: dict[str, int]) -> None:
    """Where a part ended and the next began, nothing is missing and nothing said twice."""
    found = [int(number) for number in re.findall(r"Answer call number (\d+) within three rings must", " ".join(pages))]
    assert found == list(range(STANDARDS))
    titles = [title for title in bookmarks if title.startswith("Answer call number")]
    assert titles == [f"Answer call number {number} within three rings" for number in range(STANDARDS)]


def test_contents_bookmarks_and_index_lead_to_the_right_pages(pages: list[str], bookmarks: dict[str, int]) -> None:
    assert all(_plain(title) in _plain(pages[number - 1]) for title, number in bookmarks.items())
    contents = " ".join(words for words in pages[1 : bookmarks["What we do"] - 1])
    for title in ("How to use this book", "What we do", "Answer call number 799 within three rings", "Index", "Signed"):
        assert re.search(rf"{title}[ .]*{bookmarks[title]}\b", contents), title
    index = " ".join(pages[bookmarks["Index"] - 1 : bookmarks["Signed"] - 1])
    assert f"standard-799 {bookmarks['Answer call number 799 within three rings']}" in index


def test_links_lead_to_the_page_they_name_in_whatever_part(long: Path, pages: list[str]) -> None:
    """Words and pages beside them say the same as the links; only what an editor wrote leads out of the book."""
    words = " ".join(pages)
    for said, there in (
        ("the last one", "Answer call number 799 within"),
        ("how it ends", "How it ends"),
        ("began", "What we do"),
    ):
        number = re.search(rf"{said} page (\d+)", words)
        assert number and there in pages[int(number[1]) - 1], said
    reader = pypdf.PdfReader(long / "print" / "handbook.pdf")
    numbers = {
        leaf.indirect_reference.idnum: number for number, leaf in enumerate(reader.pages, 1) if leaf.indirect_reference
    }
    links = [link.get_object() for leaf in reader.pages for link in leaf.get("/Annots", [])]
    named = [link for link in links if link["/Contents"].startswith("page ")]
    assert len(named) > 5 * STANDARDS
    assert all(link["/Contents"] == f"page {numbers[link['/Dest'][0].idnum]}" for link in named)
    own = [link["/A"]["/URI"] for link in links if "/A" in link]
    assert own == ["place:harbour-lane", "place:[9999,0,0]"]


def test_it_is_tagged_as_one_book(long: Path) -> None:
    """Its contents are a list of contents, and no two cells that head a column have the same name."""
    root = pypdf.PdfReader(long / "print" / "handbook.pdf").trailer["/Root"]["/StructTreeRoot"]
    (document,) = root["/K"]
    kinds = [element.get_object()["/S"] for element in document.get_object()["/K"]]
    assert kinds.count("/TOC") == 1
    assert kinds.count("/H1") == len({"How to use this book", "Contents", "What we do", "The rest", "Index", "Signed"})
    names = root["/IDTree"]["/Names"][::2]
    assert len(names) == len(set(names)) > 0


def test_the_same_handbook_gives_the_same_bytes(long: Path) -> None:
    book = long / "print" / "handbook.pdf"
    before = book.read_bytes()
    book.with_name("manifest.json").unlink()
    assert run_handbook(long, "print", "book").status == 0
    assert book.read_bytes() == before


def test_what_cannot_be_set_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    """The process that sets the parts hands on what went wrong in it."""
    folder = write(tmp_path, STANDARDS)
    dress(folder, {"index.md": "# All\n\n![A broken picture](broken.svg)\n\n{{ standards() }}\n\n{{ moments() }}\n"})
    (folder / "docs" / "broken.svg").write_text("<svg", "utf-8")
    run = run_handbook(folder, "print", "book")
    assert run.status == 1
    assert "handbook.pdf cannot be printed" in run.err and "Traceback" not in run.err
    assert not (folder / "print" / "handbook.pdf").exists()


NODES = st.sampled_from(["card", "heading", "p"]).map(
    lambda kind: {"is": kind, "level": 2, "words": "w" * ON_A_PAGE * 50}
)
AGAIN = st.just([{"is": "p", "body": [{"is": "again", "name": "note"}]}])


@given(st.lists(st.tuples(st.lists(NODES, max_size=30), st.just([]) | AGAIN), min_size=1, max_size=6))
def test_parts_hold_all_there_is_and_begin_where_a_card_does(given_nodes: list[tuple[list[dict], list[dict]]]) -> None:
    """A chapter is cut between two cards only, and not at all when it points at a footnote twice."""
    chapters = [
        {"number": number, "nodes": nodes + again, "goes_on": False}
        for number, (nodes, again) in enumerate(given_nodes)
    ]
    parts = dealt_out(chapters)
    assert all(parts)
    portions = [portion for part in parts for portion in part]
    for chapter in chapters:
        mine = [portion for portion in portions if portion["number"] == chapter["number"]]
        assert [node for portion in mine for node in portion["nodes"]] == chapter["nodes"]
        assert [portion["goes_on"] for portion in mine] == [False] + [True] * (len(mine) - 1)
        assert len(mine) == 1 or not given_nodes[chapter["number"]][1]
        for before, after in itertools.pairwise(mine):
            assert before["nodes"][-1]["is"] == after["nodes"][0]["is"] == "card"


def _plain(words: str) -> str:
    return re.sub(r"\s", "", words)
