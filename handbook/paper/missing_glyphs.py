"""Characters that no font at hand has: what is printed in their place, and the entries and pages they stand in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont, TTLibError

from handbook.model.fields import leaves
from handbook.model.problems import RULES, Problem
from handbook.pages.calls import line_and_column
from handbook.pages.front_matter import front_matter
from handbook.paper.alphabets import alphabet, typed_beside
from handbook.paper.content.words import words_of_templates
from handbook.paper.fonts import OWN_FONTS, SHIPPED, font_files, installed_fonts, with_bold
from handbook.project.load import Project

NOT_SEEN = frozenset({"Cf", "Zs", "Zl", "Zp"})
"""Spaces and characters that only steer others; no font needs to have them."""
STEERING = frozenset({*range(0xFE00, 0xFE10), *map(ord, "\n\t\r")})
NAMED = 3
"""As many characters as are called by their names in a sentence."""
FEW = 10
"""A handbook that lacks fewer characters than that can be read without them."""
MUCH = 0.05
"""The share of a handbook that may be missing, at most."""
EASTERN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")
SPACES_TO_SEE = frozenset({0x70F, 0x1680, 0xFFF9, 0xFFFA, 0xFFFB, 0x110BD, 0x110CD, *range(0x13430, 0x13440)})
"""Spaces and characters that steer others and show all the same: Typst looks for them in no other font."""
REFUSED = frozenset({0, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF}) | SPACES_TO_SEE
"""Characters that a PDF for everybody may not hold."""


def characters_of(font: Path) -> frozenset[int]:
    """Every character that a font has. Raises TTLibError when it is none."""
    state = font.stat()
    return _characters_of(font, state.st_mtime_ns, state.st_size)


@cache
def _characters_of(font: Path, changed: int, size: int) -> frozenset[int]:
    """Once for every state of its file: reading a font takes longer than all else that is looked at in a handbook."""
    faces = TTCollection(font).fonts if font.suffix.lower() in (".ttc", ".otc") else [TTFont(font, lazy=True)]
    return frozenset(character for face in faces for character in face.getBestCmap() or ())


def covered_by(fonts: Iterable[Path]) -> tuple[frozenset[int], list[Problem]]:
    """Every character that one of some fonts has, and which of them are no fonts."""
    found: set[int] = set()
    problems = []
    for path in fonts:
        try:
            found |= characters_of(path)
        except (TTLibError, OSError) as error:
            message = f"“{path.name}” cannot be read as a font: {error}"
            problems.append(
                Problem(f"fonts/{path.name}", 1, 1, "font-unreadable", message, RULES["font-unreadable"].cure)
            )
    return frozenset(found), problems


@dataclass(frozen=True)
class Fonts:
    """The fonts that a handbook is printed with, all characters that they have, and what is wrong with them."""

    files: list[Path]
    known: frozenset[int]
    problems: list[Problem]
    looked_elsewhere: bool
    """Whether fonts were looked for outside of the handbook and of ours."""


def fonts_for(project: Project) -> Fonts:
    """Our fonts and those of a handbook; where they lack some of its characters, also those on this computer that have them.

    The same for what is typed into its forms in its language.
    """
    files = font_files(project.site.home_of(OWN_FONTS) / OWN_FONTS)
    known, wrong = covered_by(files)
    looked_elsewhere = False
    for lacked_by in (not_printed, not_typed):
        unknown = lacked_by(project, known)
        looked_elsewhere = looked_elsewhere or bool(unknown)
        found = _of_this_computer(unknown)
        files, known = [*files, *(font for font in found if font not in files)], known.union(*map(_readable, found))
    return Fonts(files, known, wrong, looked_elsewhere)


def _of_this_computer(unknown: frozenset[int]) -> list[Path]:
    """The fonts of this computer that have some unknown characters."""
    found: list[Path] = []
    for font in installed_fonts() if unknown else ():
        if unknown & (has := _readable(font)):
            found, unknown = [*found, *with_bold(font)], unknown - has
        if not unknown:
            break
    return found


def not_printed(project: Project, known: frozenset[int]) -> frozenset[int]:
    """What of a handbook could not be printed, or of what the program says in its language."""
    return missing(_characters(project), known)


def not_typed(project: Project, known: frozenset[int]) -> frozenset[int]:
    """What nobody could type into the forms of a handbook in its language, where that is much of its alphabet."""
    signs = alphabet(project.book.handbook.language) if _has_forms(project) else frozenset()
    lacking = signs - known
    return lacking if len(lacking) > MUCH * len(signs) else frozenset()


def typed_in_others(project: Project) -> frozenset[int]:
    """What may be typed into the forms of a handbook and is in none of our fonts."""
    ours, _ = covered_by(SHIPPED)
    return typed_beside(missing(_characters(project), ours), project.book.handbook.language) - ours


def untypable(project: Project, known: frozenset[int]) -> Iterator[Problem]:
    """The place where a handbook says its language, when much of what is typed in it would not be seen in forms."""
    if lacking := not_typed(project, known):
        settings = project.book.handbook
        message = (
            f"No font has {len(lacking)} signs of the language “{settings.language}”, which people type into forms."
        )
        problem = project.reading.problem(settings, ("language",), "no-glyph", message, RULES["no-glyph"].cure)
        yield from [problem] if problem else []


def _has_forms(project: Project) -> bool:
    return bool(project.book.scorecards or project.book.moments)


def _readable(font: Path) -> frozenset[int]:
    try:
        return characters_of(font)
    except (TTLibError, OSError):
        return frozenset()


@dataclass(frozen=True)
class Unknown:
    """The characters of a handbook that it is nothing without, and the package of fonts that has them."""

    number: int
    such: str
    package: str


def unknown_letters(project: Project, known: frozenset[int]) -> Unknown | None:
    """What no font has, where that is much of what stands in a handbook."""
    texts = [*(text for _, text in _printed(project)), *_texts(project)]
    unknown = missing(set().union(*texts), known)
    lost = sum(ord(character) in unknown for text in texts for character in text) if len(unknown) >= FEW else 0
    if not lost or lost < MUCH * sum(map(len, texts)):
        return None
    letters = [chr(each) for each in sorted(unknown) if chr(each).isalpha()]
    of_east = any(unicodedata.name(letter, "").startswith(EASTERN) for letter in letters)
    return Unknown(len(unknown), "".join(letters[:NAMED]), "fonts-noto-cjk" if of_east else "fonts-noto-core")


def _characters(project: Project) -> set[str]:
    """The characters of a handbook and of what the program says in its language."""
    words = project.shown.words
    pages = (text for _, text in _printed(project))
    days = (words.day(date(2001, month, 28)) for month in range(1, 13))
    return set().union(*pages, *_texts(project), *days, str(words_of_templates(words)))


def missing(text: Iterable[str], known: frozenset[int]) -> frozenset[int]:
    """Those of some characters, or of a text, that cannot be printed."""
    return frozenset(
        character
        for character in map(ord, set(text))
        if character in REFUSED or not (character in known or _is_steering(character))
    )


def _is_steering(character: int) -> bool:
    return character in STEERING or unicodedata.category(chr(character)) in NOT_SEEN


def where_missing(project: Project, characters: frozenset[int]) -> Iterator[Problem]:
    """The places in the handbook where some characters stand, a text each: at the first of them, naming all."""
    if not characters:
        return
    reading = project.reading
    for part in (reading.book.handbook, reading.book.quote, *reading.book.entries.values()):
        for leaf in leaves(part):
            if isinstance(leaf.value, str) and (found := _standing(leaf.value, characters)):
                name = getattr(part, "id", "") or part.kind_name()
                message = f"No font has {_called(found)} in “{name}”."
                problem = reading.problem(part, leaf.path, "no-glyph", message, RULES["no-glyph"].cure)
                yield from [problem] if problem else []
    for page, text in _printed(project):
        if found := _standing(text, characters):
            line, column = line_and_column(text, text.index(found[0]))
            message = f"No font has {_called(found)} on this page."
            file = project.site.named(page)
            yield Problem(file, line + 1, column + 1, "no-glyph", message, RULES["no-glyph"].cure)


def missing_in_our_words(project: Project, characters: frozenset[int]) -> Iterator[Problem]:
    """The place where a handbook says its language, when letters among some characters stand in what we say in it, such as a date."""
    standing = "".join([*(text for _, text in _printed(project)), *_texts(project)])
    if found := [chr(each) for each in sorted(characters - set(map(ord, standing))) if chr(each).isalpha()]:
        settings = project.book.handbook
        message = f"No font has {_called(found)} in days and words in the language “{settings.language}”."
        problem = project.reading.problem(settings, ("language",), "no-glyph", message, RULES["no-glyph"].cure)
        yield from [problem] if problem else []


def unprintable(project: Project) -> list[Problem]:
    """Where characters stand that no font has, ours, the handbook's or this computer's; and files in its folder that are no fonts."""
    texts = [*(text for _, text in _printed(project)), *_texts(project)]
    if all(text.isascii() for text in texts) and not alphabet(project.book.handbook.language):
        return []
    fonts = fonts_for(project)
    unknown = missing(set().union(*texts), fonts.known)
    return [*fonts.problems, *where_missing(project, unknown), *untypable(project, fonts.known)]


def _printed(project: Project) -> list[tuple[str, str]]:
    """The pages that are for paper, with what stands on them."""
    pages = project.index.texts.items() if project.index else ()
    return [(page, text) for page, text in pages if front_matter(text).get("paper") is not False]


def _texts(project: Project) -> Iterator[str]:
    book = project.book
    for part in (book.handbook, book.quote, *book.entries.values()):
        yield from (leaf.value for leaf in leaves(part) if isinstance(leaf.value, str))


def _standing(text: str, characters: frozenset[int]) -> list[str]:
    """Those of some characters that stand in a text, each once, in their order."""
    return [character for character in dict.fromkeys(text) if ord(character) in characters]


def _called(found: list[str]) -> str:
    """Characters by their names, or, where they are many, as they stand."""
    if len(found) > NAMED:
        return f"these {len(found)} characters: {''.join(found)}"
    return " and ".join(f"“{each}” ({unicodedata.name(each, f'U+{ord(each):04X}').lower()})" for each in found)
