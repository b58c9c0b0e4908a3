"""Each field of the model: the handbook `every-field` has it, and site and paper show it unless its declaration says why not."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import pypdf
import pytest

from handbook.model import Entry, Handbook, Part
from handbook.model.declared import Place, field
from handbook.model.every_field import every_field
from handbook.model.fields import FieldPath, Shape, shapes
from handbook.reader import read
from handbook.words import words_in
from tests.built_once import built_once
from tests.conftest import replace, run_handbook
from tests.drop_in import FOLDERS
from tests.fields_written import all_fields, fields_written
from tests.paper.reading import letters_of, structure
from tests.site.building import dress, everything

ENGLISH = words_in("en")

EVERY_FIELD = FOLDERS / "good" / "every-field"
NOT_IN_FORCE = ("draft", "retired")
LINK = re.compile(r"\[\[[^\]]*\]\]")


class Shown(NamedTuple):
    """A value that is to be seen somewhere: where it stands in the model, and how it is said."""

    path: FieldPath
    said: tuple[str, ...]
    """The pieces of text in which it stands there, without the links in it."""

    def is_in(self, seen: str) -> bool:
        """Whether all of it stands among some letters."""
        return all(_letters(piece) in seen for piece in self.said)


def test_the_handbook_of_every_field_has_them_all() -> None:
    """A field that is added to the model is added to it, in each place where the model has it."""
    written = fields_written(read(EVERY_FIELD).book)
    assert [path for path in all_fields(Handbook) if path not in written] == []


def test_what_is_shown_nowhere_says_why() -> None:
    """Nobody forgets a field: either it has a place, or its declaration gives the reason."""
    assert all(bool(shape.declared.because) == (shape.declared.place is Place.HIDDEN) for shape in every_field())
    with pytest.raises(ValueError, match="reason"):
        field("A note to oneself.", "", place=Place.HIDDEN)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook of every field, built and printed, with all of it on one page."""
    return built_once(tmp_path_factory, "every_field", _build_and_print) / "handbook"


def _build_and_print(parent: Path) -> None:
    folder = Path(shutil.copytree(EVERY_FIELD, parent / "handbook"))
    dress(folder, {"index.md": everything(read(folder).book)})
    for command in (("build",), ("print", "--all", "--appendix")):
        run = run_handbook(folder, *command)
        assert run.status == 0, run.err


def test_the_site_shows_every_field(house: Path) -> None:
    """On the page of everything, or on the small page that an entry has when no other shows it."""
    pages = [house / "site" / "index.html", *(house / "site" / "go").rglob("index.html")]
    seen = _letters(" ".join(_text(page) for page in pages))
    assert [value for value in values(read(house).book, retired=True) if not value.is_in(seen)] == []


def test_paper_shows_every_field(house: Path) -> None:
    """Of every entry that is in force, on the sheets that are for it; an id is for files, and answers are boxes."""
    seen = _letters(" ".join(map(letters_of, (house / "print").rglob("*.pdf"))))
    shown = (value for value in values(read(house).book, retired=False) if value.path[-1] != "id")
    assert [value for value in shown if value.path[-2:] != ("extra", "answer") and not value.is_in(seen)] == []


def test_a_picture_is_seen_and_said_on_site_and_paper(house: Path) -> None:
    """With its words for whoever cannot see it, from a file of the site's own that says nothing of the handbook's folders."""
    said = ("A lantern, for want of a knife", "A lantern above the counter")
    html = (house / "site" / "index.html").read_text("utf-8")
    shown = dict(re.findall(r'<img class="hb-picture" src="([^"?]+)[^"]*" alt="([^"]+)"', html))
    assert [(house / "site" / src).is_file() for src in shown] == [True]
    assert all(f'alt="{words}"' in html for words in said)
    tags = structure(pypdf.PdfReader(house / "print" / "handbook.pdf"))
    assert set(said) <= {str(tag.get("/Alt", "")) for tag in tags}


def test_a_picture_that_cannot_be_shown_is_named_with_its_line(shop: Path) -> None:
    """By check: one that is not there with the file that is meant, and a drawing that runs; nothing is printed with a hole in it."""
    (shop / "door.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "utf-8")
    line = replace(
        shop / "standards.yml",
        "    seen: Were you thanked before the bag was opened?\n",
        "    seen: Were you thanked before the bag was opened?\n    picture:\n      file: dor.svg\n      says: A door\n",
    )
    run = run_handbook(shop, "check", "--format", "json")
    found = [(it["line"], it["cure"]) for it in run.problems if it["rule"] == "picture-missing"]
    assert found == [(line + 2, "Did you mean “door.svg”?")]
    (shop / "dor.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" onload="run()"/>', "utf-8")
    run = run_handbook(shop, "check", "--format", "json")
    found = [(it["line"], it["message"]) for it in run.problems if it["rule"] == "picture-missing"]
    assert found == [(line + 2, "The picture “dor.svg” does more than show: onload.")]
    assert run_handbook(shop, "print", "poster").status == 1
    assert not (shop / "print").exists()


def values(book: Handbook, *, retired: bool) -> Iterator[Shown]:
    """Every value of every entry that is declared as shown, in the words it is shown in."""
    yield from _of_part(book, book.quote, ("quote",))
    for section, entries in book.sections():
        for entry in entries:
            status = getattr(entry, "status", "")
            if status not in NOT_IN_FORCE or (retired and status == "retired"):
                yield from _of_part(book, entry, (section, entry.id))


def _of_part(book: Handbook, part: Part, above: FieldPath) -> Iterator[Shown]:
    for shape in shapes(type(part)):
        value = getattr(part, shape.attribute)
        if shape.declared.place is Place.HIDDEN or value in (None, "", ()) or shape.holds_by_default(value):
            continue
        for one in value if shape.many else (value,):
            if isinstance(one, Part):
                yield from () if isinstance(one, Entry) else _of_part(book, one, (*above, shape.name))
            elif said := _said(book, shape, one):
                yield Shown((*above, shape.name), tuple(LINK.split(said)))


def _said(book: Handbook, shape: Shape, value: Any) -> str:
    """A value as people read it; nothing where it is only to be seen in how something looks."""
    if isinstance(value, bool):
        key = "yes" if value else "no"
        return ENGLISH.choice(shape, key) if key in shape.declared.words else ""
    if shape.points_at:
        entry = book.entries.get(value)
        return entry.name if entry else ""
    if shape.choices:
        return ENGLISH.choice(shape, value) if shape.declared.place is not Place.WITHIN else ""
    if isinstance(value, date):
        return ENGLISH.day(value)
    if shape.name == "first_known":  # a year, which no language groups
        return str(value)
    return ENGLISH.number(value) if isinstance(value, int | float) else str(value)


def _text(page: Path) -> str:
    """What a reader sees of a page."""
    return unescape(re.sub(r"<[^>]+>", " ", page.read_text("utf-8")))


def _letters(text: str) -> str:
    return re.sub(r"\s", "", text).casefold().replace("’", "'")
