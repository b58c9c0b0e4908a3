"""What is typed on a keyboard is printed with the marks of its language."""

from __future__ import annotations

import pytest

from handbook.paper.content.quotation_marks import as_printed
from handbook.words import words_in


@pytest.mark.parametrize(("language", "typed", "printed"), [
    ("en", """Don't say "no", say 'not yet' ("soon").""", "Don’t say “no”, say ‘not yet’ (“soon”)."),
    ("en", "the guests' towels, half of '41, 1/2 an hour, 24/7, 1/2/27", "the guests’ towels, half of ’41, ½ an hour, 24/7, 1/2/27"),
    ("en", '" and goes on', "” and goes on"),
    ("de", 'Sag "Guten Tag", nicht "Hallo".', "Sag „Guten Tag“, nicht „Hallo“."),
    ("fr", 'Dites "bonjour".', "Dites «\u202fbonjour\u202f»."),
    ("ja", '"はい"と言う', "「はい」と言う"),
    ("fi", '"Hei"', "“Hei”"),
    ("en", """<a href="x">it's</a> {{ "x" }} https://example.org/it's""", """<a href="x">it's</a> {{ "x" }} https://example.org/it's"""),
])  # fmt: skip
def test_marks_are_those_of_the_language(language: str, typed: str, printed: str) -> None:
    """Quotation marks open and close, apostrophes are no straight ones; what machines read stays as it was typed."""
    assert as_printed(words_in(language), typed) == printed
