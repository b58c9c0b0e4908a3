"""Mathematics, as TeX has it on a page, as a small tree that paper knows how to draw.

A node has `is`, the name of an element of MathML, and `kids`; a leaf has its `text` instead. TeX is read by the library
that reads it for MathML; whatever it does not know is no formula here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree import ElementTree

LONGEST = 4000
"""So many characters of TeX are one formula at most."""
MARKS = (("\\(", "\\)"), ("\\[", "\\]"), ("$$", "$$"), ("$", "$"))
"""What stands around a formula on a page."""
CONTROL = "\\"


class NoFormula(ValueError):
    """Something in TeX that paper has no form for; the message is what it is."""


def bare(tex: str) -> str:
    """A formula without what stands around it."""
    tex = tex.strip()
    for begin, end in MARKS:
        if tex.startswith(begin) and tex.endswith(end) and len(tex) >= len(begin) + len(end):
            return tex[len(begin) : -len(end)].strip()
    return tex


@cache
def formula(tex: str) -> dict[str, Any]:
    """A formula as a tree. Raises NoFormula."""
    from latex2mathml.converter import convert  # its tables of signs take a while, and few pages have a formula

    if len(tex) > LONGEST:
        raise NoFormula(f"{tex[:20]}…")
    try:
        root = ElementTree.fromstring(convert(tex))
    except Exception as why:
        raise NoFormula(tex) from why
    unknown = next((text for text in root.itertext() if text.startswith(CONTROL)), None)
    if unknown:
        raise NoFormula(unknown)
    return _node(root)


def _node(element: ElementTree.Element) -> dict[str, Any]:
    name = element.tag.rpartition("}")[2]
    kids = [_node(kid) for kid in element]
    node: dict[str, Any] = (
        {"is": name, "kids": kids} if kids or not element.text else {"is": name, "text": element.text}
    )
    return node | dict(_said(element))


def _said(element: ElementTree.Element) -> Iterator[tuple[str, Any]]:
    if element.get("fence") == "true":
        yield "fence", True
    if width := element.get("width", ""):
        yield "width", width
