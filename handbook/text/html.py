"""HTML read where it stands: the tags of a page with their places in its text, and a way to change only those places.

The pages of a site come from engines, themes, plugins and editors. They are read as a browser reads them, whatever
their style (upper case, no quotation marks, `>` in an attribute, comments, scripts), and a change leaves every other
byte as it was. No library does both: docs/decisions/0016-html-is-read-in-one-place.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from html import escape, unescape
from html.entities import html5
from pathlib import Path
from typing import NamedTuple

from handbook.system.files import write_atomically

RAW_TEXT = frozenset({"iframe", "noembed", "noframes", "script", "style", "xmp"})
"""Elements whose text is neither markup nor holds character references."""
_FOREIGN = frozenset({"math", "svg"})
"""Elements in which `style` and `title` are like any other."""
_TEXT_ONLY = {
    name: re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE) for name in (*RAW_TEXT, "textarea", "title")
}
"""Elements in which no tag begins, and where each ends."""
_IN_SCRIPT = re.compile(
    r"(?P<before><!(?=--))|(?P<after>-->)|(?P<begins><script(?=[ \t\n\f\r/>]))|(?P<ends></script(?=[ \t\n\f\r/>]))",
    re.IGNORECASE,
)
_SPECIAL = _FOREIGN.union(_TEXT_ONLY)

# The patterns follow the tokeniser of the HTML standard (13.2.5). Every repetition is possessive, so that no page takes
# longer than its length; what is still open at the end of the page is no tag, as there.
_NAME = r"[a-zA-Z][^ \t\n\f\r/>]*+"
_BETWEEN = r"[ \t\n\f\r/]++"
_KEY = r"[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+"
_IS = r"[ \t\n\f\r]*+=[ \t\n\f\r]*+"
_VALUE = r""""[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^ \t\n\f\r>"'][^ \t\n\f\r>]*+|(?=>)"""
_PAIR = rf"{_KEY}(?:{_IS}(?:{_VALUE}))?+"
_TAG = rf"<(?P<closes>/?+)(?P<name>{_NAME})(?:{_BETWEEN}|{_PAIR})*+(?P<ends>>?+)"
_COMMENT = r"<!--(?:-?>|(?P<comment>.*?)(?:--!?>|\Z))"
_DECLARATION = r"<(?:[!?]|/(?![a-zA-Z]|\Z))(?P<declared>[^>]*+)>?+"
_TEXT = r"[^<]++|<(?![a-zA-Z/!?])|</\Z"
_TOKEN = rf"(?P<it>{_TAG}|{_COMMENT}|{_DECLARATION})"
_NEXT = re.compile(rf"(?:{_TEXT})*+{_TOKEN}", re.DOTALL)
_ATTRIBUTE = re.compile(rf"(?:{_BETWEEN})?+(?P<key>{_KEY})(?:{_IS}(?P<value>{_VALUE}))?+")
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|([a-zA-Z][a-zA-Z0-9]*)([;=]?))")


@cache
def _passing_over(names: tuple[str, ...], attributes: tuple[str, ...]) -> re.Pattern[str]:
    """The next token, past all tags that have none of the names and attributes; faster than looking at each."""
    ends = r"[ \t\n\f\r/=>]"
    named = "|".join((*names, *_SPECIAL))
    other = rf"(?!(?:{'|'.join(attributes)}){ends}){_PAIR}" if attributes else _PAIR
    passed = rf"</?+(?!(?:{named}){ends}){_NAME}(?:{_BETWEEN}|{other})*+>"
    return re.compile(rf"(?:{_TEXT}|{passed})*+{_TOKEN}", re.DOTALL | re.IGNORECASE)


class Edit(NamedTuple):
    """A place in a text, from and up to, and what is to stand there."""

    start: int
    end: int
    text: str


class Attribute(NamedTuple):
    """An attribute: what it says, the place it takes with the white space before it, and the place of its value."""

    value: str
    start: int
    end: int
    value_start: int
    value_end: int


class Comment(NamedTuple):
    """A comment, or anything else between < and > of which a browser shows nothing: its place, and what it says."""

    start: int
    end: int
    text: str


class Tag:
    """A tag that opens or closes an element: its name in lower case, and its place in the text of the page."""

    __slots__ = ("_attributes", "_page", "_values", "closes", "end", "name", "start")

    def __init__(self, page: str, name: str, start: int, end: int, *, closes: bool) -> None:
        """Take the text that it stands in, and where."""
        self.name, self.start, self.end, self.closes, self._page = name, start, end, closes, page
        self._attributes: dict[str, Attribute] | None = None
        self._values: Mapping[str, str] | None = None

    @property
    def attributes(self) -> dict[str, Attribute]:
        """Its attributes by their names in lower case; of two with the same name the first counts."""
        if self._attributes is None:
            found: dict[str, Attribute] = {}
            for name, attribute in self._written():
                found.setdefault(name, attribute)
            self._attributes = found
        return self._attributes

    @property
    def values(self) -> Mapping[str, str]:
        """What its attributes say, by their names in lower case: all that is asked of most tags."""
        if self._values is None:
            self._values = {} if self.closes else _values(self._page[self.start : self.end], len(self.name))
        return self._values

    def _written(self) -> Iterator[tuple[str, Attribute]]:
        at = self.start + 1 + len(self.name)
        while not self.closes and (match := _ATTRIBUTE.match(self._page, at, self.end)):
            at = match.end()
            yield match["key"].lower(), _attribute(match)

    @property
    def closes_itself(self) -> bool:
        """Whether it ends with a slash, as `<path/>`; to a browser that means something in drawings and formulas only."""
        last = max((attribute.end for attribute in self.attributes.values()), default=0)
        return self._page[self.end - 2] == "/" and last < self.end - 1

    def get(self, name: str) -> str:
        """What an attribute says, character references resolved; nothing where it is missing."""
        return self.values.get(name, "")

    def has_class(self, name: str) -> bool:
        """Whether a class is among its own."""
        return name in self.get("class").split()

    def with_attribute(self, name: str, value: str) -> Edit:
        """The edit that gives it an attribute, in the place of the one of that name or else as its first."""
        after_name = self.start + 1 + len(self.name)
        old = self.attributes.get(name)
        start, end = (old.start, old.end) if old else (after_name, after_name)
        return Edit(start, end, f' {name}="{escape(value)}"')

    def without_attribute(self, name: str) -> Iterator[Edit]:
        """The edits that take an attribute away, and others of its name behind it: the next of them would count then."""
        for written, (_, start, end, *_) in self._written():
            if written == name:
                yield Edit(start, end, "" if self._page[end] in " \t\n\f\r/>" else " ")


def tokens(page: str) -> Iterator[Tag | Comment]:
    """The tags and comments of a page in their order."""
    return _tokens(page, _NEXT)


def tags(page: str, *, names: Iterable[str] = (), attributes: Iterable[str] = ()) -> Iterator[Tag]:
    """The tags of a page that have one of some names, and those that have one of some attributes."""
    wanted, given = frozenset(names), frozenset(attributes)
    for token in _tokens(page, _passing_over(tuple(sorted(wanted)), tuple(sorted(given)))):
        if isinstance(token, Tag) and (token.name in wanted or not given.isdisjoint(token.values)):
            yield token


@lru_cache(maxsize=4096)
def _values(tag: str, name: int) -> Mapping[str, str]:
    """The values in the text of a tag whose name is so long; the same tags stand on all pages of a site."""
    found: dict[str, str] = {}
    at = 1 + name
    while match := _ATTRIBUTE.match(tag, at):
        at = match.end()
        found.setdefault(match["key"].lower(), _without_references(_unquoted(match["value"] or "")))
    return found


def comments(page: str) -> Iterator[Comment]:
    """The comments of a page in their order."""
    return (token for token in _tokens(page, _passing_over((), ())) if isinstance(token, Comment))


def _tokens(page: str, pattern: re.Pattern[str]) -> Iterator[Tag | Comment]:
    at, foreign = 0, 0
    while found := pattern.match(page, at):
        start, at = found.start("it"), found.end()
        name, closes, ends = found.group("name", "closes", "ends")
        if not ends:
            yield Comment(start, at, found["comment"] or found["declared"] or "")
            continue
        tag = Tag(page, name.lower() if name.isascii() else name, start, at, closes=bool(closes))
        yield tag
        if tag.name in _FOREIGN and not (not closes and tag.closes_itself):
            foreign = max(0, foreign + (-1 if closes else 1))
        elif tag.name in _TEXT_ONLY and not closes and not foreign:
            at = _script_ends(page, at) if tag.name == "script" else _text_ends(page, at, tag.name)


def _text_ends(page: str, at: int, name: str) -> int:
    end = _TEXT_ONLY[name].search(page, at)
    return end.start() if end else len(page)


def _script_ends(page: str, at: int) -> int:
    """Where a script ends: after `<!--` another `<script>` in it has an end of its own, as old pages were written."""
    commented = nested = False
    for found in _IN_SCRIPT.finditer(page, at):
        if found.lastgroup == "ends" and not nested:
            return found.start()
        nested = (commented and found.lastgroup == "begins") or (nested and found.lastgroup not in ("ends", "after"))
        commented = found.lastgroup == "before" or (commented and found.lastgroup != "after")
    return len(page)


def edited(page: str, edits: Iterable[Edit]) -> str:
    """A text with some places changed. Raises ValueError where two edits overlap."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < at:
            raise ValueError(f"two edits overlap at {edit.start}")
        pieces += [page[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, page[at:]])


def read_page(path: Path) -> str:
    """The text of a page; bytes that are no UTF-8 are kept so that writing it gives them back. Raises OSError."""
    return path.read_bytes().decode("utf-8", "surrogateescape")


def rewrite_page(path: Path, change: Callable[[str], str]) -> None:
    """Change a page where a function changes its text, as a file of its own: another site may share the one there is.

    The disk is not waited for, as a site has many pages. Raises OSError.
    """
    text = read_page(path)
    changed = change(text)
    if changed != text:
        write_atomically(path, changed.encode("utf-8", "surrogateescape"), synced=False)


def _attribute(match: re.Match[str]) -> Attribute:
    value, end = match["value"] or "", match.end()
    text = _unquoted(value)
    quoted = len(text) < len(value)
    return Attribute(_without_references(text), match.start(), end, end - quoted - len(text), end - quoted)


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in ("'", '"') else value


def _without_references(text: str) -> str:
    return _REFERENCE.sub(_resolved, text) if "&" in text else text


def _resolved(reference: re.Match[str]) -> str:
    """In a URL, `&copy=1` is no ©: without a semicolon a named reference counts only where no letter or = follows."""
    name, after = reference.groups()
    if name is None:
        return unescape(reference[0])
    return reference[0] if after == "=" else html5.get(name + after, reference[0])
