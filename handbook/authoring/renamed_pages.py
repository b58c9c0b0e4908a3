"""An id under another name on a page: in what macros are given, at the top, in links to its card or short address."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import chain

import yaml

from handbook.authoring.edits import Edit
from handbook.model.linked import LINK
from handbook.pages.calls import Call, line_and_column
from handbook.pages.front_matter import ABOUT, FRONT_MATTER, settings_of
from handbook.pages.homes import Index
from handbook.pages.macros import MACROS
from handbook.reader.scan.compose import NodeLoader


def on_pages(index: Index, old: str, new: str) -> Iterator[Edit]:
    """The edits on all pages."""
    for page in index.pages:
        text = index.texts[page]
        placed = index.calls.get(index.address_of(page), ())
        spans = chain(
            *(_given(text, one.call, old) for one in placed),
            _named_at_the_top(text, old),
            _linked(text, old),
            _anchored(index, page, text, old),
        )
        for begins in sorted(set(spans)):
            place = line_and_column(text, begins)
            yield Edit(index.file(page), place, (place[0], place[1] + len(old)), new)


def _given(text: str, call: Call, old: str) -> Iterator[int]:
    """Where a macro is given the id, in a place that takes ids."""
    parameters = MACROS[call.name].parameters
    at = _offset(text, call.line - 1, call.column - 1)
    ends = text.find("}}", at)
    inside = text[at : ends if ends >= 0 else len(text)]
    taken = [parameter.name for parameter in parameters if parameter.kind and parameter.kind.sections]
    for name in taken:
        if call.arguments.get(name) == old or call.arguments.get(name.rstrip("_")) == old:
            yield from _quoted(inside, at, rf"\b{re.escape(name.rstrip('_'))}_?\s*=\s*", old)
    for parameter, value in zip(parameters, call.positional, strict=False):
        if value == old and parameter.name in taken:
            yield from _quoted(inside, at, r"[(,]\s*", old)


def _quoted(inside: str, at: int, before: str, old: str) -> Iterator[int]:
    for found in re.finditer(rf"{before}([\"'])(?={re.escape(old)}\1)", inside):
        yield at + found.end()


def _named_at_the_top(text: str, old: str) -> Iterator[int]:
    found = FRONT_MATTER.match(text)
    if not found:
        return
    try:
        root = yaml.compose(settings_of(found), NodeLoader)
    except yaml.YAMLError:
        return
    for name, value in root.value if isinstance(root, yaml.MappingNode) else ():
        for node in value.value if isinstance(value, yaml.SequenceNode) else [value]:
            if name.value in ABOUT and isinstance(node, yaml.ScalarNode) and node.value == old:
                quote = 1 if node.style in ("'", '"') else 0
                yield _offset(text, node.start_mark.line, node.start_mark.column) + quote


def _linked(text: str, old: str) -> Iterator[int]:
    """Links to its short address, and what is a link in YAML and stands here as text."""
    for found in re.finditer(rf"(?<![\w-])go/(?={re.escape(old)}(?![\w-]))", text):
        yield found.end()
    for found in LINK.finditer(text):
        if found[1].strip() == old:
            yield found.start(1)


def _anchored(index: Index, page: str, text: str, old: str) -> Iterator[int]:
    """Links to its card on the page where it is at home."""
    home = index.homes.get(old)
    for found in re.finditer(rf"(?<=[(\"'])([^()\s\"'#:]*)#(?={re.escape(old)}[)\"'\s])", text) if home else ():
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), found[1])) if found[1] else page
        if home in (target, index.address_of(target) if target.endswith(".md") else target):
            yield found.end()


def _offset(text: str, line: int, column: int) -> int:
    at = 0
    for _ in range(line):
        at = text.index("\n", at) + 1
    return at + column
