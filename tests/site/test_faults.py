"""A fault of the program ends in what Python says and a sentence about it, wherever it is; never in silence."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

import pytest

from handbook.project.check import check
from handbook.project.load import Project
from handbook.web.preview.making import Work, make
from tests.conftest import replace, run_handbook
from tests.site.building import dress

IN_A_VIEW, BESIDE_PAGES = "handbook.views.board.board", "handbook.web.plugin.finish"
OUTSIDE_OF_ENGINES = "handbook.cli.make_site.checked"
NOT_YOURS = "went wrong in the program"


@contextmanager
def failing(at: str, only_in: str = "") -> Iterator[None]:
    """Have a function of the program raise what nobody expects, perhaps in one house only."""
    module, _, name = at.rpartition(".")
    real = getattr(import_module(module), name)

    def fails(*given: object, **named: object) -> object:
        if only_in in str(given[0]):
            raise ZeroDivisionError("nobody expects it")
        return real(*given, **named)

    with patch(at, fails):
        yield


def _house(folder: Path) -> Path:
    dress(folder, {"index.md": "# All\n\n{{ board() }}\n\n{{ standards() }}\n\n{{ moments() }}\n"})
    return folder


@pytest.mark.parametrize("at", [IN_A_VIEW, BESIDE_PAGES, OUTSIDE_OF_ENGINES])
def test_a_fault_of_the_program_is_said_with_its_place(shop: Path, at: str) -> None:
    """The macros' plugin ends with a status alone where a view fails; the site that was there stays."""
    run = run_handbook(_house(shop), "build", within=partial(failing, at))
    assert run.status == 1
    assert "ZeroDivisionError: nobody expects it" in run.err and NOT_YOURS in run.err.splitlines()[-1]
    assert not (shop / "site").exists()


def test_a_fault_in_one_house_keeps_no_other_from_being_built(tmp_path: Path, shop: Path) -> None:
    """It is said below the name of that house, and again at the end which was not built."""
    _house(shop).rename(tmp_path / "good")
    shutil.copytree(tmp_path / "good", tmp_path / "bad")
    run = run_handbook(tmp_path, "build", "bad", "good", within=partial(failing, OUTSIDE_OF_ENGINES, "bad"))
    assert run.status == 1 and NOT_YOURS in run.err and "bad" in run.err.splitlines()[-1]
    assert not (tmp_path / "bad" / "site").exists()
    assert (tmp_path / "good" / "site" / "index.html").is_file()


def test_a_fault_in_the_preview_stands_on_its_pages(tmp_path: Path, shop: Path) -> None:
    """Whoever writes sees it where the site was, and that it is not what they wrote."""

    def fails(*_: Path | str) -> None:
        raise ZeroDivisionError("nobody expects it")

    made = make(shop, Work(lambda: check(Project.load(shop)), fails, fails), tmp_path / "into")
    assert made.site is None and "ZeroDivisionError: nobody expects it" in made.page and NOT_YOURS in made.page


def test_a_mistake_in_a_template_or_hook_of_ones_own_is_a_sentence(shop: Path) -> None:
    """With its file and line: it is not the program's, and nobody is to search the program for it."""
    _house(shop)
    with (shop / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [hook.py]\n")
    (shop / "hook.py").write_text("def on_nav(nav, **_):\n    return nav.none\n", "utf-8")
    run = run_handbook(shop, "build")
    assert run.status == 1 and "hook.py:2: your own file cannot be used: AttributeError" in run.err
    (shop / "hook.py").write_text("", "utf-8")
    replace(shop / "mkdocs.yml", "theme: handbook", "theme: {name: handbook, custom_dir: own}")
    (shop / "own").mkdir()
    (shop / "own" / "main.html").write_text(
        '{% extends "base.html" %}\n{% block content %}{{ 1 / 0 }}{% endblock %}', "utf-8"
    )
    run = run_handbook(shop, "build")
    assert run.status == 1 and "own/main.html:2: your own file cannot be used: ZeroDivisionError" in run.err
