"""What is written for contributors names only what there is, and the picture of the rooms is how they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.pages.menu import pages_in_menu_order
from handbook.pages.site import read_site
from tests.conftest import ROOT
from tools.house import PICTURE, house
from tools.imports import imports

DECISIONS = ROOT / "docs" / "decisions"
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "bench/README.md")),
    *sorted((ROOT / "docs" / "contributors").glob("*.md")),
    *sorted(DECISIONS.glob("*.md")),
]
CODE = "bench|deploy|handbook|tests|tools"
SOURCES = sorted(path for folder in CODE.split("|") for path in (ROOT / folder).rglob("*.py"))
PATH = re.compile(
    rf"(?<![\w./-])(?:{CODE}|docs/contributors|docs/decisions|handbook/pages/manual|pictures|requirements)/[\w./-]*"
)
MODULE = re.compile(rf"python -m ((?:{CODE})(?:\.\w+)*)")
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def is_there(path: Path) -> bool:
    return path.with_suffix(".py").is_file() or path.exists()


def missing(text: str) -> list[str]:
    """The paths and modules a text names that are not in the repository."""
    paths = [found.rstrip("./") for found in PATH.findall(text)]
    modules = [found.replace(".", "/") for found in MODULE.findall(text)]
    return [name for name in (*paths, *modules) if not is_there(ROOT / name)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_path_and_module_a_page_names_is_there(page: Path) -> None:
    """A page for contributors never sends anybody to a file that has moved."""
    text = page.read_text("utf-8")
    assert not missing(text)
    assert not [link for link in LINK.findall(text) if not (page.parent / link).exists()]


def test_every_path_and_module_the_source_names_is_there() -> None:
    """Neither does a docstring or a comment."""
    named = {path.relative_to(ROOT).as_posix(): missing(path.read_text("utf-8")) for path in SOURCES}
    assert not {path: names for path, names in named.items() if names}


def test_every_decision_is_listed() -> None:
    """The list of decisions has each page once, with its own title."""
    listed = re.findall(
        r"^\| \[(\d+)\]\(([^)]+)\) \| (.+) \|$", (DECISIONS / "README.md").read_text("utf-8"), re.MULTILINE
    )
    titles = {path.name: path.read_text("utf-8").partition("\n")[0] for path in DECISIONS.glob("0*.md")}
    assert {name: f"# {number}. {title}" for number, name, title in listed} == titles


def test_the_picture_of_the_rooms_is_current() -> None:
    """`make reference` was run after a room began to import another, or said anew what it is."""
    assert PICTURE.read_text("utf-8") == house()


def test_the_picture_is_made_from_the_imports() -> None:
    """It knows an import wherever in a module it stands, and no room that is none."""
    known = imports()
    assert "handbook" not in known and "model" in known["reader"] and "cli" not in known["model"]


def test_staff_do_not_read_what_is_for_contributors() -> None:
    """Neither the site nor the printed book has these pages."""
    assert not [
        page for page in pages_in_menu_order(read_site(ROOT)) if page.startswith(("contributors/", "decisions/"))
    ]
