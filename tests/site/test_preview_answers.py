"""The live preview answers every question, whatever is wrong: with file, line and cure, until it is mended."""

from __future__ import annotations

import shutil
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import replace
from tests.site.building import dress
from tests.site.previewing import previewing

OWN = "def define_env(env):\n    @env.macro\n    def ours():\n        return "


def _answer(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def _append(path: str, text: str) -> Callable[[Path], None]:
    def mistake(folder: Path) -> None:
        file = folder / path
        file.write_bytes(file.read_bytes() + text.encode("cp1252"))

    return mistake


def _rename(folder: Path) -> None:
    (folder / "standards.yml").rename(folder / "renamed.txt")


MISTAKES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a broken link": (_append("docs/index.md", "\n[x](nope.md)\n"), "docs/index.md:5"),
    "a link to a disk": (_append("docs/index.md", "\n[x](C:/Users/me/a.md)\n"), "docs/index.md:5"),
    "a link to the top of a server": (_append("docs/index.md", "\n[x](/all.md)\n"), "docs/index.md:5"),
    "a missing picture": (_append("docs/index.md", "\n![A door](door.png)\n"), "docs/index.md:5"),
    "a menu to nowhere": (_append("mkdocs.yml", "\nnav:\n  - A: gone.md\n"), "gone.md"),
    "a tab in the settings": (_append("mkdocs.yml", "\nextra:\n\ta: b\n"), "mkdocs.yml:"),
    "a setting that nobody knows": (_append("mkdocs.yml", "\nsite_nmae: x\n"), "site_name"),
    "a plugin that is not there": (_append("mkdocs.yml", "\nhooks: [gone.py]\n"), "gone.py"),
    "a page in another encoding": (_append("docs/index.md", "Caf\u00e9\n"), "docs/index.md"),
    "no standards.yml": (_rename, "standards.yml"),
    "no mkdocs.yml": (lambda folder: (folder / "mkdocs.yml").unlink(), "mkdocs.yml"),
    "no pages": (lambda folder: shutil.rmtree(folder / "docs"), "docs"),
    "macros of one's own that are no Python": (_append("macros.py", "def\n"), "macros.py:5"),
    "macros of one's own that fail": (_append("macros.py", "    raise ValueError('no such day')\n"), "no such day"),
    "a macro of one's own that fails on a page": (
        lambda folder: replace(folder / "macros.py", "return 'Well.'", "return 1 / 0"),
        "macros.py:4",
    ),
}


@pytest.fixture
def house(shop: Path) -> Path:
    """A shop with a page and a macro of its own."""
    dress(
        shop,
        {"index.md": "# Start\n\nWell: {{ ours() }}\n", "all.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n"},
    )
    (shop / "macros.py").write_text(OWN + "'Well.'\n", "utf-8")
    return shop


def test_every_mistake_is_a_page_while_it_lasts(house: Path) -> None:
    """Every page answers with status 500 and names the place; when all is as it was before, with the page itself."""
    kept = house.parent / "kept"
    shutil.copytree(house, kept)
    wrong = {}
    with previewing(house, sys.executable, "-m", "handbook", "serve", "--address") as address:
        for name, (mistake, said) in MISTAKES.items():
            mistake(house)
            status, page = _answer(f"{address}all.html")
            if status != 500 or said not in page or "Traceback" in page:
                wrong[name] = status, page
            shutil.copytree(kept, house, dirs_exist_ok=True)
            (house / "renamed.txt").unlink(missing_ok=True)
            status, page = _answer(address)
            assert (status, "Well: Well." in page) == (200, True), (name, page)
    assert not wrong


def test_warnings_and_advice_are_shown_in_the_preview_alone(house: Path) -> None:
    """They stand in a bar below every page, with place and cure."""
    file = house / "standards.yml"
    file.write_text(file.read_text("utf-8").replace("review_by: 20", "review_by: 19"), "utf-8")
    with previewing(house, sys.executable, "-m", "handbook", "serve", "--address") as address:
        _, page = _answer(address)
        assert "hb-preview-bar" in page
        assert "review-overdue" in page
        assert _answer(f"{address}nowhere.html")[0] == 404
        (house / "results").mkdir()
        (house / "results" / "may.xlsx").write_bytes(b"")
        assert "results/may.xlsx:1" in _answer(address)[1]
        (house / "results" / "may.xlsx").unlink()
        assert "results/may.xlsx:1" not in _answer(address)[1]


def test_a_port_that_is_taken_is_said_and_the_next_is_used(house: Path) -> None:
    """Somebody else serves there: the preview is at one of the ports after it."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "handbook", "serve", "--address", f"127.0.0.1:{port}"]
        with previewing(house, *command, "--engine", "mkdocs", has_address=True) as address:
            assert address != f"http://127.0.0.1:{port}/"
            assert _answer(address)[0] == 200
