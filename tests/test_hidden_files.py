"""What systems and editors put beside files for themselves is never read, and never published."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import replace
from tests.drop_in import report_on
from tests.site.building import build, dress

PAGE = "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n\n{{ phrases() }}\n\n{{ tips() }}\n"
APPLE = b"\0\5\x16\x07\0\2\0\0Mac OS X        \xb0\x8d"
"""How the second half of a file begins that macOS keeps on disks of other systems."""
HIDDEN = ("._{}", ".#{}", ".{}.swp", "{}~", "#{}#", "~${}", ".DS_Store", "._.DS_Store", ".~lock.{}#")
"""macOS; Emacs, vi and others; spreadsheets."""


@pytest.fixture
def littered(shop: Path) -> Path:
    """A small sound handbook in several folders, with every kind of such file beside every file."""
    dress(shop, {"index.md": PAGE, "more/words.md": "# Words\n"})
    text = (shop / "standards.yml").read_text("utf-8")
    at = text.index("\nphrases:") if "\nphrases:" in text else text.index("\ntips:")
    (shop / "parts").mkdir()
    (shop / "parts" / "rest.yml").write_text(text[at + 1 :], "utf-8")
    (shop / "standards.yml").write_text(f"{text[:at]}\ninclude: ['parts/*', '*.yml', '**/rest*']\n", "utf-8")
    for folder in ("results", "editions", "words", "fonts"):
        (shop / folder).mkdir(exist_ok=True)
    beside = (
        "parts/rest.yml",
        "docs/index.md",
        "docs/more/words.md",
        "results/a.csv",
        "editions/2026-1.json",
        "words/en.yml",
        "fonts/a.otf",
    )
    for name in map(Path, beside):
        for hidden in HIDDEN:
            (shop / name.parent / hidden.format(name.name)).write_bytes(APPLE)
    (shop / "mkdocs.yml").rename(shop / "base.yaml")
    shutil.copy(shop / "base.yaml", shop / "mkdocs.yml")
    return shop


def test_they_are_never_read(littered: Path) -> None:
    """Whatever pattern under include would find them."""
    replace(littered / "standards.yml", "'*.yml', ", "")
    assert report_on(littered) == []


def test_they_are_never_published(littered: Path) -> None:
    """Not as files beside the pages either."""
    replace(littered / "standards.yml", "'*.yml', ", "")
    run = build(littered)
    assert run.returncode == 0, run.stderr
    names = {path.name for path in (littered / "site").rglob("*")}
    assert names.isdisjoint(hidden.format(name) for hidden in HIDDEN for name in ("index.md", "words.md"))
    assert {"index.html", "words.html"} <= names


def test_one_that_is_named_is_told(littered: Path) -> None:
    """Who names such a file means another one."""
    replace(littered / "standards.yml", "'*.yml', ", "parts/rest.yml~, ")
    assert ["hidden" in line for line in report_on(littered)] == [True]


@pytest.mark.parametrize("name", ["rest (conflicted copy 2026-11-26).yml", "rest copy.yml", "rest-DESKTOP-1.yml"])
def test_a_copy_is_told_as_one(littered: Path, name: str) -> None:
    """Its ids are all taken: that is one mistake, and not one for each."""
    replace(littered / "standards.yml", "'*.yml', ", "")
    shutil.copy(littered / "parts" / "rest.yml", littered / "parts" / name)
    said = [line for line in report_on(littered) if " error " in line]
    assert len(said) == 1 and "duplicate-id" in said[0] and name in said[0]
    assert "All" in said[0] and "one of the two is a copy" in said[0]
