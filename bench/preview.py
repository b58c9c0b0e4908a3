"""`python -m bench.preview`: how much memory the preview holds after each save, in MB.

Saves a changed sentence and builds anew, a hundred times in one process, as `mkdocs serve` does. The aim is a level
line: after the first ten saves, within 10 %.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
import tempfile
from pathlib import Path

from handbook.web.macros import PREVIEW

ROOT = Path(__file__).parent.parent
SETTLED = 10
"""Saves after which Python and MkDocs have in memory what they need."""
PAGE = os.sysconf("SC_PAGE_SIZE")


def resident() -> float:
    """The memory this process holds now, in MB."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * PAGE / 1_000_000


def build(folder: Path, site: Path) -> None:
    """Build as the preview does."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)


def main(saves: int = 100) -> None:
    """Print what is held after every tenth save, and the most beside what was held after the tenth."""
    os.environ |= {PREVIEW: "1", "NO_MKDOCS_2_WARNING": "1"}
    logging.disable(logging.WARNING)
    held = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "handbook"
        content = shutil.ignore_patterns(".*", "site", "print", "published", "tests", "bench")
        shutil.copytree(ROOT, folder, ignore=content)
        source = folder / "standards.yml"
        text = source.read_text("utf-8")
        for save in range(1, saves + 1):
            source.write_text(f"{text}\n# Saved for the {save}th time.\n", "utf-8")
            build(folder, Path(name) / "site")
            held.append(resident())
            if save % 10 == 0:
                print(f"after {save:3} saves: {held[-1]:5.0f} MB", flush=True)
    print(f"at most {max(held) / held[SETTLED - 1] - 1:+.1%} beside the tenth save")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
