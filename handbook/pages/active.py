"""What on a page runs or comes from another host: judged by the HTML that Markdown makes of it, told by the line it is written in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from jinja2 import TemplateError

from handbook.model.problems import Problem
from handbook.model.settings import FRAMES, SCRIPTS
from handbook.pages.active_html import ADDRESSES, Found, active_html
from handbook.pages.calls import line_and_column
from handbook.pages.code_blocks import without_code
from handbook.pages.front_matter import FRONT_MATTER
from handbook.pages.homes import Index
from handbook.pages.known_markdown import WITHOUT_SCRIPTS, known_extensions
from handbook.pages.macros import MACROS
from handbook.pages.sandbox import page_template
from handbook.pages.site import Site
from handbook.system import limits
from handbook.text.html import read_page

PLAIN_TAGS = (
    "a|abbr|b|blockquote|br|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|h[1-6]|hr|i|ins|kbd|li|mark|ol|p|pre|q|s|"
    "samp|small|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|u|ul"
)
MAY_BE = re.compile(
    rf"<(?!/?(?:{PLAIN_TAGS})[\s/>]|!--)[a-zA-Z/!?]|!\[|\{{[^}}\n]*=|\]\([^)\n]*$|\](?:\(|:)\s*<|href\s*=\s*(?!\"[^\"\s&]*\")"
    rf"|(?:\bon[a-z]+|style|ping|{'|'.join(ADDRESSES - {'href'})}|srcdoc|srcset)\s*=|script|data\s*:|blob|filesystem|view-source|mocha"
    r"|&[#a-zA-Z]|^\s*///",
    re.IGNORECASE | re.MULTILINE,
)
"""Without any of these a page is words and links, and need not be converted; more than enough is among them."""
BRACES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
DRAWN_BY_BROWSERS = (".htm", ".html", ".svg", ".svgz", ".xhtml", ".xml", ".xht")


def check_active(site: Site, index: Index, allowed: Collection[str]) -> Iterator[Problem]:
    """Everything that runs or comes from elsewhere, on pages and in what stands beside them."""
    extensions = tuple(name for name in known_extensions(site) if name != "handbook")
    macros = frozenset(MACROS) | site.own_macros.names
    for page, text in index.content.items():
        body = _without_macros(text, macros)
        if MAY_BE.search(body):
            found = active_html(_converted(body, extensions), allowed)
            yield from _problems(index.file(page), text, without_code(text), found)
    for name, path in site.files():
        if name.lower().endswith(DRAWN_BY_BROWSERS) and not site.excluded.match_file(name):
            text = read_page(Path(path))
            yield from _problems(site.named(name), text, text, active_html(text, allowed))


@lru_cache(maxsize=256)
def _without_macros(text: str, macros: frozenset[str]) -> str:
    """A page with nothing in the place of macros and of comments, which could part a word that is dangerous as a whole.

    What else stands in braces is reported elsewhere.
    """
    front = FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text
    if "{" not in body:
        return body
    try:
        return page_template(body, dict.fromkeys(macros, lambda *_, **__: "")).render()
    except (TemplateError, ValueError, RecursionError):
        return BRACES.sub("", body)


@lru_cache(maxsize=256)
def _converted(body: str, extensions: tuple[str, ...]) -> str:
    """What stands on a page, as HTML."""
    return str(_markdown(extensions).reset().convert(body))


@lru_cache(maxsize=2)
def _markdown(extensions: tuple[str, ...]) -> Any:
    """The converter, which is loaded only for pages that need it."""
    from markdown import Markdown

    return Markdown(extensions=list(extensions), extension_configs=WITHOUT_SCRIPTS)


def _problems(file: str, text: str, plain: str, found: Iterator[Found]) -> Iterator[Problem]:
    """Each at the place where it is written, the first at the first and so on."""
    places: dict[str, list[int]] = {}
    for one in islice(found, limits.ACTIVE):
        sought = next((words for words in (one.words, *one.sought) if _places(places, text, plain, words)), "")
        there = places.get(sought) or [_below_settings(text)]
        line, column = line_and_column(text, there.pop(0) if len(there) > 1 else there[0])
        yield Problem(file, line + 1, column + 1, *_said(one))


def _places(known: dict[str, list[int]], text: str, plain: str, words: str) -> list[int]:
    """Where words stand that are not used up; in code only if they stand nowhere else."""
    if words not in known:
        found = [[at.start() for at in re.finditer(re.escape(words), where, re.IGNORECASE)] for where in (plain, text)]
        known[words] = found[0] or found[1]
    return known[words]


def _below_settings(text: str) -> int:
    front = FRONT_MATTER.match(text)
    return front.end() if front and front.end() < len(text) else 0


def _said(one: Found) -> tuple[str, str, str]:
    if one.needs == SCRIPTS:
        cure = "Take it away; a script of the whole site stands under extra_javascript in mkdocs.yml."
        return "page-active", f"“{one.words}” runs, or changes the whole page.", cure
    if one.needs == FRAMES:
        return "page-active", f"“{one.words}” shows another page inside this one.", "Write a link in its place."
    cure = f"Keep a copy beside the page, or write allow: [{_allowable(one.needs)}] below handbook."
    return "page-foreign", f"“{one.words}” is from another host.", cure


def _allowable(host: str) -> str:
    return f"https:{host}" if host.startswith("//") else host
