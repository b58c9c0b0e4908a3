"""Parts of a book that were set one by one, joined into a PDF that reads as if it had been set at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from handbook.paper.typesetting.layout import Place, Title
from handbook.paper.typesetting.pdf import links, saved

PLACE = b"place:"
"""Begins the address of a link to a place in another part; `A_PLACE` follows."""
A_PLACE = re.compile(rb"\[(\d+),([\d.-]+),([\d.-]+)\]")
"""A page, and points from its left and top. What is none is an address of somebody's own."""
UNSEEN = "\N{NO-BREAK SPACE}"
"""A heading that stands for one of a part before."""
LENGTH = re.compile(rb"(?<=<xmpTPg:NPages>)\d+")


def joined(parts: list[bytes], titles: list[Title]) -> bytes:
    """One book from its parts, with bookmarks for its titles. The same parts give the same bytes."""
    first, *others = parts
    with pikepdf.open(BytesIO(first)) as book:
        _tag_contents(book)
        for number, other in enumerate(others, 1):
            with pikepdf.open(BytesIO(other)) as opened:
                _add(book, opened, f"{number}-")
        ways = _Ways(book)
        ways.mend()
        _mark(book, titles, ways)
        book.Root.Metadata.write(LENGTH.sub(str(len(book.pages)).encode(), book.Root.Metadata.read_bytes()))
        return saved(book)


def _tag_contents(book: Pdf) -> None:
    """Call the first list what it is: a list of contents, whose items point somewhere and have no signs before them."""
    contents = next(element for element in book.Root.StructTreeRoot.K[0].K if element.S == Name.L)
    contents.S = Name.TOC
    del contents["/A"]
    for item in contents.K:
        item.S = Name.TOCI
        item.K = Array([body for body in item.K if str(body.S) == "/LBody"])
        item.K[0].S = Name.Reference


def _add(book: Pdf, other: Pdf, prefix: str) -> None:
    """Put the pages of another part after those that are there, and their tags after the tags."""
    root = book.Root.StructTreeRoot
    so_far = int(root.ParentTreeNextKey)
    for page in other.pages:
        page.obj.StructParents = int(page.obj.StructParents) + so_far
        for link in page.get("/Annots", ()):
            link.StructParent = int(link.StructParent) + so_far
    book.pages.extend(other.pages)
    tags = book.copy_foreign(other.Root.StructTreeRoot)
    if "/IDTree" in tags:
        _rename(tags.IDTree.Names, prefix)
        root.IDTree = root.get("/IDTree", Dictionary(Names=Array()))
        root.IDTree.Names.extend(tags.IDTree.Names)
    document, elements = root.K[0], list(tags.K[0].K)
    for element in elements:
        if element.get("/T") == UNSEEN:
            element.S = Name.NonStruct
            del element["/T"]
        element.P = document
    document.K.extend(elements)
    parents: list[Any] = list(tags.ParentTree.Nums)
    parents[::2] = [int(number) + so_far for number in parents[::2]]
    root.ParentTree.Nums.extend(parents)
    root.ParentTreeNextKey = so_far + int(tags.ParentTreeNextKey)


def _rename(names: Object, prefix: str) -> None:
    """Give tags names of their own, for every part began to count anew; cells of tables name the cells that head them."""
    tables: dict[tuple[int, int], Object] = {}
    for number, (name, element) in enumerate(_pairs(names)):
        names[2 * number] = element.ID = String(prefix + str(name))
        if element.S == Name.TH:
            table = element.P.P.P
            tables[table.objgen] = table
    for table in tables.values():
        for cell in (cell for part in table.K for row in part.K for cell in row.K):
            for attributes in cell.get("/A", Array()):
                if "/Headers" in attributes:
                    attributes.Headers = Array([String(prefix + str(name)) for name in attributes.Headers])


def _pairs(flat: Object) -> Iterator[tuple[Object, Object]]:
    """What stands two by two in an array."""
    values = iter(list(flat))
    return zip(values, values, strict=True)


class _Ways:
    """Ways to the pages of a book; many of its links lead to the same place."""

    def __init__(self, book: Pdf) -> None:
        self._book = book
        self._pages = [page.obj for page in book.pages]
        self._known: dict[bytes, tuple[Object, String]] = {}

    def to(self, place: Place) -> Array:
        """What leads to a place."""
        number, left, top = place
        page = self._pages[number - 1]
        return Array([page, Name.XYZ, left, float(page.MediaBox[3]) - top, 0])

    def mend(self) -> None:
        """Let links that were to lead out of a part lead to their places."""
        for link, said in links(self._book, PLACE):
            if said in self._known or self._find(said):
                del link["/A"]
                link.Dest, link.Contents = self._known[said]

    def _find(self, said: bytes) -> bool:
        """Whether there is such a place; then it is known from now on."""
        place = A_PLACE.fullmatch(said)
        if place is None or not 0 < int(place[1]) <= len(self._pages):
            return False
        way = self.to((int(place[1]), float(place[2]), float(place[3])))
        self._known[said] = self._book.make_indirect(way), String(f"page {int(place[1])}")
        return True


def _mark(book: Pdf, titles: list[Title], ways: _Ways) -> None:
    """Make the bookmarks anew, those of a title under it."""
    with book.open_outline() as outline:
        outline.root.clear()
        above: list[tuple[int, list[OutlineItem]]] = [(0, outline.root)]
        for title in titles:
            mark = OutlineItem(title.words, ways.to(title.at))
            mark.is_closed = True
            while above[-1][0] >= title.level:
                above.pop()
            above[-1][1].append(mark)
            above.append((title.level, mark.children))
