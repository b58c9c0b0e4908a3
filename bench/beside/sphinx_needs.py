"""Sphinx with Sphinx-Needs: every entry is a need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.beside.entries import by_page, rst
from bench.beside.installed import FromPyPI
from bench.beside.tool import Command, put
from bench.beside.words import HOME, Said, Words


class SphinxNeeds(FromPyPI):
    """Sphinx with Sphinx-Needs."""

    package = "sphinx-needs"
    name = "Sphinx-Needs"
    out = "html"
    kept = ("doctrees",)
    does = "Gets every entry as a need with its texts and links, fifty to a page; draws the links both ways."

    def write(self, folder: Path, ours: Path, words: Words) -> None:
        kinds = sorted({said.kind for said in words.entries})
        names = sorted({name for said in words.entries for name, _ in said.links})
        types = [{"directive": kind, "title": kind.title(), "prefix": ""} for kind in kinds]
        links = {f"to_{name}": {"outgoing": name, "incoming": f"{name} of"} for name in names}
        settings = {
            "project": "Plain",
            "extensions": ["sphinx_needs"],
            "needs_types": types,
            "needs_links": links,
            "needs_id_regex": "^[a-z0-9-]+$",
        }
        put(folder, {"source/conf.py": "".join(f"{name} = {value!r}\n" for name, value in settings.items())})
        for page, entries in by_page(words).items():
            put(folder, {f"source/{page}.rst": "\n".join(self._page(page, entries, words))})

    def build(self) -> list[Command]:
        return [[self.called("sphinx-build"), "-q", "-b", "html", "-d", "doctrees", "source", "html"]]

    def check(self) -> list[Command]:
        return [[self.called("sphinx-build"), "-q", "-E", "-b", "dummy", "-d", "doctrees-checked", "source", "checked"]]

    def _page(self, page: str, entries: list[Said], words: Words) -> Iterator[str]:
        yield f"{page}\n{'=' * len(page)}\n"
        if page == HOME:
            yield ".. toctree::\n" + "".join(f"\n   {name}" for name in by_page(words) if name != HOME) + "\n"
        for said in entries:
            yield f".. {said.kind}:: {rst(said.title)}\n   :id: {said.id}"
            for name, ids in _grouped(said).items():
                yield f"   :to_{name}: {', '.join(ids)}"
            yield "".join(f"\n   **{name}**: {rst(text)}\n" for name, text in said.facts)


def _grouped(said: Said) -> Mapping[str, list[str]]:
    found = defaultdict(list)
    for name, id_ in said.links:
        found[name].append(id_)
    return found
