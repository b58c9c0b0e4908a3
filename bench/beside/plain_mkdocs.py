"""MkDocs with Material and nothing of ours."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

from bench.beside.tool import Command, Tool, put
from bench.beside.words import Words

SETTINGS = """\
site_name: Plain
use_directory_urls: false
theme: {name: material, font: false, features: [navigation.prune]}
plugins: [search]
markdown_extensions: [admonition, attr_list, def_list, footnotes, tables, {toc: {permalink: true}}, pymdownx.superfences]
"""


class PlainMkDocs(Tool):
    """MkDocs with Material and nothing of ours."""

    name = "MkDocs + Material"
    out = "site"
    does = "Gets the same finished Markdown; builds pages with Material's menu and search, and no short pages."

    def install(self) -> str:
        return f"{version('mkdocs')} + {version('mkdocs-material')}"

    def write(self, folder: Path, ours: Path, words: Words) -> None:
        put(folder, {"mkdocs.yml": SETTINGS})
        put(folder, {f"docs/{page}.md": text for page, text in words.pages.items()})

    def build(self) -> list[Command]:
        return [[sys.executable, "-m", "mkdocs", "build", "--quiet"]]
