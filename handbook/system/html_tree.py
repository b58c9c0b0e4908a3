"""HTML as a tree of elements with their words, for whoever asks what stands in what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from handbook.system.html import RAW_TEXT, Tag, tokens

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements that hold nothing and have no closing tag."""


@dataclass(eq=False)
class Element:
    """An element of HTML: its name, its attributes and what stands in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def has_class(self, name: str) -> bool:
        """Whether a class is among its own."""
        return name in self.attributes.get("class", "").split()

    def words(self) -> str:
        """Everything that is written in it."""
        return "".join(child if isinstance(child, str) else child.words() for child in self.children)

    def find(self, *tags: str) -> Iterator[Element]:
        """The elements of some names in it, however deep, but not those inside one that was found."""
        for child in self.elements():
            if child.tag in tags:
                yield child
            else:
                yield from child.find(*tags)

    def elements(self) -> Iterator[Element]:
        """The elements that stand directly in it."""
        return (child for child in self.children if isinstance(child, Element))


def parse(html: str) -> Element:
    """The elements of an HTML text, in one that has no name.

    An element that is never closed ends with the one it stands in; a closing tag of nothing is passed over.
    """
    open_ = [Element("")]
    at = 0
    for token in tokens(html):
        _add_text(open_[-1], html[at : token.start])
        at = token.end
        if isinstance(token, Tag):
            _add_tag(open_, token)
    _add_text(open_[-1], html[at:])
    return open_[0]


def _add_text(element: Element, text: str) -> None:
    if text:
        element.children.append(text if element.tag in RAW_TEXT else unescape(text))


def _add_tag(open_: list[Element], tag: Tag) -> None:
    if not tag.closes:
        element = Element(tag.name, {name: attribute.value for name, attribute in tag.attributes.items()})
        open_[-1].children.append(element)
        if tag.name not in VOID and not tag.closes_itself:
            open_.append(element)
    elif any(element.tag == tag.name for element in open_[1:]):
        while open_.pop().tag != tag.name:
            pass
