"""What a handbook says, for other programs: its pages as finished Markdown, and its entries with their links."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path

from handbook.model.base import Entry
from handbook.model.fields import leaves
from handbook.model.linked import Link, pieces, words_only
from handbook.project.load import Project
from handbook.web.render import Renderer

CALL = re.compile(r"\{\{ (\w+)\(.*?\) \}\}")
CARD = re.compile(r"^<.*$", re.MULTILINE)
HOME = "index"
IN_TEXTS = "see"
"""What a link in a text is called."""


@dataclass(frozen=True)
class Said:
    """An entry as any program could hold it."""

    id: str
    kind: str
    """Such as `standard`."""
    title: str
    page: str
    """The name of the page that shows it, `index` or `desk-07`."""
    address: str
    """Of its place on that page."""
    facts: tuple[tuple[str, str], ...]
    """Its texts, each with what it is called."""
    links: tuple[tuple[str, str], ...]
    """The ids of other entries, each with what leads there, such as `who`."""


@dataclass(frozen=True)
class Words:
    """All that others need to build the same."""

    pages: dict[str, str]
    """Finished Markdown by the page's name, with headings as `### Title {: #id }` and links to `page.md#id`."""
    entries: tuple[Said, ...]


def words_of(folder: Path) -> Words:
    """Read a handbook of ours and say it for others."""
    project = Project.load(folder)
    return Words(_finished(project), tuple(_said(entry, project) for entry in project.book.entries.values()))


def _finished(project: Project) -> dict[str, str]:
    assert project.index
    renderer = Renderer(project.shown, project.index, project.reading.stands_at)
    pages = {}
    for page, text in project.index.texts.items():
        here = page.replace(".md", ".html")
        drawn = CALL.sub(lambda call, here=here: renderer.macro(call.group(1), here, {}), text)  # type: ignore[misc]
        finished = CARD.sub(lambda card: _as_markdown(card.group()), drawn)
        pages[page.removesuffix(".md")] = finished.replace(".html#", ".md#")
    return pages


def _as_markdown(card: str) -> str:
    """A card of one line as the Markdown an editor would have written for it."""
    card = re.sub(r'<a href="([^"]*)">(.*?)</a>', lambda link: f"[{link.group(2)}]({link.group(1)})", card)
    card = card.replace('<dl class="hb-facts">', "\n\n")
    card = re.sub(r"<dt[^>]*>(.*?)</dt> <dd[^>]*>", r"\n- **\1**: ", card)
    card = re.sub(r"<li[^>]*>", "\n- ", card)
    card = re.sub(r"<p[^>]*>|<footer[^>]*>", "\n\n", card)
    card = re.sub(r"<code[^>]*>(.*?)</code>", r"`\1`", card)
    return html.unescape(re.sub(r"<[^>]+>", " ", card))


def _said(entry: Entry, project: Project) -> Said:
    assert project.index
    address = project.index.address(entry.id)
    page = address.partition("#")[0].removesuffix(".html")
    entries = project.book.entries

    def name_of(id_: str) -> str:
        return project.shown.name_of(entries[id_])

    facts, links = [], []
    for leaf in leaves(entry):
        name = [step for step in leaf.path if isinstance(step, str)][-1]
        if leaf.kind.sections:
            links.append((name, leaf.value))
        elif name not in ("id", "title"):
            text = str(leaf.value)
            facts.append((name, words_only(text, name_of)))
            links += [(IN_TEXTS, piece.id) for piece in pieces(text) if isinstance(piece, Link)]
    return Said(
        entry.id,
        entry.code(),
        project.shown.name_of(entry),
        page if f"{page}.md" in project.index.texts else HOME,
        address,
        tuple(facts),
        tuple(dict.fromkeys((name, id_) for name, id_ in links if id_ in entries)),
    )
