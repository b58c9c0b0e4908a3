"""A handbook keeps to its folder: nothing outside of it is read, copied, written or deleted, whatever stands in it.

It comes from anywhere: a stranger's branch, a zip, a shared disk. Each test spoils a sound handbook and asks the checker;
what is not to leave has a word in it that is then looked for.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from handbook.paper.print_run import Printer
from handbook.project.check import check
from handbook.project.load import Project
from handbook.project.printed import read_manifest
from handbook.system import limits
from handbook.system.inside import CIRCLE, HIDDEN, NOWHERE, OUT, STRANGE, what_bars
from tests.conftest import Run, replace
from tests.drop_in import FOLDERS, TODAY
from tests.site.building import build, dress

SECRET = "unmistakable-zarzuela"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The smallest handbook with a site, and beside its folder a secret."""
    (tmp_path / "outside").mkdir()
    for name in ("secret.yml", "secret.txt", "secret.png", "secret.md", "secret.csv", "secret.json", "secret.py"):
        (tmp_path / "outside" / name).write_text(f"# {SECRET}\n", "utf-8")
    folder = Path(shutil.copytree(FOLDERS / "good" / "minimal", tmp_path / "small"))
    return dress(folder, {"index.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n"})


def said_of(folder: Path) -> dict[tuple[str, str], str]:
    """What is said of files and folders that are not the handbook's: by file and rule."""
    found = check(Project.load(folder, TODAY)).problems
    about = ("file-unreadable", "site-outside", "site-over", "site-unsupported", "source-on-site", "macros-unreadable")
    return {(problem.file, problem.rule): problem.message for problem in found if problem.rule in about}


def link(path: Path, to: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to(to)


LINKS = {
    "docs/leak.txt": "../../outside/secret.txt",
    "docs/leak.md": "../../outside/secret.md",
    "docs/deep/er/leak.png": "../../../../outside/secret.png",
    "docs/folder": "../../outside",
    "docs/root": "/",
    "docs/passwd": "/etc/passwd",
    "docs/device.md": "/dev/zero",
    "docs/process.md": "/proc/self/environ",
    "results/leak.csv": "../../outside/secret.csv",
    "editions/leak.json": "../../outside/secret.json",
    "words/en.yml": "../../outside/secret.yml",
    "fonts/leak.ttf": "../../outside/secret.png",
    "print/leak.pdf": "../../outside/secret.png",
    "print/forms": "../../outside",
    "editions": "../outside",
    "results": "../outside",
    "print": "../outside",
    "mkdocs.yml": "../outside/secret.yml",
    "macros.py": "../outside/secret.py",
    "standards.yml": "../outside/secret.yml",
}


@pytest.mark.parametrize("name", LINKS)
def test_a_link_out_of_the_folder_is_an_error_by_name(small: Path, name: str) -> None:
    """In every folder that is read or copied, to a file, a folder, a device, or the middle of a running process."""
    link(small / name, LINKS[name])
    said = said_of(small)
    assert [message for (file, _), message in said.items() if file == name and OUT in message]
    assert SECRET not in json.dumps([*said.values()])


@pytest.mark.parametrize("pattern", ["linked/*.yml", "**/*.yml", "linked/secret.yml", "one.yml"])
def test_what_is_included_stays_inside(small: Path, pattern: str) -> None:
    """Neither a link to a folder nor one to a file lets anything in, and its lines are not in the report."""
    link(small / "linked", "../outside")
    link(small / "one.yml", "../outside/secret.yml")
    (small / "standards.yml").write_text(f"include: ['{pattern}']\n" + (small / "standards.yml").read_text(), "utf-8")
    problems = check(Project.load(small, TODAY)).problems
    assert SECRET not in str(problems)
    if pattern != "**/*.yml":
        assert any(OUT in problem.message for problem in problems)


@pytest.mark.parametrize("name", ["docs/pipe.md", "docs/pipe.txt", "results/a.csv", "editions/a.json", "words/en.yml",
                                  "mkdocs.yml", "macros.py", "standards.yml", "print/manifest.json"])  # fmt: skip
def test_a_pipe_keeps_nobody_waiting(small: Path, name: str) -> None:
    """Nobody writes into it, so whoever read it would wait for ever."""
    (small / name).parent.mkdir(parents=True, exist_ok=True)
    (small / name).unlink(missing_ok=True)
    os.mkfifo(small / name)
    assert any(STRANGE in message for (file, _), message in said_of(small).items() if file == name)


def test_other_things_that_are_no_files_have_a_sentence(small: Path) -> None:
    """A socket; a link in a circle, to a folder above itself, to nothing, and to what is hidden."""
    with socket.socket(socket.AF_UNIX) as unix:
        os.chdir(small / "docs")
        unix.bind("socket")
    (small / ".git").mkdir()
    (small / ".git" / "config").write_text(SECRET, "utf-8")
    made = {"loop": ("loop", CIRCLE), "above": ("..", CIRCLE), "gone": ("no-such", NOWHERE),
            "config.txt": ("../.git/config", HIDDEN), "git": ("../.git", HIDDEN)}  # fmt: skip
    for name, (to, _) in made.items():
        link(small / "docs" / name, to)
    said = said_of(small)
    for name, why in {**{name: why for name, (_, why) in made.items()}, "socket": STRANGE}.items():
        assert why in said[f"docs/{name}", "file-unreadable"]


def test_folders_that_lead_to_each_other_end_somewhere(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of them in a circle; and thirty steps with two links each, which would be a thousand million ways."""
    monkeypatch.setattr(limits, "LINKED_FOLDERS", 50)  # each is listed by all who look through the pages
    (small / "docs" / "a").mkdir()
    (small / "docs" / "b").mkdir()
    link(small / "docs" / "a" / "to", "../b")
    link(small / "docs" / "b" / "to", "../a")
    for step in range(30):
        (small / "docs" / f"s{step}").mkdir()
        for side in "xy":
            link(small / "docs" / f"s{step}" / side, f"../s{step + 1}")
    (small / "docs" / "s30").mkdir()
    assert any(CIRCLE in message for message in said_of(small).values())


def test_a_link_that_stays_inside_is_as_good_as_the_file(small: Path) -> None:
    """A page, a picture, a folder of them, results, an included file: nothing is said, and the page is a page."""
    (small / "shared" / "pages").mkdir(parents=True)
    (small / "shared" / "pages" / "more.md").write_text("# More\n\nWords.\n", "utf-8")
    link(small / "docs" / "more", "../shared/pages")
    link(small / "docs" / "again.md", "../shared/pages/more.md")
    link(small / "part.yml", "shared/part.yml")
    (small / "shared" / "part.yml").write_text("departments:\n  - id: shed\n    title: Shed\n", "utf-8")
    (small / "standards.yml").write_text("include: part.yml\n" + (small / "standards.yml").read_text("utf-8"), "utf-8")
    project = Project.load(small, TODAY)
    assert said_of(small) == {}
    assert project.index and {"more/more.md", "again.md"} <= set(project.index.pages)
    assert [department.id for department in project.book.departments] == ["shed"]


def test_editors_that_lock_a_file_by_a_link_disturb_nobody(small: Path) -> None:
    """Emacs does, with a hidden link to nowhere beside the page that is open."""
    link(small / "docs" / ".#index.md", "somebody@machine.4711:1")
    assert said_of(small) == {}


SETTINGS = {
    "docs_dir: ../outside": "site-outside",
    "site_dir: ../outside": "site-outside",
    "site_dir: gone-out": "site-outside",
    "site_dir: editions": "site-over",
    "site_dir: .": "site-over",
    "site_dir: docs/..": "site-over",
    "site_dir: parts": "site-over",
    "site_dir: print": "site-over",
    "site_dir: .git": "site-over",
    "site_dir: docs/site": "site-over",
    "theme: {name: handbook, custom_dir: ../outside}": "site-outside",
    "theme: {name: handbook, custom_dir: gone-out}": "site-outside",
    "hooks: [../outside/secret.py]": "site-outside",
    "hooks: [hook.py]": "site-outside",
    "INHERIT: ../outside/secret.yml": "site-outside",
    "markdown_extensions: [{pymdownx.snippets: {base_path: ../outside}}]": "site-unsupported",
    "markdown_extensions: [{pymdownx.snippets: {url_download: true}}]": "site-unsupported",
    "markdown_extensions: [pymdownx.b64]": "site-unsupported",
    "plugins: [handbook, include-markdown]": "site-unsupported",
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_no_setting_of_the_site_leads_out_or_clears_what_people_wrote(small: Path, setting: str) -> None:
    """An engine clears the folder of the site before it builds, and extensions may bring in any file there is."""
    for name in ("editions", "parts", "print", ".git"):
        (small / name).mkdir()
    (small / "parts" / "more.yml").write_text("departments:\n  - id: shed\n    title: Shed\n", "utf-8")
    (small / "standards.yml").write_text("include: parts/*.yml\n" + (small / "standards.yml").read_text(), "utf-8")
    link(small / "gone-out", "../outside")
    link(small / "hook.py", "../outside/secret.py")
    written = yaml.safe_load((small / "mkdocs.yml").read_text("utf-8")) | yaml.safe_load(setting)
    (small / "mkdocs.yml").write_text(yaml.safe_dump(written), "utf-8")
    assert SETTINGS[setting] in [rule for _, rule in said_of(small)]


def test_files_of_the_handbook_are_not_copied_onto_the_site(small: Path) -> None:
    """In the folder of pages they would be, with their comments and drafts."""
    (small / "docs" / "more.yml").write_text("departments:\n  - id: shed\n    title: Shed\n", "utf-8")
    (small / "standards.yml").write_text("include: docs/*.yml\n" + (small / "standards.yml").read_text(), "utf-8")
    assert ("docs/more.yml", "source-on-site") in said_of(small)


def test_a_preview_shows_nothing_that_is_not_the_handbooks(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes on where a build stops, with the report in the place of pages; and copies no link out."""
    link(small / "docs" / "leak.txt", "../../outside/secret.txt")
    link(small / "docs" / "folder", "../../outside")
    os.mkfifo(small / "docs" / "pipe.md")
    stopped = build(small, module="mkdocs")
    assert stopped.returncode == 1 and OUT in stopped.stderr
    shutil.rmtree(small / "site", ignore_errors=True)
    monkeypatch.setenv("HANDBOOK_PREVIEW", "1")
    shown = build(small, module="mkdocs")
    assert shown.returncode == 0, shown.stderr
    assert "leads out of the handbook" in (small / "site" / "index.html").read_text("utf-8")
    assert [path for path in (small / "site").rglob("*") if "leak" in path.name or "secret" in path.name] == []


ROWS: dict[str, dict[str, object]] = {
    "above": {"file": "../standards.yml"},
    "far above": {"file": "../../outside/secret.png"},
    "from the root": {"file": "/etc/hostname"},
    "by a link": {"file": "linked/secret.pdf"},
    "through itself": {"file": "a/../../standards.yml"},
    "hidden": {"file": ".hidden.pdf"},
    "no PDF": {"file": "notes.txt"},
    "backslash": {"file": "..\\standards.yml"},
    "a number": {"file": 5},
    "a list": {"file": ["a.pdf"]},
    "nothing": {"file": ""},
    "the folder": {"file": "."},
    "null": {"file": "a\0.pdf"},
    "pages no number": {"pages": "three"},
    "pages true": {"pages": True},
    "title a group": {"title": {"a": 1}},
    "below nought": {"size": -1},
    "huge": {"size": 10**400},
    "another size": {"size": 999},
    "one more": {"more": 1},
    "unpaired": {"title": "\ud800"},
}


@pytest.fixture
def printed(small: Path) -> Path:
    """A handbook in whose print/ stands one file, with its row in the manifest."""
    (small / "print").mkdir()
    (small / "print" / "a.pdf").write_bytes(b"%PDF")
    (small / "print" / "notes.txt").write_text(SECRET, "utf-8")
    (small.parent / "outside" / "secret.pdf").write_bytes(b"%PDF")
    return small


def row(**other: object) -> dict[str, object]:
    known = {"file": "a.pdf", "what": "gone", "kind": "Gone", "title": "Gone", "purpose": "For nobody", "pages": 1}
    return {**known, "size": 4, "fingerprint": "0", **other}


def write_manifest(folder: Path, text: str) -> None:
    (folder / "print" / "manifest.json").write_text(text, "utf-8")


@pytest.mark.parametrize("name", ROWS)
def test_a_row_of_the_manifest_that_is_not_ours_counts_for_nothing(printed: Path, name: str) -> None:
    """What it names is not shown, not copied and not deleted, while the rows beside it hold."""
    link(printed / "print" / "linked", "../../outside")
    write_manifest(printed, json.dumps([row(**ROWS[name]), row()] if "file" in ROWS[name] else [row(**ROWS[name])]))
    assert list(read_manifest(printed)) == (["a.pdf"] if "file" in ROWS[name] else [])


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{}", "5", "null", "[5, [], null]", "", "[{]", "NaN", '["a.pdf"]', "\ufeff[]"]
)
def test_a_manifest_that_is_none_is_as_good_as_none(printed: Path, text: str) -> None:
    """Nested, cut off, of another kind: nothing is printed yet, and nobody falls over it."""
    write_manifest(printed, text)
    assert read_manifest(printed) == {}
    assert Project.load(printed, TODAY).shown.printed == ()


def test_printing_deletes_only_what_was_printed(printed: Path) -> None:
    """A sheet that is no longer printed is cleared away; whatever else the manifest names stays."""
    precious = [printed / "standards.yml", printed.parent / "outside" / "secret.pdf", printed / "print" / "notes.txt"]
    names = ["../standards.yml", "../../outside/secret.pdf", "notes.txt"]
    write_manifest(printed, json.dumps([row(), *(row(file=name) for name in names)]))
    steps = list(Printer(Project.load(printed, TODAY), wanted=["huddle"]).run())
    assert steps and not (printed / "print" / "a.pdf").exists()
    assert all(path.exists() for path in precious)


@pytest.mark.parametrize("way", ["../secret.png", "../../outside/secret.png", "linked.png", "/etc/secret.png",
                                 "%2e%2e/secret.png", "x%00.png", "..%2fsecret.png"])  # fmt: skip
def test_pictures_on_paper_come_from_the_pages(small: Path, way: str) -> None:
    """As on the site: from the folder of pages and no further, whatever an address says."""
    (small / "secret.png").write_bytes(b"\x89PNG")
    link(small / "docs" / "linked.png", "../../outside/secret.png")
    (small / "docs" / "index.md").write_text(f"# All\n\n![It]({way})\n\n{{{{ standards() }}}}\n", "utf-8")
    printer = Printer(Project.load(small, TODAY), wanted=["book"])
    assert [problem.rule for problem in printer.problems] == ["picture-missing"]
    assert not printer.order.pictures


def test_one_function_decides_and_leaves_ordinary_files_alone(tmp_path: Path) -> None:
    """A folder that is itself reached by a link, names that begin alike, and what is not there."""
    (tmp_path / "book").mkdir()
    (tmp_path / "book-too").mkdir()
    (tmp_path / "book-too" / "a.md").write_text("x", "utf-8")
    link(tmp_path / "way", "book")
    (tmp_path / "book" / "a.md").write_text("x", "utf-8")
    assert what_bars(tmp_path / "way" / "a.md", tmp_path / "way") == ""
    assert what_bars(tmp_path / "way" / "none.md", tmp_path / "way") == ""
    link(tmp_path / "book" / "b.md", "../book-too/a.md")
    assert what_bars(tmp_path / "way" / "b.md", tmp_path / "way") == OUT
    replace(tmp_path / "book" / "a.md", "x", "y")


def test_a_pipe_is_not_imported(handbook_command: Callable[..., Run], small: Path) -> None:
    """Nor is anything else that is handed in and is no file."""
    os.mkfifo(small / "visit.pdf")
    run = handbook_command("-C", small, "import", small / "visit.pdf")
    assert run.status == 1 and STRANGE in run.out + run.err
