"""A handbook whose own words are in Greek letters, said in the pseudo-language: whatever Latin word is not wrapped is ours."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

from handbook.editions.frozen import edition_files, frozen_text, read_edition
from handbook.model import Handbook, Part
from handbook.model.fields import shapes
from handbook.reader import read
from tests.drop_in import FERRY
from tests.site.building import dress, everything

GREEK = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "αβψδεφγηιξκλμνοπθρστυωςχζζΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΘΡΣΤΥΩΣΧΖΖ"
)
ADDRESSED = re.compile(r"(\[\[[^\]|]*\|?)")
"""Where a link in a text leads."""
KEPT = {"language", "allow", "site", "edit", "suggest", "currency", "edition", "calculation", "include", "look"}
ATTRIBUTES = ("title", "aria-label", "alt", "placeholder", "label")
LATIN = re.compile(r"[A-Za-z]{2,}")
THEIRS = (
    *("Skip to content", "Header", "Navigation", "Table of contents", "Back to top", "Footer", "Next", "Previous"),
    "404 - Not found",
)
"""What Material says in the language of its own."""
FILES = ("calendar.ics",)
"""What links to files are called."""
NOT_READ = {"script", "style", "code", "kbd"}


class _Quoted(yaml.SafeDumper):
    """Writes every text in quotation marks, so that an edition stays one."""


_Quoted.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, '"' if " " in text or text[:1].isdigit() else None
    ),
)


PLACE = "Tern"
"""Where the ferry's tables say that somebody was shopped."""


def in_greek(text: str) -> str:
    """A text in Greek letters, but for where its links lead."""
    pieces = ADDRESSED.split(text.replace("percent", "%"))
    return "".join(piece if at % 2 else piece.translate(GREEK) for at, piece in enumerate(pieces))


def _translated(data: dict[str, Any], part: type[Part]) -> dict[str, Any]:
    known = {shape.name: shape for shape in shapes(part)}
    return {name: _value(value, known[name]) if name not in KEPT else value for name, value in data.items()}


def _value(value: Any, shape: Any) -> Any:
    if isinstance(value, list):
        return [_value(item, shape) for item in value]
    if shape.part and isinstance(value, dict):
        return _translated(value, shape.part)
    if shape.kind and shape.kind.is_text and isinstance(value, str):
        return in_greek(value)
    return value


def greek_handbook(folder: Path) -> Path:
    """The ferry's handbook in Greek letters and the pseudo-language, with its editions and one page of every macro."""
    shutil.copytree(FERRY, folder)
    book = read(folder).book
    shutil.rmtree(folder / "docs")
    shutil.rmtree(folder / "standards")
    data = _translated(book.model_dump(mode="json", by_alias=True, exclude_unset=True), Handbook)
    data["handbook"]["language"] = "qps-ploc"
    written = yaml.dump(data, Dumper=_Quoted, allow_unicode=True, sort_keys=False, width=100_000)
    (folder / "standards.yml").write_text(written, "utf-8")
    for file in edition_files(folder):
        edition = read_edition(file)
        content = _translated(edition.content, Handbook)
        file.write_text(frozen_text(edition.name, edition.from_ or date.min, content), "utf-8")
    for table in (*folder.glob("results/*.csv"), *folder.glob("slips/*.csv")):
        table.write_text(table.read_text("utf-8").replace(PLACE, in_greek(PLACE)), "utf-8")
    dress(folder, {"index.md": everything(book).replace("Everything", "Παντα"), "αλλα.md": "# Αλλα\n"})
    return folder


class _Seen(HTMLParser):
    """Every text of a page and every attribute that is read out, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.attributes: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NOT_READ:
            self._inside.append(tag)
        self.attributes += [value for name, value in attrs if name in ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag == self._inside[-1]:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.texts.append(data)


def visible(page: str) -> Iterator[str]:
    """Everything a page says: all that stands on it, then each attribute that is read out."""
    seen = _Seen()
    seen.feed(re.sub(r"<!--.*?-->", "", page, flags=re.DOTALL))
    yield " ".join(seen.texts)
    yield from seen.attributes


def unwrapped(page: str, ids: Iterable[str]) -> Iterator[str]:
    """The Latin words of a page that stand in no brackets, each with what is around it."""
    for text in visible(page):
        yield from unwrapped_in(text, ids)


def unwrapped_in(text: str, ids: Iterable[str] = ()) -> Iterator[str]:
    """The same in a text; brackets may stand in brackets, and an id is nobody's word."""
    for theirs in (*sorted(ids, key=len, reverse=True), *FILES, *THEIRS):
        text = text.replace(theirs, "")
    before = None
    while before != text:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", "", text)
    for found in LATIN.finditer(text):
        yield " ".join(text[max(0, found.start() - 30) : found.end() + 30].split())
