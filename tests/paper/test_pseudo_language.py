"""In the pseudo-language every word of ours on paper stands in brackets, so one that is in no catalogue shows.

What editors write is put into another alphabet beforehand: Latin letters outside of brackets are ours.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
import yaml

from handbook.model import Part
from handbook.model.fields import Shape, shapes
from handbook.model.pictures import Picture
from handbook.reader import read
from handbook.words.pseudo import CLOSE, OPEN, PSEUDO
from tests.conftest import run_handbook
from tests.drop_in import FOLDERS
from tests.paper.reading import pages_of, structure
from tests.site.building import dress, everything

OTHER_ALPHABET = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "абцдефгхијклмнопярстувшюызАБЦДЕФГХИЈКЛМНОПЯРСТУВШЮЫЗ"
)
NO_WORDS = re.compile(r"(\[\[[^\]|]*\|?|(?:https?://|mailto:)\S+)")
"""Where an entry is named in a text, up to the words for it, and addresses."""
HYPHEN_AT_AN_END = "\ufffe"
"""How a hyphen at the end of a line is read."""
NAME = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
WORD = re.compile(r"[A-Za-z]{2,}")
SAME_EVERYWHERE = re.compile(r"(?:https?://|example\.org)[^\s~⟧]*(?:(?<=[/#]) \w+(?:#\w+)?)?|[^\s⟦]+@[^\s~⟧]+")
"""Addresses; a long one may be broken into lines."""
ID = re.compile(r"\b[a-z0-9]+(?:-[a-z0-9]+)+\b")
TYPST_SAYS = re.compile(r"\s*(?:“.*” )?page \d+|Telephone \S+", re.DOTALL)
"""What Typst itself says of a link inside a document; it cannot be told otherwise."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a handbook with every field and every macro, printed in the pseudo-language."""
    folder = tmp_path_factory.mktemp("pseudo")
    reading = read(FOLDERS / "good" / "every-field")
    data = _in_other_letters(reading.book)
    said = reading.book.handbook
    data["handbook"] |= {
        "language": PSEUDO,
        "allow": list(said.allow),
        "look": said.look.model_dump() if said.look else {},
    }
    shutil.copytree(FOLDERS / "good" / "every-field" / "pictures", folder / "pictures")
    (folder / "standards.yml").write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    dress(folder, {"index.md": everything(reading.book).replace("Everything", "Всё")})
    run = run_handbook(folder, "print", "--all")
    assert run.status == 0, run.err
    return folder


def _in_other_letters(part: Part) -> dict[str, Any]:
    """A part of a handbook as it is written in YAML, its texts in other letters."""
    written = (shape for shape in shapes(type(part)) if shape.attribute in part.model_fields_set)
    return {shape.name: _value(shape, getattr(part, shape.attribute)) for shape in written}


def _value(shape: Shape, value: Any) -> Any:
    if isinstance(value, Picture):
        return _in_other_letters(value) | {"file": value.file}
    if isinstance(value, Part):
        return _in_other_letters(value)
    if isinstance(value, list | tuple):
        return [_value(shape, item) for item in value]
    is_text = shape.kind is not None and shape.kind.is_text and not shape.choices
    if isinstance(value, str) and is_text:
        pieces = NO_WORDS.split(value)
        return "".join(piece if NO_WORDS.fullmatch(piece) else piece.translate(OTHER_ALPHABET) for piece in pieces)
    return value if isinstance(value, bool | int | float | date) or value is None else str(value)


def not_wrapped(said: str, names: frozenset[str]) -> Iterator[str]:
    """The words of a text that stand outside of all brackets, but for names that are the same in every language."""
    depth, outside = 0, ""
    for character in SAME_EVERYWHERE.sub(" ", said.replace(HYPHEN_AT_AN_END, "-")):
        depth += (character == OPEN) - (character == CLOSE)
        outside += " " if depth else character
    assert depth == 0, said
    yield from (word for word in NAME.findall(outside) if WORD.search(word) and word not in names)


def test_every_word_of_ours_on_paper_is_in_a_catalogue(printed: Path) -> None:
    """On the pages, in the bookmarks and titles, in what is read out of pictures, and in the hints of form fields."""
    book = read(printed).book
    extras = [extra.id for card in book.scorecards for extra in card.extra]
    names = frozenset(["extra", *extras, *book.entries, *ID.findall((printed / "standards.yml").read_text("utf-8"))])
    untagged = printed / "print" / "booklets"  # the pages of the job books, two to a sheet
    files = sorted(file for file in (printed / "print").rglob("*.pdf") if file.parent != untagged)
    assert len(files) > 10
    found = {}
    for file in files:
        reader = pypdf.PdfReader(file)
        said = [" ".join(pages_of(file)), *_beside_the_pages(reader)]
        if words := {word for text in said for word in not_wrapped(text, names)}:
            found[file.relative_to(printed).as_posix()] = words
    assert found == {}


def _beside_the_pages(reader: pypdf.PdfReader) -> Iterator[str]:
    """Everything that a reader's program says besides the text of the pages."""
    metadata: Any = reader.metadata or {}
    yield from (str(metadata.get(name, "")) for name in ("/Title", "/Keywords"))
    yield from _titles(reader.outline)
    yield from (str(element["/Alt"]) for element in structure(reader) if "/Alt" in element)
    yield from (
        str(field.get("/TU", ""))
        for name, field in (reader.get_fields() or {}).items()
        if name not in ("scorecard", "edition")
    )
    for page in reader.pages:
        for link in page.get("/Annots", []):
            said = str(link.get_object().get("/Contents", ""))
            yield "" if TYPST_SAYS.fullmatch(said) else said


def _titles(outline: list[Any]) -> Iterator[str]:
    for mark in outline:
        yield from _titles(mark) if isinstance(mark, list) else [str(mark.title)]
