"""Print: every sheet that is wanted, or only those that changed, each written whole or not at all."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from importlib.metadata import version

from pikepdf import Pdf
from pydantic_core import to_json

from handbook import __version__
from handbook.model.problems import Problem, Severity
from handbook.paper.advice import advice
from handbook.paper.catalogue import BY_NAME, CATALOGUE, SheetKind
from handbook.paper.chosen import Chosen
from handbook.paper.content.entry_pictures import entry_pictures
from handbook.paper.content.to_json import MAY_BREAK
from handbook.paper.fonts import SHIPPED
from handbook.paper.form_fields import fill_in
from handbook.paper.missing_glyphs import (
    fonts_for,
    missing,
    missing_in_our_words,
    typed_in_others,
    unknown_letters,
    untypable,
    where_missing,
)
from handbook.paper.sheets.book import VOLUME
from handbook.paper.sheets.sheet import LOGO, Data, Order, Sheet, data_of, issued, logo_of
from handbook.paper.typed_font import TYPED_FONT, typed_font
from handbook.paper.typesetting.booklet import booklet
from handbook.paper.typesetting.pdf import for_printers, saved
from handbook.paper.typesetting.press import TEMPLATES, Press, Printed
from handbook.project.load import Project
from handbook.project.printed import FILE, FOLDER, PrintedFile, as_manifest, read_manifest
from handbook.rules.paper import IN_ITS_PLACE
from handbook.system.files import write_atomically
from handbook.system.paper_sizes import Paper
from handbook.views.downloads import Download
from handbook.words import Words
from handbook.words.unable import Unable

LONGEST = ("jobs", "huddle", "cards", "book")
"""What is printed last, for all that Typst remembers of a sheet it goes through for each of those that follow."""
LONG_WORD = re.compile(r"[^\W\d_]{18}")
"""A word that may not fit into a column. English has hardly any, and its lines look better unbroken without them."""
ONE_SIDE = ("poster", "slips", "huddle")
"""Templates of what hangs on a wall, or is cut up with nothing on its back."""


AtWork = Callable[[str], AbstractContextManager[object]]
"""What a step is done within, made of the words for it: for whoever looks on, or waits."""
FOLDED = "job"
"""What there is both as a book and as a booklet, and set once."""


class CannotPrint(Unable):
    """A sheet could not be set; the message says which, and why."""


@dataclass(frozen=True)
class PrintStep:
    """One file of a run: which, how many pages, and whether it had to be set anew."""

    file: str
    pages: int
    anew: bool
    number: int
    of: int
    words: Words

    def __str__(self) -> str:
        """The file, and what was done to it."""
        what = self.words.many("count.pages", self.pages) if self.anew else self.words("command.print.as-it-was")
        return f"{_step(self.number, self.of, self.file)}: {what}"


@dataclass
class Printer:
    """Prints a handbook that was checked and has no errors.

    What is wrong with its pages and fonts is known beforehand, in `problems`, and the kinds of which nothing can be
    printed because of it in `left_out`, if it `may_go_on` at all; what came out otherwise than it should
    on the sheets that were set anew is told afterwards, in `advice`. Whether fonts of this computer were looked for, which
    may be others tomorrow, is known as `looked_elsewhere`.
    """

    project: Project
    wanted: Collection[str] = tuple(CATALOGUE)
    """Names of kinds in the catalogue."""
    paper: Paper | None = None
    large: bool = False
    one_per_page: bool = False
    volume_pages: int = VOLUME
    chosen: Chosen = field(default_factory=Chosen)
    appendix: bool = False

    def __post_init__(self) -> None:
        """Find out what there is to print."""
        words = self.project.shown.words
        fonts = fonts_for(self.project)
        self.fonts, self.covered, self.looked_elsewhere = fonts.files, fonts.known, fonts.looked_elsewhere
        kinds = [(kind.title(words), kind.purpose(words)) for kind in CATALOGUE.values()]
        pictures, wrong = entry_pictures(self.project)
        self.order = Order(
            self.project,
            kinds,
            self.one_per_page,
            self.volume_pages,
            self.chosen,
            self.appendix,
            logo_of(self.project) | pictures,
        )
        self._of_entries = sorted(pictures)
        wanted = [*(CATALOGUE[name] for name in CATALOGUE if name in self.wanted), *BY_NAME.values()]
        self.left_out: set[str] = set()
        self.sheets = [(kind, sheet) for kind in wanted for sheet in self._made(kind)]
        self.problems: list[Problem] = [*wrong, *self.order.problems, *fonts.problems]
        self.may_go_on = not (wrong or fonts.problems)
        self.missing: set[int] = set()
        self.advice: list[str] = []
        self._folded: dict[str, tuple[Data, str]] = {}
        self._set_already: dict[str, Printed] = {}

    def _made(self, kind: SheetKind) -> list[Sheet]:
        """The sheets of a kind; none where something on them is wrong, which leaves the others as they are."""
        before = len(self.order.problems)
        made = kind.sheets(self.order)
        if any(problem.severity is Severity.ERROR for problem in self.order.problems[before:]):
            self.left_out.add(kind.name)
            return []
        return made

    def run(self, at_work: AtWork = nullcontext) -> Iterator[PrintStep]:
        """Print, a step a file, each within what is made of its number and its name. Afterwards `missing_characters` says
        where something could not be printed as it is.

        Raises CannotPrint, or OSError.
        """
        if unknown := unknown_letters(self.project, self.covered):
            raise CannotPrint("cannot.print-letters", **asdict(unknown))
        out = self.project.folder / FOLDER
        before = read_manifest(self.project.folder)
        entries = dict(before)
        try:
            yield from self._print_all(before, entries, at_work)
            for gone in self._no_longer_printed(entries):
                (out / gone).unlink(missing_ok=True)
                del entries[gone]
        finally:
            rows = sorted(entries.items(), key=lambda row: (_place(row[1].download.what), row[0]))
            write_atomically(out / FILE, as_manifest(dict(rows)).encode())

    def _print_all(
        self, before: Mapping[str, PrintedFile], entries: dict[str, PrintedFile], at_work: AtWork
    ) -> Iterator[PrintStep]:
        base, of = self._base(), len(self.sheets)
        with Press(self.fonts, self.order.pictures) as press:
            for number, (kind, sheet) in enumerate(sorted(self.sheets, key=lambda each: _length(each[0])), 1):
                with at_work(_step(number, of, sheet.file)):
                    data, text = self._data(sheet)
                    fingerprint = hashlib.sha256(base + text.encode()).hexdigest()
                    known = before.get(sheet.file)
                    is_known = known is not None and known.fingerprint == fingerprint
                    made = known.download if known and is_known else self._print(press, kind, sheet, data)
                title = kind.title(self.project.shown.words)
                told = replace(made, what=kind.name, kind=title, title=sheet.title, purpose=sheet.purpose)
                entries[sheet.file] = PrintedFile(told, fingerprint)
                yield PrintStep(sheet.file, told.pages, not is_known, number, of, self.project.shown.words)

    def _no_longer_printed(self, entries: Mapping[str, PrintedFile]) -> list[str]:
        """Files that were printed of an older handbook, if their kind is wanted or is no longer printed at all."""
        files = {sheet.file for _, sheet in self.sheets}
        found = ((file, entry.download.what) for file, entry in entries.items() if file not in files)
        wanted = set(self.wanted) - self.left_out
        return [file for file, what in found if what in wanted or what not in CATALOGUE | BY_NAME]

    def missing_characters(self) -> list[Problem]:
        """Where characters stand that no font has."""
        missing = frozenset(self.missing)
        lost = [*where_missing(self.project, missing), *missing_in_our_words(self.project, missing)]
        return [
            *lost,
            *(untypable(self.project, self.covered) if any(sheet.answers for _, sheet in self.sheets) else ()),
        ]

    def _data(self, sheet: Sheet) -> tuple[Data, str]:
        """The plain data of a sheet and the same written as JSON; of a book and its booklet they are the same."""
        if sheet.template != FOLDED:
            return self._made_data(sheet)
        if sheet.about not in self._folded:
            self._folded[sheet.about] = self._made_data(sheet)
        return self._folded[sheet.about]

    def _made_data(self, sheet: Sheet) -> tuple[Data, str]:
        """The plain data of a sheet, without characters that no font has; and the same written as JSON."""
        settings = self.project.shown.book.handbook
        data = data_of(self.project.shown, sheet, paper=self.paper or settings.paper, large=self.large)
        text = to_json(data).decode()
        if unknown := missing(text, self.covered):
            self.missing |= unknown
            text = text.translate(dict.fromkeys(unknown, IN_ITS_PLACE))
            text = text.replace(2 * IN_ITS_PLACE, IN_ITS_PLACE + MAY_BREAK + IN_ITS_PLACE)
            data = json.loads(text)
        data["hyphenate"] = data["language"][:2] != "en" or any(map(LONG_WORD.search, set(text.split())))
        return data, text

    def _print(self, press: Press, kind: SheetKind, sheet: Sheet, data: Data) -> Download:
        """Print a sheet, and say how many pages and bytes it has."""
        printed = self._set(press, sheet, data)
        self.advice += advice(self.project.shown.words, kind.name, sheet.file, printed, data)
        with press.opened(printed.pdf) as document:
            pdf, pages = self._finished(sheet, document, data)
        write_atomically(self.project.folder / FOLDER / sheet.file, pdf)
        return Download(sheet.file, "", "", "", "", pages, len(pdf))

    def _finished(self, sheet: Sheet, document: Pdf, data: Data) -> tuple[bytes, int]:
        """The PDF of a sheet as it is handed out, and how many pages it has."""
        if sheet.folds:
            return booklet(document, right_to_left=data["right_to_left"])
        for_printers(document, both_sides=sheet.template not in ONE_SIDE)
        if sheet.answers:
            known = {"scorecard": sheet.answers, "edition": self.project.shown.book.handbook.edition}
            fill_in(document, known, self._typed, data.get("sums"))
        return saved(document), len(document.pages)

    def _set(self, press: Press, sheet: Sheet, data: Data) -> Printed:
        """Set a sheet, or take it as it was set a moment ago, where a booklet is made of it."""
        if sheet.template == FOLDED and sheet.about in self._set_already:
            return self._set_already[sheet.about]
        try:
            printed = press.set(data, issued(self.project.shown), apart=bool(data.get("volume")))
        except RuntimeError as error:
            raise CannotPrint("cannot.print", file=sheet.file, why=error) from error
        if sheet.template == FOLDED:
            self._set_already[sheet.about] = printed
        return printed

    @cached_property
    def _others_typed(self) -> frozenset[int]:
        return typed_in_others(self.project) & self.covered

    @cached_property
    def _typed(self) -> bytes:
        """The fonts of what is typed into a form."""
        others = [font for font in self.fonts if font not in SHIPPED]
        language = self.project.book.handbook.language
        return typed_font(others, self._others_typed, language) if self._others_typed else TYPED_FONT.read_bytes()

    def _base(self) -> bytes:
        """A fingerprint of everything that is the same for all sheets: templates, fonts, pictures, what sets them."""
        seen = hashlib.sha256(f"{__version__} {version('typst')} {version('pikepdf')}".encode())
        for template in sorted(TEMPLATES.iterdir(), key=lambda path: path.name):
            seen.update(template.read_bytes())
        for font in (*self.fonts, TYPED_FONT):
            seen.update(font.read_bytes())
        seen.update(str(sorted(self._others_typed)).encode())
        for name in sorted(self.order.pictures):
            seen.update(name.encode())
        for name in (LOGO, *self._of_entries):
            seen.update(self.order.pictures.get(name, b""))
        return seen.digest()


def _step(number: int, of: int, file: str) -> str:
    return f"[{number}/{of}] {file}"


def _place(kind: str) -> int:
    """Where a kind stands in the catalogue; one that is no longer in it comes last."""
    return [*CATALOGUE, *BY_NAME, kind].index(kind)


def _length(kind: SheetKind) -> int:
    return LONGEST.index(kind.name) if kind.name in LONGEST else -1
