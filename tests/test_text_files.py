"""A file in another encoding, or with a merge that nobody finished, is named as such: once, where it begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.text.decoding import read_text
from tests.conftest import replace
from tests.drop_in import report_on
from tests.site.building import dress

PAGE = "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n\n{{ phrases() }}\n\n{{ tips() }}\n"
MERGE = "<<<<<<< HEAD\n{ours}\n||||||| base\n{base}\n=======\n{theirs}\n>>>>>>> sam/limit\n"


@pytest.fixture
def site(shop: Path) -> Path:
    """A small sound handbook with a page."""
    return dress(shop, {"index.md": PAGE})


def said_of(folder: Path) -> list[tuple[str, str]]:
    """Place and rule of everything that is said."""
    return [tuple(line.split(" → ")[0].split(": ")[0].replace(" error ", " ").split(" ")) for line in report_on(folder)]  # type: ignore[misc]


ENCODED = {
    "cp1252": (
        "\n\nAt the caf\u00e9 for \u20ac 3.\n".encode("cp1252"),
        "3:11",
        "looks like Windows-1252, which some editors call ANSI",
    ),
    "latin-1": ("Stra\u00dfe\n\nand more of it\n".encode("latin-1"), "1:5", "looks like Windows-1252"),
    "one bad byte": ("Caf\u00e9, caf".encode() + b"\xe9 and more\n", "1:10", "The byte E9 is no character in UTF-8."),
    "cyrillic": (
        "\n\u041f\u0440\u0438\u0432\u0435\u0442\n".encode("cp1251"),
        "2:1",
        "The byte CF is no character in UTF-8.",
    ),
    "utf-16": ("Caf\u00e9\n".encode("utf-16"), "1:1", "saved as UTF-16"),
    "big endian": (b"\xfe\xff" + "Caf\u00e9\n".encode("utf-16-be"), "1:1", "saved as UTF-16"),
    "utf-16 without a mark": ("Caf\u00e9 and more\n".encode("utf-16-le"), "1:1", "saved as UTF-16"),
    "big endian without a mark": ("Caf\u00e9 and more\n".encode("utf-16-be"), "1:1", "saved as UTF-16"),
    "utf-32": ("Caf\u00e9\n".encode("utf-32"), "1:1", "saved as UTF-32"),
    "an empty byte": (b"Text\nand\0more\0\n\0", "2:4", "control character 00"),
    "another control": (b"Text\nand \x07 more\n", "2:5", "control character 07"),
}


@pytest.mark.parametrize("kind", ENCODED)
def test_a_file_in_another_encoding_is_named_with_its_first_bad_byte(site: Path, kind: str) -> None:
    """Page, YAML, mkdocs.yml and own words alike: one error, which says what the file looks like."""
    data, place, said = ENCODED[kind]
    (site / "docs" / "more.md").write_bytes(data)
    (site / "words").mkdir()
    (site / "words" / "en.yml").write_bytes(data)
    found = [line for line in report_on(site) if "invalid-byte" in line]
    assert [line.split(" ")[0] for line in found] == [f"docs/more.md:{place}", f"words/en.yml:{place}"]
    assert all(said in line for line in found)


def test_each_kind_of_file_says_it_once(site: Path) -> None:
    """In whatever file the letters stand, nothing else is said of them."""
    for name in ("standards.yml", "mkdocs.yml", "docs/index.md"):
        path = site / name
        path.write_bytes(path.read_text("utf-8").replace("All", "Caf\u00e9").encode("cp1252") + b"# caf\xe9 caf\xe9\n")
    found = report_on(site)
    assert [line.split(":")[0] for line in found] == ["docs/index.md", "mkdocs.yml", "standards.yml"]
    assert all("invalid-byte" in line for line in found)


@pytest.mark.parametrize("data", ["\ufeff# All\r\n\r\nCaf\u00e9\r\n".encode(), "# All\r\rCaf\u00e9\r".encode(), b""])
def test_a_mark_of_utf_8_and_ends_of_lines_of_any_system_are_fine(site: Path, data: bytes) -> None:
    """What editors on Windows and old Macs write is read as it is meant."""
    (site / "docs" / "more.md").write_bytes(data)
    assert report_on(site) == []


def test_an_unfinished_merge_is_named_once_in_each_file(site: Path) -> None:
    """In pages, YAML, mkdocs.yml and own words; our version is read in its place, so nothing follows from it."""
    (site / "docs" / "more.md").write_text(f"# More\n\n{MERGE}\n- a\n{MERGE}", "utf-8")
    for name, line in (("standards.yml", "        title: "), ("mkdocs.yml", "site_name: ")):
        text = (site / name).read_text("utf-8")
        first = next(each for each in text.split("\n") if each.strip().startswith(line.strip()))
        merge = MERGE.format(ours=first, base=f"{first} once", theirs=f"{first}, theirs").rstrip("\n")
        (site / name).write_text(text.replace(first, merge, 1), "utf-8")
    (site / "words").mkdir()
    (site / "words" / "en.yml").write_text("<<<<<<< HEAD\n=======\n>>>>>>> sam\n", "utf-8")
    found = report_on(site)
    assert [line.split(":")[0] for line in found] == ["docs/more.md", "mkdocs.yml", "standards.yml", "words/en.yml"]
    assert all(" unfinished-merge: A merge is unfinished here" in line for line in found)
    assert "docs/more.md:3:1 " in found[0] and "One more begins in line 12." in found[0]


@pytest.mark.parametrize("text", [
    "    <<<<<<< HEAD\n    a\n    =======\n    b\n    >>>>>>> x\n",
    "- a\n- <<<<<<< HEAD\n- b\n- =======\n- c\n- >>>>>>> x\n",
    "<<<<<<<\na\n=======\nb\n>>>>>>>\n",
    "<<<<<<< HEAD\na\n=======\nb\n",
    "a\n\n>>>>>>> origin/main\n",
    "a\n\n>>>>>>> 3f2a1bc (Raise the limit)\n",
    "a\n||||||| 3f2a1bc\nb\n",
    "```\n<<<<<<< HEAD\na\n",
])  # fmt: skip
def test_markers_are_known_however_they_are_left(site: Path, text: str) -> None:
    """Indented, in a list, without names, without an end, or the last one that nobody took away."""
    (site / "docs" / "more.md").write_text(f"# More\n\n!!! note\n\n{text}", "utf-8")
    assert [line.split(" ")[2] for line in report_on(site)] == ["unfinished-merge:"]


@pytest.mark.parametrize("text", [
    "More\n=======\n\nText.\n",
    "# More\n\n```text\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n```\n",
    "# More\n\n1. So:\n\n    ~~~~\n    <<<<<<< HEAD\n    a\n    =======\n    b\n    >>>>>>> x\n    ~~~~\n",
    "# More\n\nGit writes:\n\n    <<<<<<< HEAD\n    a\n    =======\n    >>>>>>> x\n\nSo it is.\n",
    "# More\n\n`<<<<<<< HEAD`, then `>>>>>>> x`.\n",
    "# More\n\n| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n|||||||\n",
    "# More\n\n>>>>>>> seven deep\n>>>>>>> and more\n",
    "# More\n\n<<<<<<<<<<<<<<<<\n",
])  # fmt: skip
def test_what_only_looks_like_a_marker_is_none(site: Path, text: str) -> None:
    """The line under a heading, code about merges, an empty row of a table, a quotation of a quotation."""
    (site / "docs" / "more.md").write_text(text, "utf-8")
    assert report_on(site) == []


def test_what_is_read_of_a_merge_keeps_its_lines() -> None:
    """What follows a merge is reported where it stands; without an end nothing is taken away."""
    text = MERGE.format(ours="a", base="b", theirs="c")
    assert read_text(f"x\n{text}y".encode()).text == "x\n\na\n\n\n\n\n\ny"
    assert read_text(b"x\n<<<<<<< HEAD\na\n=======\nb\nc").text == "x\n\na\n\nb\nc"


def test_a_merge_in_macros_and_in_a_frozen_edition_is_called_by_its_name(site: Path) -> None:
    """Not that the one is no Python and the other no JSON; what Python's own headings are underlined with is none."""
    (site / "macros.py").write_text(MERGE.format(ours="A = 1", base="", theirs="A = 2"), "utf-8")
    (site / "editions").mkdir(exist_ok=True)
    (site / "editions" / "2020-1.json").write_text(f"{{\n{MERGE}}}\n", "utf-8")
    assert [line.split(" ")[2] for line in report_on(site)] == ["unfinished-merge:"] * 2
    (site / "macros.py").write_text('"""About\n=======\n"""\n', "utf-8")
    (site / "editions" / "2020-1.json").unlink()
    assert report_on(site) == []


def test_a_page_after_a_mark_of_utf_8_begins_with_its_front_matter(site: Path) -> None:
    """The mark is no part of the page."""
    (site / "docs" / "more.md").write_bytes("\ufeff---\ntitle: A\n---\n\n# A\n".encode())
    replace(site / "docs" / "index.md", "# All", "# All\n\n[A](more.md)")
    assert report_on(site) == []


def test_a_merge_in_a_table_of_answers_is_said_once(site: Path) -> None:
    """And nothing of what stands in its lines."""
    header, ours, theirs = "date,scorecard,item,answer", "2026-01-02,a,b,yes", "2026-01-02,a,b,no"
    (site / "results").mkdir(exist_ok=True)
    (site / "results" / "a.csv").write_text(
        f"{header}\n<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> sam\n", "utf-8"
    )
    assert [line.split(": ")[0] for line in report_on(site)] == ["results/a.csv:2:1 error unfinished-merge"]
