"""`python -m bench.pages`: what 3,000 standards on 60 pages cost, beside plain MkDocs with Material.

The other side builds the same pages from finished Markdown: the same words, headings, lists and links, with
search, but without macros, checking, short addresses or a look at the links. Both run in turn, five times;
the aim is a ratio of at most 1 in CPU time.
"""

from __future__ import annotations

import html
import re
import statistics
import sys
import tempfile
from pathlib import Path

from bench.check import RUNS, cpu_seconds
from handbook.project.load import Project
from handbook.web.render import Renderer
from tests.big import write
from tests.site.building import dress

CALL = re.compile(r"\{\{ (\w+)\(.*?\) \}\}")
CARD = re.compile(r"^<.*$", re.MULTILINE)
PLAIN = """\
site_name: Plain
use_directory_urls: false
theme: {name: material, font: false, features: [navigation.prune]}
plugins: [search]
markdown_extensions: [admonition, attr_list, def_list, footnotes, tables, {toc: {permalink: true}}, pymdownx.superfences]
"""


def our_site(folder: Path, standards: int) -> Path:
    """A large handbook with a page for every touchpoint."""
    write(folder, standards)
    pages = {
        f"desk-{t:02}.md": f'# Desk {t}\n\n## Standards\n\n{{{{ standards(where="touchpoint-{t}") }}}}\n\n'
        f'## Moments\n\n{{{{ moments(where="touchpoint-{t}") }}}}\n'
        for t in range(-(-standards // 50))
    }
    rest = "# The rest\n\n{{ quote() }}\n\n{{ jobs() }}\n\n{{ limits() }}\n"
    return dress(folder, {"index.md": rest, **pages})


def plain_site(folder: Path, ours: Path) -> Path:
    """The same pages as finished Markdown."""
    project = Project.load(ours)
    assert project.index
    renderer = Renderer(project.shown, project.index, project.reading.stands_at)
    for page, text in project.index.texts.items():
        address = page.replace(".md", ".html")
        finished = CALL.sub(lambda call, here=address: renderer.macro(call.group(1), here, {}), text)  # type: ignore[misc]
        path = folder / "docs" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(CARD.sub(lambda card: _as_markdown(card.group()), finished).replace(".html#", ".md#"), "utf-8")
    (folder / "mkdocs.yml").write_text(PLAIN, "utf-8")
    return folder


def _as_markdown(card: str) -> str:
    """A card of one line as the Markdown an editor would have written for it."""
    card = re.sub(r'<a href="([^"]*)">(.*?)</a>', lambda link: f"[{link.group(2)}]({link.group(1)})", card)
    card = card.replace('<dl class="hb-facts">', "\n\n")
    card = re.sub(r"<dt[^>]*>(.*?)</dt> <dd[^>]*>", r"\n- **\1**: ", card)
    card = re.sub(r"<li[^>]*>", "\n- ", card)
    card = re.sub(r"<p[^>]*>|<footer[^>]*>", "\n\n", card)
    card = re.sub(r"<code[^>]*>(.*?)</code>", r"`\1`", card)
    return html.unescape(re.sub(r"<[^>]+>", " ", card))


def main(standards: int = 3000) -> None:
    """Print the medians and the ratio."""
    with tempfile.TemporaryDirectory() as ours_name, tempfile.TemporaryDirectory() as plain_name:
        ours = our_site(Path(ours_name), standards)
        plain = plain_site(Path(plain_name), ours)
        pairs = []
        for _ in range(RUNS):
            mine = cpu_seconds("-m", "handbook", "-C", str(ours), "build")
            theirs = cpu_seconds("-m", "mkdocs", "build", "--quiet", "--config-file", str(plain / "mkdocs.yml"))
            pairs.append((mine, theirs))
            print(
                f"handbook build {mine:6.2f} CPU s, plain MkDocs {theirs:6.2f} CPU s, ratio {mine / theirs:.2f}",
                flush=True,
            )
        print(f"median ratio over {RUNS} pairs: {statistics.median(mine / theirs for mine, theirs in pairs):.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
