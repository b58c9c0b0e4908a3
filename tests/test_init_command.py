"""`handbook init`: anybody's handbook, complete and without fault from the first minute."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import unescape
from io import StringIO
from pathlib import Path

import pytest
import yaml

from handbook.authoring.starter import STARTER
from handbook.project.load import Project
from handbook.system.sample_files import files_below
from tests.conftest import ROOT, run_handbook
from tests.paper.reading import words_of as printed_in
from tests.site.building import words_of

HOUSES = {
    "council": ["--organisation", "St Ann's Council, North", "--customer", "city", "--no-elsewhere"],
    "a clinic's & co": ["--organisation", "Bob: \"the #1\" <b>'s {{ 7 }} | *x* `y` \\ [a](b) $HOME %}=]", "--customer", "patient: x"],
    "هيئة": ["--organisation", "هيئة النقل", "--customer", "راكب", "--customers", "ركاب", "--language", "ar"],
    "ward": ["--organisation", "- 7", "--customer", "no", "--quote", "Be kind: always #1", "--emergency", "999"],
}  # fmt: skip
"""Folders and what is given: names that would break YAML, Markdown, HTML, templates and shells."""
HOTEL = re.compile(r"\b(hotel|harbour|lane|guests?|rooms?|reception\w*|stay|bar|bed)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all of them, as nobody was asked."""
    folder = tmp_path_factory.mktemp("houses")
    for name, given in HOUSES.items():
        run = run_handbook(folder, "init", name, *given, "--yes")
        assert run.status == 0, run.err
    return folder


@pytest.mark.parametrize("name", HOUSES)
def test_a_new_handbook_is_without_fault(houses: Path, name: str) -> None:
    """Nothing is wrong, and nothing is even advised but for a tag in a name; what was given stands there sign for sign."""
    run = run_handbook(houses / name, "check", "--strict", "--format", "json")
    tagged = ["markup-in-text"] if any("<b>" in given for given in HOUSES[name]) else []
    assert (run.status, [problem["rule"] for problem in run.problems]) == (0, tagged)
    settings = Project.load(houses / name).reading.book.handbook
    said = dict(zip(HOUSES[name][::2], HOUSES[name][1::2], strict=False))
    assert (settings.organisation, settings.customer) == (said["--organisation"], said["--customer"])
    assert yaml.safe_load((houses / name / "mkdocs.yml").read_text("utf-8"))["site_name"] == settings.organisation


def test_its_readme_says_the_name_as_people_write_it(houses: Path) -> None:
    """Only what Markdown would take for its own has a stroke before it, as many read the file as it stands."""
    heads = [
        (houses / name / "README.md").read_text("utf-8").splitlines()[0] for name in ("council", "a clinic's & co")
    ]
    assert heads[0] == "# The staff handbook of St Ann's Council, North"
    assert r"\<b\>'s {{ 7 }} \| \*x\* \`y\` \\ \[a\](b) $HOME" in heads[1]


def test_words_for_several_and_what_holds_where_nobody_can_go_elsewhere(houses: Path) -> None:
    """English makes its plural itself; what is given is taken; a saying of one's own comes in the place of the known one."""
    books = {name: Project.load(houses / name).reading.book for name in HOUSES}
    assert [book.handbook.customers for book in books.values()] == ["cities", "patient: xes", "ركاب", "nos"]
    assert [book.handbook.elsewhere for book in books.values()] == [False, True, True, True]
    assert books["council"].quote.lines[0].says == "Cities are the most important visitors we have."
    assert books["ward"].quote.lines[0].says == "Be kind: always #1"
    from_where = [book.quote.attribution for book in books.values() if book.quote.attribution]
    assert [known.status for known in from_where] == ["disputed", "disputed", "disputed", "own"]
    assert not any(known.author for known in from_where)


def test_it_is_built_and_printed_at_once(houses: Path) -> None:
    """With every engine there is, strictly, and on paper; a name is never markup, and what is empty says what a reader can do."""
    name = "a clinic's & co"
    for engine in ("mkdocs", "zensical"):
        run = run_handbook(houses / name, "build", "--strict", "--engine", engine)
        assert run.status == 0, run.err
        assert "WARNING" not in run.err
        assert "Answer the phone with the name of the house and your own." in words_of(
            houses / name / "site" / "standards.html"
        )
    page = (houses / name / "site" / "index.html").read_text("utf-8")
    assert f"<title>Start - {HOUSES[name][1]}</title>" in unescape(page)
    limits = words_of(houses / name / "site" / "put-it-right.html")
    assert "Job Front line" in limits and "Up to" not in limits, "a limit in words alone has no columns for sums"
    paper = words_of(houses / name / "site" / "on-paper.html")
    assert "Print this page" in paper and "handbook print" not in paper
    run = run_handbook(houses / name, "print", "pocket")
    assert run.status == 0, run.err
    assert "Ring 112 Fire service" in printed_in(houses / name / "print" / "pocket.pdf")


def test_nothing_in_it_is_of_the_hotel() -> None:
    """It is anybody's: no word of the house that we tell of stands in what is copied, and each page says what it is."""
    for name, path in files_below(STARTER):
        found = HOTEL.search(path.read_text("utf-8"))
        assert not found, f"{name}: {found}"


def test_the_sample_is_the_handbook_that_stands_in_this_repository(tmp_path: Path) -> None:
    """As it stands, without what is for contributors, and with what a new handbook has around it."""
    run = run_handbook(tmp_path, "init", "copy", "--sample")
    assert run.status == 0, run.err
    copied = dict(files_below(tmp_path / "copy"))
    assert copied["standards.yml"].read_bytes() == (ROOT / "standards.yml").read_bytes()
    assert copied["mkdocs.yml"].read_bytes() == (ROOT / "mkdocs.yml").read_bytes()
    assert {"README.md", ".gitignore", "docs/index.md", "editions/2026-1.json"} <= set(copied)
    assert not [name for name in copied if name.startswith(("docs/contributors", "docs/decisions", "docs/jobs/front"))]
    assert run_handbook(tmp_path / "copy", "check").status == 0


def test_without_a_terminal_nothing_is_asked_and_what_was_taken_is_said(tmp_path: Path) -> None:
    """The folder gives its name; the number in danger is named, as a wrong one is worse than none."""
    run = run_handbook(tmp_path, "init", "ashby-library")
    assert run.status == 0, run.err
    assert "organisation: Ashby library" in run.out
    assert "112" in run.out
    for command in ("cd ashby-library", "git init", "handbook serve"):
        assert f"  {command}\n" in run.out


@contextmanager
def terminal(*answers: str) -> Iterator[None]:
    """Somebody who answers so."""
    sys.stdin = StringIO("".join(f"{answer}\n" for answer in answers))
    sys.stdin.isatty = lambda: True  # type: ignore[method-assign]
    yield


def test_on_a_terminal_it_asks_for_what_was_not_given(tmp_path: Path) -> None:
    """An empty answer takes what is proposed, which follows from the answers before."""
    answers = partial(terminal, "Ashby Library", "", "reader", "", "n", "", "999")
    run = run_handbook(tmp_path, "init", "new", within=answers)
    assert run.status == 0, run.err
    book = Project.load(tmp_path / "new").reading.book
    settings = book.handbook
    assert (settings.organisation, settings.customer, settings.customers, settings.language, settings.elsewhere) == (
        "Ashby Library", "reader", "readers", "en", False,
    )  # fmt: skip
    assert book.emergencies[0].call == "999"


def everything(folder: Path) -> dict[str, bytes]:
    """All that stands in a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}  # fmt: skip


@pytest.mark.parametrize(
    ("there", "given", "why"),
    [
        ("new/notes.txt", [], "notes.txt"),
        ("new/.gitignore", [], ".gitignore"),
        ("new", [], "is a file"),
        ("other", ["--organisation", "a\nb"], "organisation"),
        ("other", ["--organisation", "see [[nobody]]"], "There is no entry “nobody”"),
        ("other", ["--language", "so what"], "no code of a language"),
        ("other", ["--emergency", ""], "call"),
        ("other", ["--organisation", " "], "organisation"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    tmp_path: Path, there: str, given: list[str], why: str
) -> None:
    """Whatever stands there stays, byte by byte, and the answer says what is wrong."""
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_text("mine", "utf-8")
    before = everything(tmp_path)
    run = run_handbook(tmp_path, "init", "new", "--yes", *given)
    assert (run.status, run.out) == (1, "")
    assert why in run.err
    assert everything(tmp_path) == before


def test_what_is_hidden_in_a_folder_stays(tmp_path: Path) -> None:
    """A folder that git has made, or an environment of Python's, is as good as empty; one may stand in it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("mine", "utf-8")
    run = run_handbook(tmp_path, "init", "--organisation", "Desk", "--yes")
    assert run.status == 0, run.err
    assert (tmp_path / ".git" / "HEAD").read_text("utf-8") == "mine"
    assert (tmp_path / "standards.yml").is_file()
    assert "git init" not in run.out
    assert "  cd " not in run.out


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    """And not the words of a program: here a file stands where a folder would have to be."""
    (tmp_path / "new").write_text("mine", "utf-8")
    run = run_handbook(tmp_path, "init", "new/handbook", "--yes")
    assert (run.status, run.out) == (1, "")
    assert run.err.startswith("Error: No handbook was begun in ")
    assert (tmp_path / "new").read_text("utf-8") == "mine"


def test_a_link_that_leads_nowhere_is_no_empty_folder(tmp_path: Path) -> None:
    """What it would lead to is somebody else's."""
    (tmp_path / "new").symlink_to(tmp_path / "gone")
    run = run_handbook(tmp_path, "init", "new", "--yes")
    assert run.status == 1
    assert "new is a file" in run.err
    assert not (tmp_path / "gone").exists()


def test_whoever_has_no_handbook_yet_is_told_how_to_begin_one(tmp_path: Path) -> None:
    """In an empty folder, and where only the pages are missing: then the lines that are said do."""
    for command in ("check", "build", "serve", "print"):
        run = run_handbook(tmp_path, command)
        assert run.status == 2
        assert "handbook init DIR" in run.err
    assert run_handbook(tmp_path, "init", "new", "--yes").status == 0
    (tmp_path / "new" / "mkdocs.yml").unlink()
    run = run_handbook(tmp_path / "new", "build")
    assert run.status == 2
    lines = [line[2:] for line in run.err.splitlines() if line.startswith("  ")]
    (tmp_path / "new" / "mkdocs.yml").write_text("\n".join(lines), "utf-8")
    assert run_handbook(tmp_path / "new", "build").status == 0
