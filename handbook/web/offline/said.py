"""What is said where there is no network, in the handbook's own language where we know the words in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from babel.dates import format_date
from markupsafe import Markup, escape

from handbook.model import Handbook
from handbook.model.settings import direction_of, locale_of

ENGLISH = "en"


@dataclass(frozen=True)
class Said:
    """The words, and the language they are in."""

    language: str
    offline: str
    edition: str
    undated: str
    again: str
    missing: str
    why: str
    home: str

    @property
    def direction(self) -> str:
        """Which way they are read."""
        return direction_of(self.language)


@cache
def _words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = yaml.safe_load((Path(__file__).parent / "words.yml").read_text("utf-8"))
    return words


def said_in(language: str) -> Said:
    """The words in a language, or in English."""
    own = language.partition("-")[0].lower()
    return Said(language, **_words()[own]) if own in _words() else Said(ENGLISH, **_words()[ENGLISH])


def edition_line(book: Handbook, words: Said) -> Markup:
    """Which edition this is and since when, as HTML in which the name of the edition is never turned round."""
    settings = book.handbook
    day = next((edition.from_ for edition in book.editions if edition.id == settings.edition), None)
    name = Markup("<bdi>{}</bdi>").format(settings.edition)
    if day is None:
        return Markup(escape(words.undated).replace("{edition}", name))
    in_words = format_date(day, "long", locale_of(words.language))
    return Markup(escape(words.edition).replace("{edition}", name).replace("{day}", escape(in_words)))
