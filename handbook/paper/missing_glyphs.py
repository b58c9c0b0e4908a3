"""Signs that no font at hand has: what is printed in their place, and the entries and pages they stand in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont, TTLibError

from handbook.model.fields import leaves
from handbook.model.problems import RULES, Problem
from handbook.pages.calls import place_of
from handbook.project.load import Project

NOT_SEEN = frozenset({"Cf", "Zs", "Zl", "Zp"})
"""Spaces and signs that only steer others; no font needs to have them."""
STEERING = frozenset({*range(0xFE00, 0xFE10), *map(ord, "\n\t\r")})
REFUSED = frozenset({0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF})
"""Signs that a PDF for everybody may not hold."""


def signs_of(font: Path) -> frozenset[int]:
    """Every sign that a font has. Raises TTLibError when it is none."""
    faces = TTCollection(font).fonts if font.suffix.lower() in (".ttc", ".otc") else [TTFont(font, lazy=True)]
    return frozenset(sign for face in faces for sign in face.getBestCmap() or ())


def coverage(fonts: Iterable[Path]) -> tuple[frozenset[int], list[Problem]]:
    """Every sign that one of some fonts has, and which of them are no fonts."""
    found: set[int] = set()
    problems = []
    for path in fonts:
        try:
            found |= signs_of(path)
        except (TTLibError, OSError) as error:
            message = f"“{path.name}” cannot be read as a font: {error}"
            problems.append(
                Problem(f"fonts/{path.name}", 1, 1, "font-unreadable", message, RULES["font-unreadable"].cure)
            )
    return frozenset(found), problems


def missing(text: str, known: frozenset[int]) -> frozenset[int]:
    """The signs of a text that cannot be printed."""
    return frozenset(
        sign for sign in map(ord, set(text)) if sign in REFUSED or not (sign in known or _is_steering(sign))
    )


def _is_steering(sign: int) -> bool:
    return sign in STEERING or unicodedata.category(chr(sign)) in NOT_SEEN


def where_missing(project: Project, signs: frozenset[int]) -> Iterator[Problem]:
    """The places in the handbook where some signs stand: the first of each text, naming its entry."""
    reading = project.reading
    for part in (reading.book.handbook, reading.book.quote, *reading.book.entries.values()):
        for leaf in leaves(part):
            if isinstance(leaf.value, str) and (found := _first(leaf.value, signs)):
                name = getattr(part, "id", "") or part.kind_name()
                message = f"No font has {_called(found)}, which stands in “{name}”."
                problem = reading.problem(part, leaf.path, "no-glyph", message, RULES["no-glyph"].cure)
                yield from [problem] if problem else []
    for page, text in (project.index.texts if project.index else {}).items():
        if found := _first(text, signs):
            line, column = place_of(text, text.index(found))
            message = f"No font has {_called(found)}, which stands on this page."
            file = f"{project.site.name}/{page}"
            yield Problem(file, line + 1, column + 1, "no-glyph", message, RULES["no-glyph"].cure)


def _first(text: str, signs: frozenset[int]) -> str:
    return next((sign for sign in text if ord(sign) in signs), "")


def _called(sign: str) -> str:
    return f"“{sign}” ({unicodedata.name(sign, f'U+{ord(sign):04X}').lower()})"
