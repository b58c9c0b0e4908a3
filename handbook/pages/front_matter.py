"""What a page says of itself: its front matter and its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from handbook.model import LIST_SECTIONS
from handbook.model.problems import did_you_mean
from handbook.reader.scan.compose import BaseLoader
from handbook.reader.scan.tokens import Finding
from handbook.text.yaml_bombs import ensure_finite

FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
ABOUT = ("about", *LIST_SECTIONS)
"""The keys of a page's front matter that name entries."""
TITLE = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
BRACES = re.compile(r"\{[{%#]")
TAG = re.compile(r"<[a-zA-Z/!?]")
IN_ATTRIBUTES = frozenset(["description", "author", "status"])
"""What Material writes between quotation marks just as it stands."""
OF_ENGINES = frozenset(["render_macros", "ignore_macros", "include_yaml"])
"""What a macros plugin would look for here; it would go another way than the index of homes and print."""
LOOKS_LIKE_SETTINGS = re.compile(r"[ ]{0,3}[A-Za-z0-9_-]+:")
"""MkDocs takes such lines at the top of a page for settings, without any --- around them."""
NOT_READ = (yaml.YAMLError, ValueError, KeyError, AttributeError, RecursionError)
"""What reading strange YAML may raise; a ValueError comes of a date that is none."""
RULE = "page-front-matter"
APPENDIX = "appendix"
"""What a page says of itself, in `paper` at its top, that stands at the end of the book and only where that is asked for."""


@lru_cache(maxsize=512)
def front_matter(text: str) -> Mapping[str, Any]:
    """The front matter of a page; nothing where there is none or it is no YAML."""
    found = FRONT_MATTER.match(text)
    try:
        ensure_finite(yaml.compose(settings_of(found), BaseLoader) if found else None)
        meta = yaml.load(settings_of(found), BaseLoader) if found else None
    except NOT_READ:
        return {}
    return meta if isinstance(meta, dict) else {}


def about(text: str) -> list[str]:
    """The entries that a page says it is about."""
    meta = front_matter(text)
    named = (meta.get(key) for key in ABOUT)
    return [str(id_) for ids in named if ids for id_ in (ids if isinstance(ids, list) else [ids])]


def title(text: str) -> str:
    """What a page is called: the title in its front matter, or its first heading."""
    heading = TITLE.search(text)
    return str(front_matter(text).get("title") or (heading.group(1) if heading else ""))


def wrong_front_matter(text: str) -> Iterator[Finding]:
    """What is wrong with the settings at the top of a page: they are a mapping, and hold no macros."""
    found = FRONT_MATTER.match(text)
    if not found:
        yield from _without_marks(text)
        return
    if braces := BRACES.search(found.group()):
        yield _macro(*_place(text, braces.start()))
        return
    try:
        root = yaml.compose(settings_of(found), BaseLoader)
        ensure_finite(root)
        meta = yaml.load(settings_of(found), BaseLoader)
    except NOT_READ as error:
        yield _unreadable(error)
        return
    if isinstance(root, MappingNode):
        yield from _wrong_settings(root)
        yield from _wrong_paper(root, meta.get("paper", True))
    else:
        yield Finding(0, 0, RULE, "Between the --- at the top stand no settings.",
                      "Write name: value, a line each; for a line across the page write *** in the place of ---.")  # fmt: skip


def settings_of(found: re.Match[str]) -> str:
    """The YAML between the marks, on the lines where it stands."""
    return "\n" + "\n".join(found.group().rstrip().split("\n")[1:-1]) + "\n"


def _without_marks(text: str) -> Iterator[Finding]:
    if LOOKS_LIKE_SETTINGS.match(text):
        yield Finding(0, 0, RULE, "A page that begins like this loses the line: it is taken for a setting.",
                      "Begin with a heading; settings stand between two lines of ---.")  # fmt: skip


def _unreadable(error: Exception) -> Finding:
    mark, said = getattr(error, "problem_mark", None), getattr(error, "problem", None) or _said(error)
    if said.startswith("mapping values"):
        said = "a text with a colon and a blank in it stands in no quotation marks"
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return Finding(line, column, RULE, f"The settings at the top cannot be read: {said}.", "Correct this line or the one above it.")  # fmt: skip


def _said(error: Exception) -> str:
    """What an error says of a value; of one that is not what its tag says PyYAML's own words help nobody."""
    return str(error) if isinstance(error, ValueError) else "a value is not of the kind its tag names"


def _wrong_settings(root: MappingNode) -> Iterator[Finding]:
    for key, value in root.value:
        if key.value in IN_ATTRIBUTES and '"' in str(value.value):
            said = f"A quotation mark ends the “{key.value}” in the head of the page."
            yield Finding(value.start_mark.line, value.start_mark.column, RULE, said, "Write “ and ” in its place.")
        if key.value in OF_ENGINES:
            said = f"“{key.value}” cannot be set: the macros of every page are read."
            yield Finding(key.start_mark.line, key.start_mark.column, RULE, said, "Take it out.")
    for node in _scalars(root):
        if BRACES.search(node.value):
            yield _macro(node.start_mark.line, node.start_mark.column)
        elif TAG.search(node.value):
            said = "HTML among the settings at the top of a page would stand in the head of the page."
            yield Finding(node.start_mark.line, node.start_mark.column, RULE, said, "Write words only.")


def _wrong_paper(root: MappingNode, paper: object) -> Iterator[Finding]:
    """A page is printed, is not, or stands in the appendix; any other word would print it unasked."""
    if not isinstance(paper, bool) and paper != APPENDIX:
        mark = next((value for key, value in root.value if key.value == "paper"), root).start_mark
        cure = did_you_mean(str(paper), ["false", APPENDIX], f"Write `false` or `{APPENDIX}`, or take it out.")
        said = f"“{'' if paper is None else paper}” says nothing under “paper”: the page stands in the book."
        yield Finding(mark.line, mark.column, "page-paper", said, cure)


def _scalars(root: Node) -> Iterator[ScalarNode]:
    """Every key and every text; what is named again by an alias once."""
    waiting, seen = [root], set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, ScalarNode):
            yield node
        else:
            pairs = isinstance(node, MappingNode)
            waiting += [inner for pair in node.value for inner in pair] if pairs else node.value


def _macro(line: int, column: int) -> Finding:
    return Finding(line, column, "page-only-macros", "The settings at the top of a page hold no macros.",
                   "Take the braces away; macros stand below, in the text.")  # fmt: skip


def _place(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1)
