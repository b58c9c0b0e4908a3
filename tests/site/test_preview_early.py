"""The page that is open in a preview is made and shown before the others, and is what it will be among them."""

from __future__ import annotations

import re
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from handbook.project.check import Report, check
from handbook.project.load import Project
from handbook.web.engines.engine import engine_called
from handbook.web.macros import PREVIEW
from handbook.web.preview.answers import server_at
from handbook.web.preview.making import Work
from handbook.web.preview.serving import Preview
from tests.site.building import dress, ferry_in

OPEN = ("standards/welcome.html", "start-of-shift.html", "editions/what-changed.html")
BEFORE, AFTER = "before you look in the bag", "at once, before the bag"
VERSION = re.compile(r"\?[0-9a-f]{8}\b")


def test_a_page_alone_is_as_it_is_among_all_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its menu, links, cards and head; only the versions of what it loads are missing."""
    monkeypatch.setenv(PREVIEW, "1")
    ferry, engine = ferry_in(tmp_path / "ferry"), engine_called("mkdocs")
    engine.build(ferry, tmp_path / "whole")
    for page in OPEN:
        alone = tmp_path / "alone" / page
        engine.build_page(ferry, tmp_path / "alone", page)
        assert list((tmp_path / "alone").rglob("*.html")) == [alone]
        assert alone.read_text("utf-8") == VERSION.sub("", (tmp_path / "whole" / page).read_text("utf-8"))


@dataclass
class Served:
    """A preview of a shop whose pages are made of its words, each time the whole only when it is let go."""

    shop: Path
    address: str = ""
    otherwise: str = ""
    """What pages say besides in the whole site."""
    picture: str = "<svg/>"
    made_alone: list[str] = field(default_factory=list)
    let_go: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(1))
    has_begun: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def look(self) -> Report:
        return check(Project.load(self.shop, preview=True, anew=True))

    def build(self, folder: Path, into: Path) -> None:
        self.has_begun.release()
        self.let_go.acquire()
        for page in ("index.html", "all.html"):
            self._write(folder, into, page, self.otherwise)
        (into / "picture.svg").write_text(self.picture, "utf-8")

    def build_page(self, folder: Path, into: Path, page: str) -> None:
        self.made_alone.append(page)
        self._write(folder, into, page)

    def _write(self, folder: Path, into: Path, page: str, otherwise: str = "") -> None:
        into.mkdir(parents=True, exist_ok=True)
        (into / page).write_text((folder / "standards.yml").read_text("utf-8") + otherwise, "utf-8")

    def get(self, path: str) -> tuple[str, str]:
        """What a path is answered with, without the script that loads it anew, and the version in that."""
        with urllib.request.urlopen(f"{self.address}/{path}") as answer:
            page, _, version = answer.read().decode().partition("<script")
        return page, "".join(re.findall(r'data-version="(\d+)"', version))

    def change(self, old: str, new: str) -> None:
        """Change a sentence at once: what is half written would be made too, and held up."""
        half = self.shop / ".half"
        half.write_text((self.shop / "standards.yml").read_text("utf-8").replace(old, new), "utf-8")
        half.replace(self.shop / "standards.yml")


@pytest.fixture
def served(shop: Path, tmp_path: Path) -> Iterator[Served]:
    """Two pages and a picture, made once, of which the first page is open."""
    pages = {"index.md": "# Start\n", "all.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ glossary() }}\n"}
    dress(shop, pages)
    served = Served(shop)
    preview = Preview(shop, Work(served.look, served.build, served.build_page), tmp_path / "room", lambda made: None)
    (tmp_path / "room").mkdir()
    server = server_at("127.0.0.1", 0, preview)
    served.address = f"http://127.0.0.1:{server.server_address[1]}"
    threads = [threading.Thread(target=target, daemon=True) for target in (server.serve_forever, preview.follow)]
    for thread in threads:
        thread.start()
    served.get("index.html")
    served.has_begun.acquire()
    yield served
    preview.stopping.set()
    served.let_go.release()
    server.shutdown()
    server.server_close()
    for thread in threads:
        thread.join()


def test_the_open_page_is_seen_before_the_whole_is_made(served: Served) -> None:
    """With what stands beside it; and where the whole is the same it is not loaded again."""
    served.change(BEFORE, AFTER)
    page, early = served.get("index.html")
    assert AFTER in page
    assert served.made_alone == ["index.html"]
    assert served.get("picture.svg")[0] == "<svg/>"
    served.let_go.release()
    assert served.get("all.html") == (page, early) == served.get("index.html")


def test_another_page_waits_until_it_is_made_too(served: Served) -> None:
    """No page is answered with less than was saved."""
    served.change(BEFORE, AFTER)
    served.get("index.html")
    answered: list[str] = []
    waiting = threading.Thread(target=lambda: answered.append(served.get("all.html")[0]))
    waiting.start()
    served.has_begun.acquire()
    assert not answered
    served.let_go.release()
    waiting.join()
    assert AFTER in answered[0]


@pytest.mark.parametrize("what", ["the page", "a picture that it shows", "a mistake"])
def test_what_the_whole_has_otherwise_is_loaded_again(served: Served, what: str) -> None:
    """It has another version, for which the open page asks."""
    served.otherwise = {"the page": "More.", "a mistake": '<a href="nowhere.html">'}.get(what, "")
    served.picture = "<svg></svg>" if what == "a picture that it shows" else served.picture
    served.change(BEFORE, AFTER)
    _, early = served.get("index.html")
    served.get("picture.svg")
    served.let_go.release()
    with urllib.request.urlopen(f"{served.address}/.preview/version?{early}") as newer:
        assert newer.read().decode() != early


def test_nothing_is_made_alone_where_a_program_or_another_page_has_changed(served: Served) -> None:
    """What goes wrong on another page is known when that is built, and the open page is not to hide it."""
    with (served.shop / "docs" / "all.md").open("a", encoding="utf-8") as page:
        page.write("\nMore.\n")
    served.let_go.release()
    served.get("index.html")
    assert not served.made_alone
