"""Headings are called by their words in every script, so that a link to one stays right."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.toc import slugify

from handbook.pages.site import EXTENSIONS
from handbook.text.slugs import slug

NAMES = {
    "挨拶": "挨拶",
    "電話 (tel)": "電話-tel",
    "مرحبا": "مرحبا",
    "नमस्ते दुनिया": "नमस्ते-दुनिया",
    "Привет, мир!": "привет-мир",
    "Ёлка": "ёлка",
    "Über uns": "uber-uns",
    "Straße": "strasse",
    "İstanbul": "istanbul",
    "Ｔｅｌ．": "tel",
    "e\u0301te\u0301": "ete",
    "가이드": "가이드",
    "🎉": "1f389",
}


@pytest.mark.parametrize(("heading", "name"), NAMES.items())
def test_a_heading_is_called_by_its_words(heading: str, name: str) -> None:
    """Its letters are kept, whatever the script; where there are none, its signs have codes."""
    assert slug(heading, "-") == name


@given(st.text(string.printable + "éüÅçñ’“–", max_size=12))
def test_headings_in_latin_letters_are_called_as_ever(heading: str) -> None:
    """Links that are out there lead where they led."""
    if name := slugify(heading, "-").strip("-_"):
        assert slug(heading, "-").strip("-_") == name


def converter(*order: str, **toc: object) -> Markdown:
    """Markdown as the site and the book read it, with its extensions in some order."""
    return Markdown(extensions=list(order), extension_configs={"toc": {**EXTENSIONS["toc"], "permalink": False, **toc}})


@pytest.mark.parametrize("order", [("toc", "handbook"), ("handbook", "toc")])
def test_a_name_stays_when_a_heading_is_put_above(order: tuple[str, ...]) -> None:
    """By whatever way the extensions are named; it was `_1`, `_2` before."""
    assert converter(*order).convert("## 挨拶") == '<h2 id="挨拶">挨拶</h2>'
    assert converter(*order).convert("## 電話\n\n## 挨拶").endswith('<h2 id="挨拶">挨拶</h2>')


def test_what_a_house_names_headings_by_stays() -> None:
    """Who sets `slugify` has links that rest on it."""
    named = converter("toc", "handbook", slugify=lambda text, separator: f"h{len(text)}")
    assert named.convert("## 挨拶") == '<h2 id="h2">挨拶</h2>'
