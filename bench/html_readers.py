"""`python -m bench.html_readers SITE`: how long it takes to find every link, picture and anchor of a built site, by whom.

SITE is any built site; that of a large handbook tells more. Each reads every page and hands
over `href`, `src` and `id` of every element, as the check of links needs them. Said besides: whether it knows where in
the text an attribute stands, without which a page cannot be changed in one place and keep its other bytes. The others
are no part of what this project needs: `pip install selectolax lxml tree-sitter tree-sitter-html html5lib`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from handbook.text.html import read_page, tags

WANTED = ("href", "src", "id")


class Reader(NamedTuple):
    """Counts what is wanted on a page, and whether it knows where that stands."""

    count: Callable[[str], int]
    knows_places: str


def ours() -> Reader:
    return Reader(
        lambda page: sum(name in tag.attributes for tag in tags(page, attributes=WANTED) for name in WANTED),
        "of every attribute and its value",
    )


def html_parser() -> Reader:
    """The standard library's."""

    class Counting(HTMLParser):
        found = 0

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found += sum(name in WANTED for name, _ in attrs)

    def count(page: str) -> int:
        counting = Counting()
        counting.feed(page)
        counting.close()
        return counting.found

    return Reader(count, "of tags, by line and column")


def selectolax() -> Reader:
    parser = import_module("selectolax.lexbor").LexborHTMLParser
    selector = ",".join(f"[{name}]" for name in WANTED)
    return Reader(
        lambda page: sum(name in node.attributes for node in parser(page).css(selector) for name in WANTED), "no"
    )


def lxml() -> Reader:
    parse = import_module("lxml.html").document_fromstring

    def count(page: str) -> int:
        return sum(name in element.attrib for element in parse(page.encode()).iter() for name in WANTED)

    return Reader(count, "of tags, by line")


def tree_sitter() -> Reader:
    module = import_module("tree_sitter")
    language = module.Language(import_module("tree_sitter_html").language())
    parser, query = module.Parser(language), module.Query(language, "(attribute_name) @name")

    def count(page: str) -> int:
        found = module.QueryCursor(query).captures(parser.parse(page.encode()).root_node).get("name", [])
        return sum(node.text.decode() in WANTED for node in found)

    return Reader(count, "of everything, by byte")


def html5lib() -> Reader:
    parse = import_module("html5lib").parse

    def count(page: str) -> int:
        found: Iterator[Any] = parse(page).iter()
        return sum(name in element.attrib for element in found for name in WANTED)

    return Reader(count, "no")


READERS = {
    "ours": ours,
    "html.parser": html_parser,
    "selectolax": selectolax,
    "lxml": lxml,
    "tree-sitter-html": tree_sitter,
    "html5lib": html5lib,
}


def main(site: Path) -> None:
    """Print for every reader the CPU seconds and how much it found."""
    pages = [read_page(path) for path in sorted(site.rglob("*.html"))]
    print(f"{len(pages)} pages, {sum(map(len, pages)) / 1e6:.1f} million characters")
    for name, make in READERS.items():
        try:
            reader = make()
        except ModuleNotFoundError as missing:
            print(f"{name:>16}: not installed ({missing.name})", file=sys.stderr)
            continue
        began = time.process_time()
        found = sum(map(reader.count, pages))
        print(
            f"{name:>16}: {time.process_time() - began:5.2f} CPU s, {found} found; knows places: {reader.knows_places}"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
