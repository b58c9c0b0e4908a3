"""`python -m bench.page_each`: what it costs to give every standard a page of its own, in CPU seconds of plain MkDocs.

The same thousand entries stand on a page each, with the whole menu in every page and with a pruned one, and fifty to
a page. With a number it is done for so many entries: the first grows with its square.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench.cost import cpu_seconds

ENTRY = "## Standard {i}\n\nAnswer every call to desk {i} within three rings with the name of the house.\n\n- must\n- receptionist\n\n"
CONFIG = "site_name: {name}\nuse_directory_urls: false\nplugins: []\ntheme: {{name: material, font: false, features: [{features}]}}\n"
TOGETHER = 50


def site(folder: Path, entries: int, on_a_page: int, *features: str) -> Path:
    """Write the entries as finished Markdown, so many to a page, in folders of fifty pages as a menu would have them."""
    for page, first in enumerate(range(0, entries, on_a_page)):
        path = folder / "docs" / f"part-{page // TOGETHER:02}" / f"page-{page:04}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        entry = "".join(ENTRY.format(i=i) for i in range(first, min(first + on_a_page, entries)))
        path.write_text(f"# Page {page}\n\n{entry}", "utf-8")
    (folder / "docs" / "index.md").write_text("# Start\n", "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG.format(name="Plain", features=", ".join(features)), "utf-8")
    return folder


def main(entries: int = 1000) -> None:
    """Print what each costs and how much of it is written."""
    ways: dict[str, tuple[int, list[str]]] = {
        "a page each, whole menu": (1, []),
        "a page each, pruned menu": (1, ["navigation.prune"]),
        f"{TOGETHER} to a page, pruned menu": (TOGETHER, ["navigation.prune"]),
    }
    for title, (on_a_page, features) in ways.items():
        with tempfile.TemporaryDirectory() as name:
            folder = site(Path(name), entries, on_a_page, *features)
            seconds = cpu_seconds("-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml"))
            size = sum(path.stat().st_size for path in (folder / "site").rglob("*.html"))
        print(f"{title:>26}: {seconds:6.1f} CPU s, {size / 1e6:6.1f} MB of HTML", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
