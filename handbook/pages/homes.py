"""The index of homes: which page shows which entry, known before anything is rendered.

An entry's home is the first page in menu order whose macro shows it as a card. Only there it carries its
anchor; everything else links to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from handbook.model import Handbook
from handbook.model.handbook import ENTRY_TYPES
from handbook.model.problems import Problem, did_you_mean, problems_of
from handbook.pages.calls import Call, line_and_column, read_calls
from handbook.pages.code_blocks import without_code
from handbook.pages.front_matter import about, title, wrong_front_matter
from handbook.pages.macro import Macro, Parameter
from handbook.pages.macros import MACROS
from handbook.pages.manual import REFERENCE, manual_pages
from handbook.pages.menu import address_of, pages_in_menu_order
from handbook.pages.pieces import Piece
from handbook.pages.site import Site
from handbook.pages.tangled import tangled_at
from handbook.reader.scan.tokens import Finding
from handbook.system import limits
from handbook.system.bounded import TooLarge, read_bytes
from handbook.system.text import in_order, key
from handbook.system.text_files import read_text
from handbook.views.context import Shown, Story


@dataclass(frozen=True)
class Placed:
    """A call on a page, what it is given by name, and the entries that are at home in it."""

    call: Call
    arguments: dict[str, Any]
    at_home: frozenset[str]


@dataclass
class Index:
    """The pages in menu order, the calls on each, and the home of every entry that is shown."""

    docs: str = ""
    """The folder of documents as problems name it, relative to the handbook."""
    pages: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    calls: dict[str, list[Placed]] = field(default_factory=dict)
    """The calls on each page, by its address, in the order they stand there."""
    homes: dict[str, str] = field(default_factory=dict)
    """The address of the home page by entry id; the anchor is the id."""
    problems: list[Problem] = field(default_factory=list)
    in_folders: bool = False
    """Whether each page is built into a folder of its own."""
    manual: dict[str, Path] = field(default_factory=dict)
    """The pages, after all others, that are no content of the handbook but came with the software."""
    elsewhere: dict[str, str] = field(default_factory=dict)
    """The files, as problems name them, of pages that may stand in another folder, as those of a brand do."""

    @property
    def content(self) -> dict[str, str]:
        """The pages of the handbook's own, with what stands on them."""
        return {page: text for page, text in self.texts.items() if page not in self.manual}

    def address_of(self, page: str) -> str:
        """The address of a page in the built site."""
        return address_of(page, in_folders=self.in_folders)

    def address(self, id_: str) -> str:
        """Where an entry is at home: `standards/welcome.html#greet`, or an empty text."""
        return f"{self.homes[id_]}#{id_}" if id_ in self.homes else ""

    def file(self, page: str) -> str:
        """The file of a page as problems name it."""
        return self.elsewhere.get(page, f"{self.docs}/{page}")


@dataclass(frozen=True)
class Texts:
    """The pages in menu order with what stands on them, and what kept one from being read."""

    docs: str
    """The folder of documents as problems name it, relative to the handbook."""
    pages: list[str]
    written: dict[str, str]
    problems: list[Problem]
    own_macros: frozenset[str] = frozenset()
    """The macros that are an organisation's own, of which no more is known than the name."""
    in_folders: bool = False
    """Whether each page is built into a folder of its own."""
    manual: dict[str, Path] = field(default_factory=dict)
    """The pages, after all others, that are no content of the handbook but came with the software."""
    elsewhere: dict[str, str] = field(default_factory=dict)
    """The files, as problems name them, of pages that may stand in another folder, as those of a brand do."""

    def file(self, page: str) -> str:
        """The file of a page as problems name it."""
        return self.elsewhere.get(page, f"{self.docs}/{page}")

    def stories(self) -> tuple[Story, ...]:
        """The pages that say which entries they are about."""
        told = ((page, text, about(text)) for page, text in self.written.items())
        at = partial(address_of, in_folders=self.in_folders)
        return tuple(Story(title(text), at(page), tuple(ids)) for page, text, ids in told if ids)


def read_texts(site: Site, *, manual: bool) -> Texts:
    """Read all pages of a handbook's folder, and the manual for editors where it is wanted."""
    own = pages_in_menu_order(site)
    added = manual_pages(site, own, wanted=manual)
    elsewhere = {page: site.named(page) for page in own} if site.bases else {}
    texts = Texts(site.name, [*own, *added], {}, [], site.own_macros.names, site.in_folders, added, elsewhere)
    for page in texts.pages:
        file = texts.file(page)
        try:
            data = read_bytes(added.get(page) or site.file(page), limits.SOURCE_BYTES)
        except TooLarge as large:
            texts.problems.append(Problem(file, 1, 1, "too-large", str(large), "Divide the page."))
            continue
        except OSError as error:
            said = f"The page cannot be read: {error.strerror}."
            cure = "Check its name and who may read it."
            texts.problems.append(Problem(file, 1, 1, "file-unreadable", said, cure))
            continue
        if page in added:
            texts.written[page] = data.decode()
            continue
        text, flaws = read_text(data, quoted=without_code)
        texts.problems.extend(problems_of(file, flaws))
        if (at := tangled_at(text)) is None:
            texts.written[page] = text
        else:
            texts.problems.append(_tangled(file, text, at))
    return texts


def _tangled(file: str, text: str, at: int) -> Problem:
    line, column = line_and_column(text, at)
    said = (
        f"More than {limits.said(limits.OPEN_BRACKETS)} brackets are open here, "
        f"or more than {limits.said(limits.FENCES)} fences are on the page."
    )
    return Problem(file, line + 1, column + 1, "page-tangled", said, "Close them, or begin a new paragraph.")


def index_pages(texts: Texts, shown: Shown) -> Index:
    """Find all calls and homes on a handbook's pages; what is wrong with them is in the index's problems."""
    index = Index(
        texts.docs, texts.pages, texts.written, problems=[*texts.problems],
        in_folders=texts.in_folders, manual=texts.manual, elsewhere=texts.elsewhere,
    )  # fmt: skip
    bound: list[tuple[str, Call, dict[str, Any]]] = []
    macros = frozenset({*texts.own_macros, *MACROS})
    for page, text in texts.written.items():
        if page in texts.manual and page in REFERENCE:
            continue
        read = read_calls(text, macros)
        index.problems += _findings(index.file(page), [*wrong_front_matter(text), *read.findings])
        for call in read.calls:
            if call.name not in MACROS:
                continue
            arguments, problems = _bind(index.file(page), call, shown.book, text)
            index.problems += problems
            if not problems:
                bound.append((page, call, arguments))
    _settle(index, bound, shown)
    return index


def _findings(file: str, findings: Iterable[Finding]) -> Iterator[Problem]:
    for found in findings:
        yield Problem(file, found.line + 1, found.column + 1, found.rule, found.message, found.cure)


def _settle(index: Index, bound: list[tuple[str, Call, dict[str, Any]]], shown: Shown) -> None:
    """Give every entry its home, first the calls that claim one, then those that take what is left."""
    visible = [
        (page, call, arguments, list(MACROS[call.name].pieces(shown, **arguments))) for page, call, arguments in bound
    ]
    taken: dict[str, int] = {}
    for weak in (False, True):
        for i, (page, _, _, pieces) in enumerate(visible):
            for id_ in _entries(pieces, weak):
                if id_ not in taken and page not in index.manual:
                    taken[id_] = i
                    index.homes[id_] = index.address_of(page)
    index.calls = {index.address_of(page): [] for page in index.pages}
    for i, (page, call, arguments, pieces) in enumerate(visible):
        here = frozenset(piece.entry.id for piece in pieces if piece.entry and taken.get(piece.entry.id) == i)
        index.calls[index.address_of(page)].append(Placed(call, arguments, here))


def _entries(pieces: list[Piece], weak: bool) -> Iterator[str]:
    return (piece.entry.id for piece in pieces if piece.entry and piece.weak == weak)


def _bind(file: str, call: Call, book: Handbook, text: str) -> tuple[dict[str, Any], list[Problem]]:
    """What a call gives to a macro, by name, and what is wrong with it."""
    macro = MACROS[call.name]
    given = dict(zip((parameter.name for parameter in macro.parameters), call.positional, strict=False))
    wrong = list(_misfits(macro, call, given))
    given |= call.arguments
    line = text.split("\n")[call.line - 1]
    problems = [Problem(file, call.line, call.column, "macro-argument", message, cure) for message, cure in wrong]
    for parameter in macro.parameters if not wrong else ():
        if parameter.name in given and (said := _wrong_value(parameter, given[parameter.name], book)):
            column = line.find(str(given[parameter.name]), call.column) + 1 or call.column
            problems.append(Problem(file, call.line, column, *said, about=str(given[parameter.name])))
    return given, problems


def _misfits(macro: Macro, call: Call, given: dict[str, Any]) -> Iterator[tuple[str, str]]:
    names = [parameter.name for parameter in macro.parameters]
    takes = (
        f"“{macro.name}” takes {', '.join(names)}."
        if names
        else f"“{macro.name}” takes nothing: {{{{ {macro.name}() }}}}"
    )
    if len(call.positional) > len(names):
        yield f"“{macro.name}” is given too much.", takes
    for name in call.arguments:
        if name not in names:
            yield f"“{macro.name}” knows no “{name}”.", did_you_mean(name, names, takes)
        elif name in given:
            yield f"“{name}” is given twice.", takes
    for parameter in macro.parameters:
        if parameter.needed and parameter.name not in given and parameter.name not in call.arguments:
            yield f"“{macro.name}” needs {parameter.name}.", f'Write {{{{ {macro.name}("…") }}}}'


def _wrong_value(parameter: Parameter, value: Any, book: Handbook) -> tuple[str, str, str] | None:
    if not isinstance(value, str):
        return "macro-argument", f"“{parameter.name}” is a word, and {value!r} is none.", "Put it in quotation marks."
    if parameter.choices and value and value not in parameter.choices:
        allowed = f"Write one of: {', '.join(parameter.choices)}."
        return (
            "macro-argument",
            f"“{value}” is not one of the words “{parameter.name}” knows.",
            did_you_mean(value, parameter.choices, allowed),
        )
    if parameter.name == "group" and value and key(value) not in book.groups:
        groups = sorted(book.groups.values(), key=in_order)
        choice = f"The groups are: {', '.join(groups)}." if groups else "No standard has a group; leave it out."
        return "macro-argument", f"No standard has the group “{value}”.", did_you_mean(value, groups, choice)
    sections = parameter.kind.sections if parameter.kind else ()
    if not sections or (not value and not parameter.needed):
        return None
    known = list(book.entries) if sections == ("*",) else [id_ for section in sections for id_ in book.ids_in[section]]
    if value in known:
        return None
    what = "entry" if sections == ("*",) else " or ".join(ENTRY_TYPES[section].kind_name() for section in sections)
    now = book.now_called.get(value)
    cure = f"It is now called “{now}”." if now else did_you_mean(value, known, "Correct the id.")
    return "unknown-id", f"There is no {what} “{value}”.", cure
