"""Eleventy alone."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from bench.beside.finished import HEADING, LAYOUT, short_pages, titled
from bench.beside.installed import from_npm, pinned
from bench.beside.tool import Command, Tool, put
from bench.beside.words import Words

SETTINGS = """\
module.exports = (site) => {
  site.addGlobalData("layout", "page.liquid");
  site.addGlobalData("permalink", () => (data) => data.page.filePathStem + ".html");
  site.setQuietMode(true);
  return { dir: { input: "content", includes: "../layouts", output: "public" }, markdownTemplateEngine: false };
};
"""
PAGE = LAYOUT.format(title="{{ title }}", body="<main>{{ content }}</main>")
SHORT = LAYOUT.format(title="{{ title }}", body='<a href="/{{ target }}">{{ title }}</a>')


class Eleventy(Tool):
    """Eleventy alone."""

    name = "Eleventy"
    out = "public"
    does = "Gets the same as Hugo, with layouts in Liquid."

    def install(self) -> str:
        self._eleventy()
        return f"{pinned('eleventy')}, Node.js {_said('node', '--version').removeprefix('v')}"

    def write(self, folder: Path, ours: Path, words: Words) -> None:
        put(folder, {"eleventy.config.js": SETTINGS, "content/go/go.json": '{"layout": "short.liquid"}\n'})
        put(folder, {"layouts/page.liquid": PAGE, "layouts/short.liquid": SHORT})
        put(folder, {f"content/{page}.md": _for_eleventy(text) for page, text in words.pages.items()})
        put(folder, short_pages(words, "permalink: go/{0}/index.html\n"))

    def build(self) -> list[Command]:
        return [[self._eleventy(), "--config=eleventy.config.js"]]

    def _eleventy(self) -> str:
        return str(from_npm("eleventy") / "eleventy")


def _for_eleventy(text: str) -> str:
    """Its Markdown knows no ids of headings, so they stand as HTML."""
    made = HEADING.sub(lambda found: f'<h{len(found[1])} id="{found[3]}">{found[2]}</h{len(found[1])}>\n', text)
    return titled(made)


def _said(name: str, *arguments: str) -> str:
    command = shutil.which(name)
    return (
        subprocess.run([command, *arguments], capture_output=True, text=True, check=True).stdout.strip()
        if command
        else ""
    )
