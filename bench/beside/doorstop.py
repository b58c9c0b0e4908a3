"""Doorstop: every entry is a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from bench.beside.entries import by_page, upward
from bench.beside.installed import FromPyPI
from bench.beside.tool import Command, put
from bench.beside.words import HOME, Said, Words


class Doorstop(FromPyPI):
    """Doorstop."""

    package = "doorstop"
    name = "Doorstop"
    out = "out"
    does = "Gets every entry as a file with its texts and links, a document for every page; draws the links both ways and a table of all of them."

    def write(self, folder: Path, ours: Path, words: Words) -> None:
        put(folder, {".git/HEAD": "ref: refs/heads/main\n"})
        pages = by_page(words)
        prefix = {page: page.replace("-", "").upper() for page in pages}
        uids = {
            said.id: f"{prefix[page]}-{n:05}" for page, entries in pages.items() for n, said in enumerate(entries, 1)
        }
        for page, entries in pages.items():
            parent = "" if page == HOME else f"  parent: {prefix[HOME]}\n"
            settings = f"settings:\n  digits: 5\n  prefix: {prefix[page]}\n  sep: '-'\n{parent}"
            put(folder, {f"{page}/.doorstop.yml": settings})
            put(folder, {f"{page}/{uids[said.id]}.yml": _item(n, said, uids) for n, said in enumerate(entries, 1)})

    def build(self) -> list[Command]:
        return [[self.called("doorstop"), "publish", "all", "out", "--html"]]

    def check(self) -> list[Command]:
        return [[self.called("doorstop"), "--no-reformat"]]


def _item(number: int, said: Said, uids: Mapping[str, str]) -> str:
    text = "".join(f"  **{name}**: {text}\n\n" for name, text in said.facts)
    links = "".join(f"- {uids[id_]}\n" for id_ in dict.fromkeys(id_ for _, id_ in upward(said)))
    return (
        f"active: true\nderived: false\nheader: {json.dumps(said.title)}\nlevel: 1.{number}\n"
        f"links:{' []' if not links else chr(10) + links.rstrip()}\nnormative: true\nref: ''\nreviewed: null\n"
        f"text: |\n{text or '  -' + chr(10)}"
    )
