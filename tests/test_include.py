"""What may stand under `include`: whatever is written there, the checker answers with a sentence at its line."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from handbook.project.check import check
from handbook.project.load import Project
from tests.conftest import replace

TODAY = date(2026, 11, 21)


def said_of(folder: Path) -> list[tuple[str, str, int]]:
    """The rules that are broken, with the files and lines."""
    return [(problem.rule, problem.file, problem.line) for problem in check(Project.load(folder, TODAY)).problems]


def include(shop: Path, *patterns: str) -> None:
    """Have the shop include some patterns, from its first line on."""
    path = shop / "standards.yml"
    lines = "".join(f"  - '{pattern}'\n" for pattern in patterns)
    path.write_text(f"include:\n{lines}{path.read_text('utf-8')}", "utf-8")


@pytest.mark.parametrize(
    ("pattern", "rule"),
    [
        ("**.yml", "include-pattern"),
        ("a**b", "include-pattern"),
        ("parts/***/x.yml", "include-pattern"),
        ("parts/**", "include-pattern"),
        (".", "include-pattern"),
        ("./", "include-pattern"),
        ("/", "include-outside"),
        ("", "include-pattern"),
        ("parts", "include-pattern"),
        ("parts/", "include-pattern"),
        ("dir.yml", "include-pattern"),
        (".hidden.yml", "include-pattern"),
        ("x" * 256 + ".yml", "include-pattern"),
        ("x/" * 3000 + "x.yml", "include-missing"),
        ("/etc/hosts", "include-outside"),
        ("C:/hosts.yml", "include-outside"),
        ("\\\\host\\share\\x.yml", "include-outside"),
        ("parts/../../x.yml", "include-outside"),
        ("..", "include-outside"),
        ("[", "include-empty"),
        ("[!]", "include-empty"),
        ("*" * 60, "include-pattern"),
        ("**/" * 60 + "*.yaml", "include-empty"),
        ("*a" * 60 + "*.yml", "include-empty"),
        ("nothing.yml", "include-missing"),
    ],
)
def test_a_pattern_that_finds_nothing_says_why_at_its_line(shop: Path, pattern: str, rule: str) -> None:
    """Two stars in a word, a folder, what no disk can hold, what leads out: each is one problem and no traceback."""
    (shop / "parts" / "inner").mkdir(parents=True)
    (shop / "dir.yml").mkdir()
    (shop / ".hidden.yml").write_text("standards: []\n")
    include(shop, pattern)
    assert said_of(shop) == [(rule, "standards.yml", 2)]


def test_a_pattern_finds_files_of_any_depth_once_and_none_that_is_hidden(shop: Path) -> None:
    """`**/` is any number of folders; an editor's or a system's hidden files are no part of a handbook."""
    inner = shop / "parts" / "a" / "b"
    inner.mkdir(parents=True)
    text = "glossary:\n  - id: word\n    term: Word\n    means: A word.\n"
    (inner / "terms.yml").write_text(text)
    (inner / "._terms.yml").write_bytes(b"\x00\x05\x16\x07")
    (shop / "parts" / ".cache").mkdir()
    (shop / "parts" / ".cache" / "terms.yml").write_text(text)
    include(shop, "parts/**/*.yml", "**/**/terms.yml", "parts/a/./b//terms.yml")
    assert [rule for rule, _, _ in said_of(shop)] == []
    assert Project.load(shop, TODAY).book.entries["word"].name == "Word"


@pytest.mark.parametrize("kind", ["dangling", "loop", "pipe"])
@pytest.mark.parametrize("pattern", ["parts/*.yml", "parts/terms.yml", "**/*.yml"])
def test_a_file_that_cannot_be_read_is_named(shop: Path, kind: str, pattern: str) -> None:
    """A link that leads nowhere or in a circle, and what is no file at all: nothing is left out without a word."""
    (shop / "parts").mkdir()
    path = shop / "parts" / "terms.yml"
    match kind:
        case "dangling":
            path.symlink_to("nowhere.yml")
        case "loop":
            path.symlink_to("terms.yml")
        case "pipe":
            os.mkfifo(path)
    include(shop, pattern)
    assert said_of(shop) == [("file-unreadable", "parts/terms.yml", 1)]


def test_a_folder_that_cannot_be_read_is_named(shop: Path) -> None:
    """A file in the place of a folder stands for all that keeps one from being looked into."""
    (shop / "parts").symlink_to("parts")
    include(shop, "parts/*.yml")
    assert said_of(shop) == [("file-unreadable", "parts", 1)]


def test_a_root_that_cannot_be_read_is_named(shop: Path) -> None:
    """It is there, so that nobody is sent to another folder."""
    (shop / "standards.yml").unlink()
    (shop / "standards.yml").symlink_to("standards.yml")
    assert ("file-unreadable", "standards.yml", 1) in said_of(shop)


def test_too_many_patterns_files_and_bytes_are_refused_in_a_sentence(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is beyond a limit is said where it stands, and the rest is read no further."""
    (shop / "parts").mkdir()
    for number in range(6):
        (shop / "parts" / f"{number}.yml").write_text("# nothing yet\n")
    include(shop, *(["parts/*.yml"] * 3))
    monkeypatch.setattr("handbook.system.limits.PATTERNS", 2)
    assert said_of(shop) == [("too-large", "standards.yml", 4)]
    monkeypatch.setattr("handbook.system.limits.PATTERNS", 3)
    monkeypatch.setattr("handbook.system.limits.FILES", 5)
    replace(shop / "parts" / "0.yml", "yet", "here")
    assert said_of(shop) == [("too-large", "standards.yml", 2)]
    monkeypatch.setattr("handbook.system.limits.FILES", 6)
    monkeypatch.setattr("handbook.system.limits.SOURCE_BYTES", 20_000)
    (shop / "parts" / "1.yml").write_text("#" * 20_001)
    assert said_of(shop) == [("too-large", "parts/1.yml", 1)]
