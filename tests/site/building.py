"""Build real sites: of the ferry's handbook, and of others."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from handbook.model import Handbook
from handbook.pages.macros import MACROS
from handbook.reader import read
from tests.commands import run_module
from tests.conftest import TODAY_EPOCH
from tests.drop_in import FERRY

EVERY_MACRO = [name for name, macro in MACROS.items() if not any(parameter.needed for parameter in macro.parameters)]
KINDS = {
    "home": "index.html",
    "danger": "emergencies.html",
    "standards": "standards/welcome.html",
    "moments": "moments/boarding.html",
    "trouble": "moments/trouble.html",
    "phrases": "say-instead.html",
    "limits": "put-it-right.html",
    "job": "jobs/purser.html",
    "jobs": "jobs/index.html",
    "shift": "start-of-shift.html",
    "forms": "shopping.html",
    "table": "editors/coverage.html",
    "editions": "editions/what-changed.html",
    "on a date": "editions/on-a-date.html",
    "to sign": "editions/sign-off.html",
    "story": "coaching/stories/the-wet-glove.html",
    "sums": "worth.html",
    "form": "go/trip-by-day/fill.html",
    "small page": "go/read-the-notice/index.html",
    "not found": "404.html",
}
"""A page of every kind there is in the ferry's handbook."""
FRAMES = ("home", "story", "form", "not found")
"""Kinds with a frame each: of the theme at the top and three folders deep, of a form, of what is not there."""


def ferry_in(folder: Path) -> Path:
    """A copy of the ferry's handbook, with its pages, to be built or spoilt."""
    return Path(shutil.copytree(FERRY, folder))


DANGER = "in-danger.md"
NATURAL = """\
site_name: A handbook
strict: true
theme: handbook
plugins: [handbook]
"""
"""All that a site needs to be a handbook's."""


def dress(folder: Path, pages: dict[str, str], *, manual: bool = False) -> Path:
    """Put a site around a handbook: the mkdocs.yml that anybody would write, these pages, and one for its danger.

    The engine's own pages for editors, a third of what a small site costs, come only where they are asked for.
    """
    if not manual:
        _without_manual(folder / "standards.yml")
    book = read(folder).book
    name = book.handbook.organisation or "A handbook"
    named = NATURAL.replace("A handbook", json.dumps(name, ensure_ascii=False))
    (folder / "mkdocs.yml").write_text(named, "utf-8")
    danger = {DANGER: "# In danger\n\n{{ emergencies() }}\n"} if book.emergencies else {}
    shown = any("emergencies()" in text for text in pages.values())
    for name, text in (pages if shown else danger | pages).items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def _without_manual(root: Path) -> None:
    written = root.read_bytes()
    if b"\n  manual:" not in written:
        root.write_bytes(
            re.sub(rb"^handbook:(\r?\n)", rb"handbook:\1  manual: false\1", written, count=1, flags=re.MULTILINE)
        )


def everything(book: Handbook) -> str:
    """One page with every macro on it."""
    calls = [f"{{{{ {name}() }}}}" for name in EVERY_MACRO]
    calls += [f'{{{{ scorecard("{card.id}") }}}}' for card in book.scorecards]
    calls += [f'{{{{ calculator("{sum_.id}") }}}}' for sum_ in book.calculators]
    return "# Everything\n\n" + "\n\n".join(calls) + "\n"


def build(
    folder: Path, *arguments: str, module: str = "handbook", python: Path | str = sys.executable
) -> subprocess.CompletedProcess[str]:
    """Run the real build in a folder."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": TODAY_EPOCH, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    if python == sys.executable:
        return run_module(module, "build", *arguments, folder=folder, environment=environment)
    command = [str(python), "-m", module, "build", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")


def words_of(path: Path) -> str:
    """What a reader sees of a page's article, white space folded."""
    article = re.search(r"<article[^>]*>(.*?)</article>", path.read_text("utf-8"), re.DOTALL)
    assert article
    without_marks = re.sub(r'<a class="headerlink".*?</a>', "", article.group(1))
    return folded(html.unescape(re.sub(r"<[^>]+>", "", without_marks.replace("<br>", " "))))


def folded(text: str) -> str:
    """A text with its white space folded."""
    return " ".join(text.split())
