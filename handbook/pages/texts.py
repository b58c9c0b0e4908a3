"""The pages of a site as they are read: in menu order, with what stands on them, and what kept one from being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from handbook.model.problems import Problem, problems_of
from handbook.pages.calls import line_and_column
from handbook.pages.code_blocks import without_code
from handbook.pages.front_matter import about, title
from handbook.pages.manual import manual_pages
from handbook.pages.menu import address_of, pages_in_menu_order
from handbook.pages.site import Site
from handbook.pages.tangled import tangled_at
from handbook.system import limits
from handbook.system.bounded import TooLarge, read_bytes
from handbook.text.decoding import read_text
from handbook.views.context import Story


@dataclass
class Texts:
    """The pages in menu order with what stands on them, and what is wrong with them."""

    docs: str
    """The folder of documents as problems name it, relative to the handbook."""
    pages: list[str]
    texts: dict[str, str]
    """What stands on each page that could be read."""
    problems: list[Problem]
    own_macros: frozenset[str] = frozenset()
    """The macros that are an organisation's own, of which no more is known than the name."""
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

    def file(self, page: str) -> str:
        """The file of a page as problems name it."""
        return self.elsewhere.get(page, f"{self.docs}/{page}")

    def stories(self) -> tuple[Story, ...]:
        """The pages that say which entries they are about."""
        told = ((page, text, about(text)) for page, text in self.texts.items())
        return tuple(Story(title(text), self.address_of(page), tuple(ids)) for page, text, ids in told if ids)


def read_texts(site: Site, *, manual: bool) -> Texts:
    """Read all pages of a handbook's folder, and the manual for editors where it is wanted."""
    own = pages_in_menu_order(site)
    added = manual_pages(site, own, wanted=manual)
    elsewhere = {page: site.named(page) for page in own} if site.bases else {}
    texts = Texts(site.docs_name, [*own, *added], {}, [], site.own_macros.names, site.in_folders, added, elsewhere)
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
            texts.texts[page] = data.decode()
            continue
        text, flaws = read_text(data, quoted=without_code)
        texts.problems.extend(problems_of(file, flaws))
        if (at := tangled_at(text)) is None:
            texts.texts[page] = text
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
