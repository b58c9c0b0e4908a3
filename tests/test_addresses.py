"""Names and addresses of pages and files: what would be overwritten, lost or held by nobody is said beforehand."""

from __future__ import annotations

import json
import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from unicodedata import normalize

import pytest

from handbook import words
from handbook.project.check import check
from handbook.project.load import Project
from handbook.words.catalogue import messages_of
from tests.drop_in import FOLDERS, TODAY
from tests.site.building import dress

TAKEN = ["go/greet/index.md", "GO/x.txt", "feed.xml", "calendar.ics", "handbook.json", "handbook.schema.json", "worker.js",
         "manifest.json", "404.md", "404.html", "sitemap.xml", "sign-off/agent.csv", "assets/search.js", "assets/jobs.js",
         "assets/handbook.css", "assets/icons/192.png", "assets/stylesheets/main.css", "print/handbook.pdf", "Feed.xml",
         "assets/fonts/LICENSE.txt", "assets/of-entries/a.png"]  # fmt: skip
FREE = ["go.md", "print.md", "sign-off/index.md", "sign-off.md", "assets/own.js", "assets/favicon.svg", "feeds.xml",
        "a/handbook.json", "assets/pictures/404.png"]  # fmt: skip
UNHELD = ["con.md", "aux.txt", "a/nul.png", "lpt1.tar.gz", "COM1.md", "why?.md", "a:b.md", "x*.png", 'q".md', "a|b.md",
          "back\\slash.md", "dot./a.md", "blank /a.md", "x.png ", "new\nline.md", "rtl\u202e.md", "bell\x07.md"]  # fmt: skip
HELD = ["console.md", "100%.md", "a#b.md", "[x].md", "+.md", "日本.md", "ü ö.md", "a.b.c.md", "comma, too.md", "x'.md"]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The smallest handbook with a site."""
    folder = Path(shutil.copytree(FOLDERS / "good" / "minimal", tmp_path / "small"))
    return dress(folder, {"index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n"})


def put(folder: Path, name: str) -> None:
    path = folder / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# Words\n", "utf-8")


def said_of(folder: Path, rule: str) -> set[str]:
    """The files of the site of which a rule is broken."""
    found = check(Project.load(folder, TODAY)).problems
    return {problem.file.removeprefix("docs/") for problem in found if problem.rule == rule}


def test_no_file_of_an_editor_stands_where_the_build_writes_itself(small: Path) -> None:
    """It would be gone without a word, or, worse, take the place of the search."""
    (small / "docs" / "assets" / "stylesheets").mkdir(parents=True)
    material = next((_material() / "assets" / "stylesheets").glob("*.css")).name
    names = [name.replace("stylesheets/main.css", f"stylesheets/{material}") for name in TAKEN]
    for name in (*names, *FREE):
        put(small, name)
    assert said_of(small, "address-taken") == set(names)


def _material() -> Path:
    spec = find_spec("material")

    assert spec and spec.origin
    return Path(spec.origin).parent / "templates"


def test_names_that_another_system_cannot_hold_are_a_warning(small: Path) -> None:
    """The handbook is checked out and unzipped on Windows too, and there the file would be lost."""
    for name in (*UNHELD, *HELD):
        put(small, name)
    shown = {name.replace("\n", "�").replace("\u202e", "�").replace("\x07", "�") for name in UNHELD}
    assert said_of(small, "file-name") == shown


def test_a_name_that_is_no_text_has_a_sentence(small: Path) -> None:
    """It comes from a disk that was written in another encoding, and has no address on the web."""
    with open(os.fsencode(small / "docs") + b"/caf\xe9.md", "w", encoding="utf-8") as page:  # noqa: PTH123
        page.write("# Words\n")
    (name,) = said_of(small, "file-name")
    assert name.startswith("caf") and name.isprintable()


def test_two_names_for_one_address_or_one_name_twice(small: Path) -> None:
    """A page beside a file of its address; names that differ in capitals, or in how an accent is stored."""
    for name in ("twice.md", "twice.html", "Plan.md", "plan.md", normalize("NFC", "é.md"), normalize("NFD", "é.md")):
        put(small, name)
    assert len(said_of(small, "address-taken") & {"twice.md", "twice.html"}) == 1
    assert len(said_of(small, "file-name")) == 2


def test_files_that_are_no_part_of_the_site_may_be_called_anything(small: Path) -> None:
    """What `exclude_docs` leaves out is not published."""
    put(small, "drafts/con.md")
    put(small, "feed.xml")
    with (small / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("exclude_docs: |\n  drafts/\n  /feed.xml\n")
    assert said_of(small, "file-name") == said_of(small, "address-taken") == set()


NO_SITE = ["javascript:alert(1)/current/", "ftp://desk.example/current/", 'https://x/current/"><script>', "https://",
           "https:///current/", "desk.example/current/", "//desk.example/", "https://a b/current/", "https://x/?a=1",
           "https://x/#a", "https://me:secret@x/current/", "https://x:port/", "https://x:0/", "https://x/../current/",
           "https://x/current'/", "https://[::1/", "data:text/html,x", "HTTPS//x", "https://x/`id`", "file:///etc/"]  # fmt: skip
SITES = ["https://desk.example/current/", "http://desk.example", "https://desk.example:8443/a/b/current/",
         "http://localhost:8000/", "https://xn--bcher-kva.example/current/", "https://bücher.example/current/",
         "http://[::1]:8000/current/", "https://desk.example/a%20b/current/"]  # fmt: skip
NO_LANGUAGE = ["../../x", "en/..", "e", "en_GB", "en GB", 'en"', "<b>", "en-", "-en", "123"]
LANGUAGES = ["en", "en-GB", "pt-BR", "zh-Hant-TW", "qps-ploc", "ja"]


@pytest.mark.parametrize(
    ("field", "wrong", "right", "rule"),
    [("site", NO_SITE, SITES, "site-address"), ("language", NO_LANGUAGE, LANGUAGES, "language-code")],
)
def test_settings_that_become_addresses_and_names_of_files_are_ones(
    small: Path, field: str, wrong: list[str], right: list[str], rule: str
) -> None:
    """Codes are printed from them, and every page carries them."""
    root = small / "standards.yml"
    before = root.read_text("utf-8")
    for value in (*wrong, *right):
        root.write_text(before.replace("  edition:", f"  {field}: {json.dumps(value)}\n  edition:"), "utf-8")
        found = [problem.rule for problem in check(Project.load(small, TODAY)).problems]
        assert (rule in found) == (value in wrong), value


def test_a_language_is_never_a_way_to_other_files(tmp_path: Path) -> None:
    """What we say stands in files called by it, and an editor's own words too."""
    folder = tmp_path / "evil" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "handbook.po").write_text('msgid "card.suggest"\nmsgstr "Lies"\n', "utf-8")
    assert not messages_of(os.path.relpath(tmp_path / "evil", Path(words.__file__ or "").parent / "locale"))
