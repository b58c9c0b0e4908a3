"""The reader: what an editor types is what the handbook holds, and nothing an editor types breaks the reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbook.model import LIST_SECTIONS, Handbook
from handbook.project.check import check
from handbook.project.load import Project
from handbook.reader import read
from handbook.reader.scan import compose
from tests.conftest import replace
from tests.drop_in import GOOD, TODAY, line_of, report_on

SHOP = next(folder for folder in GOOD if folder.name == "one-file-shop") / "standards.yml"
LINES = SHOP.read_text("utf-8").splitlines()
anything = settings(max_examples=60)
printable = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"),
    min_size=1,
)


@anything
@given(text=printable.map(str.strip).filter(bool))
@example(text="-\xa00")
@example(text="Attention\xa0:\xa0à l’heure, -\xa0toujours")
def test_a_text_in_quotation_marks_comes_out_exactly_as_typed(shop: Path, text: str) -> None:
    """Text is plain text, whatever is in it: braces, colons, tags, other scripts."""
    typed = SHOP.read_text("utf-8").replace(
        "organisation: Second Chapter, the hospice shop",
        f"organisation: {json.dumps(text, ensure_ascii=False)}",
    )
    (shop / "standards.yml").write_text(typed, "utf-8", newline="\n")
    assert read(shop).book.handbook.organisation == text


@anything
@given(at=st.integers(0, len(LINES) - 1), line=st.text(max_size=30), cut=st.integers(0, 40))
def test_no_line_however_mangled_stops_the_report(shop: Path, at: int, line: str, cut: int) -> None:
    """The report always comes, and every problem in it stands on a line that exists."""
    spoilt = [*LINES[:at], LINES[at][:cut] + line, *LINES[at + 1 :]]
    (shop / "standards.yml").write_bytes("\n".join(spoilt).encode("utf-8", "surrogatepass"))
    report = check(Project.load(shop, TODAY))
    count = len(report.project.lines["standards.yml"])
    assert all(1 <= problem.line <= count and problem.cure for problem in report.problems)


@anything
@given(data=st.binary(max_size=200))
def test_no_bytes_stop_the_report(shop: Path, data: bytes) -> None:
    """A file of another kind, saved under the wrong name, is a problem like any other."""
    (shop / "standards.yml").write_bytes(data)
    assert check(Project.load(shop, TODAY)).fails()


@pytest.mark.parametrize(
    "line",
    [
        "a: " + "[" * 50_000,
        "- " * 50_000,
        "\n".join(" " * i + "a:" for i in range(3000)),
        "a: " + "{" * 50_000,
    ],
)
def test_nesting_without_end_is_a_problem_and_no_crash(shop: Path, line: str) -> None:
    """Composers that recurse can be brought down; nothing in a handbook is that deep."""
    with (shop / "standards.yml").open("a", encoding="utf-8") as file:
        file.write(f"\nglossary:\n{line}\n")
    assert check(Project.load(shop, TODAY)).fails()


@pytest.mark.parametrize(
    "folder",
    [folder for folder in GOOD if folder.name in ("every-field", "nihongo")],
    ids=lambda folder: folder.name,
)
def test_without_libyaml_the_same_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML comes without its C library, reading is slower and nothing else."""
    fast = read(folder).book

    class PureLoader(yaml.SafeLoader):
        resolve = compose.NodeLoader.resolve
        descend_resolver = compose.NodeLoader.descend_resolver  # type: ignore[assignment]
        ascend_resolver = compose.NodeLoader.ascend_resolver

    monkeypatch.setattr(compose, "NodeLoader", PureLoader)
    assert read(folder).book == fast


def test_a_file_that_a_pattern_newly_finds_is_read(shop: Path) -> None:
    """An editor adds a file and expects it to count."""
    replace(shop / "standards.yml", "handbook:\n", "include: [more/*.yml]\nhandbook:\n")
    (shop / "more").mkdir()
    assert "include-empty" in "".join(report_on(shop))
    (shop / "more" / "words.yml").write_text("glossary:\n  - id: giver-word\n    term: Giver\n", "utf-8")
    assert [term.term for term in read(shop).book.glossary] == ["Rag", "Giver"]
    assert not check(Project.load(shop, TODAY)).problems


@pytest.mark.parametrize(
    "typed, value",
    [
        ("No", "No"),
        ("on", "on"),
        ("15:00", "15:00"),
        ("0777", "0777"),
        ("1e3", "1e3"),
        ("2027-03-31", "2027-03-31"),
        ("true", "true"),
        ("12_000", "12_000"),
    ],
)
def test_a_text_that_looks_like_something_else_stays_text(shop: Path, typed: str, value: str) -> None:
    """The field decides what a value means, not its looks."""
    replace(shop / "standards.yml", "may: Leave behind what cannot be sold", f"may: {typed}")
    assert [limit.may for limit in read(shop).book.empowerment][1] == value
    assert not check(Project.load(shop, TODAY)).problems


def test_an_optional_section_may_be_empty(shop: Path) -> None:
    """An empty value counts as missing."""
    text = (shop / "standards.yml").read_text("utf-8")
    optional = [
        name for name in LIST_SECTIONS if not Handbook.model_fields[name].is_required() and f"\n{name}:" not in text
    ]
    assert len(optional) > 5
    (shop / "standards.yml").write_text(text + "".join(f"\n{name}:" for name in optional) + "\n", "utf-8")
    assert not check(Project.load(shop, TODAY)).problems


def test_a_mistyped_section_is_reported_once(shop: Path) -> None:
    """What stands under it is still found, so that nothing that points at it seems to be missing."""
    line = replace(shop / "standards.yml", "\nphrases:\n", "\nphrses:\n") + 1
    assert report_on(shop) == [
        f"standards.yml:{line}:1 error unknown-key: There is no section “phrses”. → Did you mean “phrases”?"
    ]


def test_an_unreadable_line_hides_nothing_else(shop: Path) -> None:
    """All problems of all files come in one run."""
    broken = replace(shop / "standards.yml", "    title: Thank the giver\n", "    title Thank the giver\n")
    later = replace(shop / "standards.yml", "up_to: 5\n", "up_to: five\n")
    found = [(problem.line, problem.rule) for problem in check(Project.load(shop, TODAY)).problems]
    assert found == sorted([(broken, "missing-colon"), (later, "not-a-number")])


def test_problems_come_in_the_order_of_files_and_lines() -> None:
    """An editor works from top to bottom."""
    for folder in (SHOP.parents[2] / "bad").iterdir():
        problems = check(Project.load(folder, TODAY)).problems
        assert [line_of(p) for p in problems] == [
            line_of(p) for p in sorted(problems, key=lambda p: (p.file, p.line, p.column))
        ]
