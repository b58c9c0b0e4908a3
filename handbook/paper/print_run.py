"""Print: every sheet that is wanted, or only those that changed, each written whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from pydantic_core import to_json

from handbook import __version__
from handbook.model.problems import Problem
from handbook.model.settings import Paper
from handbook.paper.book import VOLUME
from handbook.paper.fields import TYPED_FONT, fill_in
from handbook.paper.missing_glyphs import coverage, missing, where_missing
from handbook.paper.sheets import Order, Sheet, data_of, issued, order
from handbook.paper.to_json import MAY_BREAK
from handbook.paper.typesetting.press import TEMPLATES, Press, font_files
from handbook.project.load import Project
from handbook.project.printed import FILE, FOLDER, Entry, read_manifest, written
from handbook.rules.paper import IN_ITS_PLACE
from handbook.system.files import write_atomically
from handbook.views.downloads import WHAT, Download
from handbook.words import IN_ENGLISH

LONGEST = ("jobs", "huddle", "cards", "book")
"""What is printed last, for all that Typst remembers of a sheet it goes through for each of those that follow."""
OWN_FONTS = "fonts"
"""The folder beside `standards.yml` for fonts of a handbook's own."""


class CannotPrint(Exception):
    """A sheet could not be set; the message says which, and why."""


@dataclass(frozen=True)
class Step:
    """One file of a run: which, how many pages, and whether it had to be set anew."""

    file: str
    pages: int
    anew: bool
    number: int
    of: int

    def __str__(self) -> str:
        """The file, and what was done to it."""
        what = IN_ENGLISH.count(self.pages, "page") if self.anew else "as it was"
        return f"[{self.number}/{self.of}] {self.file}: {what}"


@dataclass
class Printer:
    """Prints a handbook that was checked and has no errors.

    What is wrong with its pages and fonts is known beforehand, in `problems`.
    """

    project: Project
    wanted: Iterable[str] = tuple(WHAT)
    paper: Paper | None = None
    large: bool = False
    one_per_page: bool = False
    volume_pages: int = VOLUME

    def __post_init__(self) -> None:
        """Find out what there is to print."""
        self.fonts = font_files(self.project.folder / OWN_FONTS)
        self.known, fonts = coverage(self.fonts)
        self.order: Order = order(
            self.project, list(self.wanted), one_per_page=self.one_per_page, volume_pages=self.volume_pages
        )
        self.problems: list[Problem] = [*self.order.problems, *fonts]
        self.unknown: set[int] = set()

    def run(self) -> Iterator[Step]:
        """Print, a step a file. Afterwards `missing_signs` says where something could not be printed as it is.

        Raises CannotPrint, or OSError.
        """
        out = self.project.folder / FOLDER
        before = read_manifest(self.project.folder)
        entries = dict(before)
        try:
            yield from self._print_all(before, entries)
            for gone in self._no_longer_printed(entries):
                (out / gone).unlink(missing_ok=True)
                del entries[gone]
        finally:
            rows = sorted(entries.items(), key=lambda entry: (list(WHAT).index(entry[1].download.what), entry[0]))
            write_atomically(out / FILE, written(dict(rows)).encode())

    def _print_all(self, before: Mapping[str, Entry], entries: dict[str, Entry]) -> Iterator[Step]:
        base, of = self._base(), len(self.order.sheets)
        with Press(self.fonts, self.order.pictures) as press:
            for number, sheet in enumerate(sorted(self.order.sheets, key=_length), 1):
                data, text = self._data(sheet)
                fingerprint = hashlib.sha256(base + text.encode()).hexdigest()
                known = before.get(sheet.file)
                if known is None or known.fingerprint != fingerprint:
                    entries[sheet.file] = self._print(press, sheet, data, fingerprint)
                entry = entries[sheet.file]
                yield Step(sheet.file, entry.download.pages, entry is not known, number, of)

    def _no_longer_printed(self, entries: Mapping[str, Entry]) -> list[str]:
        """Files of the kinds that are wanted that were printed of an older handbook."""
        files = {sheet.file for sheet in self.order.sheets}
        kinds = {*self.wanted, *(entry.download.what for entry in entries.values() if entry.download.what not in WHAT)}
        return [file for file, entry in entries.items() if entry.download.what in kinds and file not in files]

    def missing_signs(self) -> list[Problem]:
        """Where signs stand that no font has."""
        return list(where_missing(self.project, frozenset(self.unknown))) if self.unknown else []

    def _data(self, sheet: Sheet) -> tuple[dict[str, Any], str]:
        """The plain data of a sheet, without signs that no font has; and the same written as JSON."""
        settings = self.project.shown.book.handbook
        data = data_of(self.project.shown, sheet, paper=self.paper or settings.paper, large=self.large)
        text = to_json(data).decode()
        if unknown := missing(text, self.known):
            self.unknown |= unknown
            text = text.translate(dict.fromkeys(unknown, IN_ITS_PLACE))
            text = text.replace(2 * IN_ITS_PLACE, IN_ITS_PLACE + MAY_BREAK + IN_ITS_PLACE)
            data = json.loads(text)
        return data, text

    def _print(self, press: Press, sheet: Sheet, data: dict[str, Any], fingerprint: str) -> Entry:
        try:
            printed = press.set(data, issued(self.project.shown), apart=bool(data.get("volume")))
        except RuntimeError as error:
            raise CannotPrint(f"{sheet.file} cannot be printed: {error}") from error
        pdf = printed.pdf
        if sheet.scorecard:
            pdf = fill_in(pdf, {"scorecard": sheet.scorecard, "edition": self.project.shown.book.handbook.edition})
        write_atomically(self.project.folder / FOLDER / sheet.file, pdf)
        return Entry(Download(sheet.file, sheet.what, sheet.title, sheet.purpose, printed.pages, len(pdf)), fingerprint)

    def _base(self) -> bytes:
        """A fingerprint of everything that is the same for all sheets: templates, fonts, pictures, what sets them."""
        seen = hashlib.sha256(f"{__version__} {version('typst')} {version('pikepdf')}".encode())
        for template in sorted(TEMPLATES.iterdir(), key=lambda path: path.name):
            seen.update(template.read_bytes())
        for font in (*self.fonts, TYPED_FONT):
            seen.update(font.read_bytes())
        for name in sorted(self.order.pictures):
            seen.update(name.encode())
        return seen.digest()


def _length(sheet: Sheet) -> int:
    return LONGEST.index(sheet.what) if sheet.what in LONGEST else -1
