"""Input that is hard to read takes a time that grows with its length: with its square none of this would ever end.

`python -m bench.linear` measures many more kinds of it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from handbook.project.check import check
from handbook.project.load import Project
from handbook.views.changes.word_diff import word_diff
from tests.conftest import replace
from tests.site.building import dress

TODAY = date(2026, 11, 21)
HEAD = "standards:\n  - id: one\n    title: "
SOURCES = {
    "quote": HEAD + '"never closed\n' + "      words in the line\n" * 20_000,
    "apostrophe": HEAD + "'never closed\n" + "      words in the line\n" * 20_000,
    "number": HEAD + "x\n    weight: 1" + " " * 15_000 + "x1\n",
    "spaces": "standards:\n  - x" + "\u00a0" * 20_000 + "b\n",
    "names": HEAD + "x\n" + "".join(f"    naame{i}: x\n" for i in range(4_000)),
    "sections": "".join(f"standrds{i}: x\n" for i in range(4_000)),
    "ids": "glossary:\n" + "".join(f"  - id: g{i}\n    term: T\n    means: See [[x{i}]].\n" for i in range(2_000)),
    "silences": "# ok: unlinked x\n" * 20_000,
}
PAGES = {
    "blanks": "<!-- ok: x" + " " * 100_000 + "\n",
    "beginnings": "<!-- ok:" * 20_000 + "\n",
    "lines": "<!-- ok: unlinked x -->\n" * 10_000,
}


def test_what_is_hard_to_read_is_read_in_a_time_that_grows_with_its_length(shop: Path) -> None:
    """Marks that are never closed, thousands of names that are unknown, thousands of silences and of their beginnings."""
    (shop / "parts").mkdir()
    for name, text in SOURCES.items():
        (shop / "parts" / f"{name}.yml").write_text(text, "utf-8")
    dress(shop, {f"{name}.md": text for name, text in PAGES.items()})
    replace(shop / "standards.yml", "handbook:\n", "include: parts/*.yml\nhandbook:\n")
    found = {(problem.file, problem.rule) for problem in check(Project.load(shop, TODAY)).problems}
    assert {
        ("parts/quote.yml", "quote-not-closed"),
        ("parts/apostrophe.yml", "quote-not-closed"),
        ("parts/number.yml", "not-a-number"),
        ("parts/names.yml", "unknown-key"),
        ("parts/sections.yml", "unknown-key"),
        ("parts/ids.yml", "unknown-id"),
    } <= found


def test_of_thousands_of_wrong_words_the_first_are_guessed_at(shop: Path) -> None:
    """Each is reported; what was meant is worked out for so many as takes no time."""
    (shop / "parts").mkdir()
    replace(shop / "standards.yml", "handbook:\n", "include: parts/*.yml\nhandbook:\n")
    entries = "".join(f"  - id: word-{i}\n    term: T\n    means: See [[wrod-{i}]].\n" for i in range(600))
    (shop / "parts" / "words.yml").write_text("glossary:\n" + entries, "utf-8")
    cures = [one.cure for one in check(Project.load(shop, TODAY)).problems if one.rule == "unknown-id"]
    assert len(cures) == 600
    assert "Did you mean" in cures[0]
    assert "Did you mean" not in cures[-1]


def test_lines_and_entries_beyond_every_measure_are_refused_in_a_sentence(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At their place; the rest of the file is read."""
    path = shop / "standards.yml"
    path.write_text(path.read_text("utf-8") + "#" * 20_001 + "\n" + "#" * 20_000 + "\n", "utf-8")
    monkeypatch.setattr("handbook.system.limits.LINE_LENGTH", 20_000)
    monkeypatch.setattr("handbook.system.limits.ENTRIES", 5)
    found = [one for one in check(Project.load(shop, TODAY)).problems if one.rule == "too-large"]
    assert [one.message.partition(";")[1] for one in found] == [";", ";"]
    assert {one.message[:5] for one in found} == {"There", "This "}


def test_a_change_of_an_endless_text_is_told_as_a_whole() -> None:
    """To compare it word by word would take the square of its length."""
    before, after = "word " * 60_000 + "old", "word " * 60_000 + "new"
    assert [(one.kind, one.text[-3:]) for one in word_diff(before, after) if one.text != " "] == [
        ("gone", "old"),
        ("new", "new"),
    ]
