"""Handbooks of other kinds in the place of ours, with one page of macros: nothing of them is lost on the way."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from handbook.model.fields import leaves
from handbook.reader import read
from handbook.words import words_in
from tests.drop_in import GOOD
from tests.site.building import build, dress, everything, folded, words_of

NOT_SHOWN = {"confirmed", "was", "author"}
FOR_FILES = {"file", "name"}
"""Fields of a picture and of a number in a sum: where it stands, and what it is called beside its title."""
MONEY = {"up_to", "costs_up_to", "pays"}
ALL = 100
"""Percent; nobody says so, but “all letters”."""


@pytest.fixture(params=GOOD, ids=lambda folder: folder.name, scope="module")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a good handbook, with all of it on one page."""
    folder = Path(shutil.copytree(request.param, tmp_path_factory.mktemp(request.param.name) / "handbook"))
    dress(folder, {"index.md": everything(read(folder).book)})
    run = build(folder)
    assert run.returncode == 0, run.stderr
    return folder


def test_every_number_and_every_word_is_on_the_page(site: Path) -> None:
    """Every unit, share, case, step and marking note; and every id is an anchor and an address."""
    book = read(site).book
    page, html = words_of(site / "site" / "index.html"), (site / "site" / "index.html").read_text("utf-8")
    page = " ".join([page, page.replace(",", ""), *re.findall(r'\s(?:data-hb-value|alt)="([^"]*)"', html)])
    anchors = re.findall(r'\sid="([^"]+)"', html)
    missing, words = [], words_in(book.handbook.language)
    for _section, entries in book.sections():
        for entry in entries:
            address = site / "site" / "go" / entry.id / "index.html"
            assert address.is_file(), entry.id
            if getattr(entry, "status", "") in ("draft", "retired"):
                continue
            assert anchors.count(entry.id) == 1, entry.id
            for leaf in leaves(entry):
                is_number = isinstance(leaf.value, int | float) and not isinstance(leaf.value, bool)
                money: Callable[[Any], str] = partial(words.money, "")
                say = {**dict.fromkeys(MONEY, money), "seconds": words.duration}
                said = say.get(str(leaf.path[-1]), words.number)(leaf.value) if is_number else leaf.value
                if leaf.path[-1] in FOR_FILES or (leaf.value == ALL and leaf.path[-1] in ("at_least", "of_contacts")):
                    continue
                if (
                    leaf.kind.is_text
                    and leaf.path[0] not in NOT_SHOWN
                    and "[[" not in said
                    and folded(said) not in page
                ) or (
                    is_number
                    and leaf.path != ("weight",)
                    and not re.search(rf"(?<!\d){re.escape(folded(said))}(?!\d)", page)
                ):
                    missing.append((entry.id, leaf.path, said))
    assert not missing


def test_every_page_says_in_which_language_and_direction_it_is_read(site: Path) -> None:
    """Whatever language the menu is in."""
    book = read(site).book
    language = book.handbook.language
    for page in ("index.html", "404.html", f"go/{book.standards[0].id}/index.html"):
        html = (site / "site" / page).read_text("utf-8")
        assert f'<html lang="{language}"' in html
        assert bool(re.search(r'<(?:html|body)[^>]* dir="rtl"', html)) == language.startswith("ar")


def test_the_data_is_the_whole_edition(site: Path) -> None:
    """`handbook.json` holds every entry as it was written, and where it is at home."""
    data = json.loads((site / "site" / "handbook.json").read_text("utf-8"))
    book = read(site).book
    assert data["handbook"]["edition"] == book.handbook.edition
    assert [standard["do"] for standard in data["standards"]] == [
        standard.do for standard in book.standards if standard.status != "draft"
    ]
    assert set(data["homes"]) >= {standard.id for standard in book.standards if standard.status == "active"}
    assert data["$schema"] == "handbook.schema.json"
    assert "standards" in json.loads((site / "site" / "handbook.schema.json").read_text("utf-8"))["properties"]
