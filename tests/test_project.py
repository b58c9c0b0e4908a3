"""A project is read once, again when anything in its folder changes, and let go when it is not needed any more."""

from __future__ import annotations

import gc
import os
import shutil
import weakref
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from handbook.project.check import check
from handbook.project.load import MOST_KEPT, Project
from handbook.project.printed import PrintedFile, as_manifest
from handbook.views.downloads import Download
from tests.conftest import replace
from tests.drop_in import FOLDERS, TODAY


@pytest.fixture
def hotel(tmp_path: Path) -> Path:
    """A small handbook with a page, an answer, a frozen edition, a printed file, and its menu."""
    folder = Path(shutil.copytree(FOLDERS / "good" / "one-file-shop", tmp_path / "hotel"))
    (folder / "editions").mkdir()
    shutil.copy(FOLDERS / "bad" / "tampered" / "editions" / "2026.1.json", folder / "editions")
    (folder / "mkdocs.yml").write_text("site_name: Shop\nnav: [index.md]\n", "utf-8")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Shop\n\n{{ quote() }}\n", "utf-8")
    (folder / "results").mkdir()
    (folder / "results" / "2026.csv").write_text("date,scorecard,item,answer\n", "utf-8")
    (folder / "print").mkdir()
    (folder / "print" / "poster.pdf").write_bytes(b"%PDF")
    poster = Download("poster.pdf", "poster", "Poster", "The poster", "For the wall.", 1, 4)
    (folder / "print" / "manifest.json").write_text(as_manifest({"poster.pdf": PrintedFile(poster, "")}), "utf-8")
    return folder


def test_a_folder_is_read_once(hotel: Path) -> None:
    """An engine that loads the macros anew for every page must not read everything for every page."""
    project = Project.load(hotel, TODAY)
    assert Project.load(hotel, TODAY) is project
    assert check(Project.load(hotel, TODAY)).problems is check(project).problems


def in_file(name: str, old: str, new: str) -> Callable[[Path], object]:
    """A change in one of the files."""
    return lambda folder: replace(folder / name, old, new)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a value": in_file("standards.yml", "up_to: 2\n", "up_to: 3\n"),
    "the menu": in_file("mkdocs.yml", "nav: [index.md]", "docs_dir: pages"),
    "a page": in_file("docs/index.md", "# Shop", "# Stop"),
    "a new page": lambda folder: (folder / "docs" / "more.md").write_text("# More\n", "utf-8"),
    "a page that is gone": lambda folder: (folder / "docs" / "index.md").unlink(),
    "an answer": in_file("results/2026.csv", "item,answer", "item,anwser"),
    "an edition that is gone": lambda folder: next((folder / "editions").iterdir()).unlink(),
    "a printed file that is gone": lambda folder: (folder / "print" / "poster.pdf").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_is_seen(hotel: Path, change: Callable[[Path], object]) -> None:
    """Whatever a project was read from may change while the preview runs."""
    project = Project.load(hotel, TODAY)
    change(hotel)
    assert Project.load(hotel, TODAY) is not project


TABLES = {
    "results/2026.csv": """\
date,scorecard,edition,moment,item,answer
2026-10-01,shop-visit,2026.10,donation,thank-giver,yes
2026-10-01,observe:rails,2026.1,browse,price-facing,no
2026-10-02,shop-visit,2026.10,,phrase:say-thanks,yes
2026-10-03,doorstep-visit,,,extra:bus-stop,near the church
""",
    "slips/2026.csv": "date,touchpoint,standard,role,cause,settled_by\n2026-10-01,window,say-where,volunteer,person,first\n",
    "coaching/2026.csv": "date,about,tip,look_again\n2026-10-01,donation,tip-bag,2026-10-20\n",
}
READ_OTHERWISE: dict[str, Callable[[Path], object]] = {
    "an answer": in_file("results/2026.csv", "thank-giver,yes", "thank-giver,no"),
    "a slip": in_file("slips/2026.csv", "person,first", "system,first"),
    "practice": in_file("coaching/2026.csv", "2026-10-20", "2026-10-21"),
    "another table": lambda folder: (folder / "slips" / "b.csv").write_text(TABLES["slips/2026.csv"], "utf-8"),
    "a standard": in_file("standards.yml", "id: price-facing", "id: price-facing-us"),
    "a moment": in_file("standards.yml", "id: browse", "id: browsing"),
    "a phrase": in_file("standards.yml", "id: say-thanks", "id: say-thank-you"),
    "a touchpoint": in_file("standards.yml", "id: window\n", "id: windows\n"),
    "a role": in_file("standards.yml", "id: volunteer\n", "id: volunteers\n"),
    "a tip": in_file("standards.yml", "id: tip-bag", "id: tip-bags"),
    "a scorecard": in_file("standards.yml", "id: doorstep-visit", "id: doorstep-visits"),
    "what it was called": in_file(
        "standards.yml", "id: price-facing-us", "id: price-facing-us\n    was: [price-facing]"
    ),
    "an edition that could not be read": lambda folder: (folder / "editions" / "2026.1.json").unlink(),
    "the edition": in_file("standards.yml", 'edition: "2026.10"', 'edition: "2026.11"'),
    "a question of its own": in_file(
        "standards.yml",
        "    on_company_time",
        "    extra:\n      - id: bus-stop\n        ask: Was it near?\n        answer: yes-no\n    on_company_time",
    ),
    "an edition that cannot be read": lambda folder: write_file(folder / "editions" / "2026.1.json", "["),
    "the language": in_file("standards.yml", "  currency: GBP", "  currency: GBP\n  language: de"),
    "our own words": lambda folder: write_file(
        folder / "words" / "de.yml", "table.not-asked: Nichts heißt „{item}“.\n"
    ),
}
"""What lines of tables are read by, changed one after the other: most of them make a line wrong."""


def write_file(path: Path, text: str) -> None:
    """Write a file in a folder that may not be there."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


def test_tables_are_taken_over_where_all_is_the_same_that_they_are_read_by(hotel: Path, tmp_path: Path) -> None:
    """A preview reads ten thousand answers once, and what is taken over never differs from what would be read."""
    for name, text in TABLES.items():
        write_file(hotel / name, text)
    former = Project.load(hotel, TODAY)
    replace(hotel / "standards.yml", "Turn each price", "Always turn each price")
    assert Project.load(hotel, TODAY).results is former.results
    for number, (what, change) in enumerate(READ_OTHERWISE.items()):
        before = Project.load(hotel, TODAY).results
        change(hotel)
        after = Project.load(hotel, TODAY)
        anew = Project.load(Path(shutil.copytree(hotel, tmp_path / str(number))), TODAY)
        assert after.results is not before, what
        assert [*after.results.answers, *after.results.slips, *after.results.practice, *after.results.problems] == [
            *anew.results.answers, *anew.results.slips, *anew.results.practice, *anew.results.problems,
        ], what  # fmt: skip
    assert Project.load(hotel, TODAY + timedelta(days=1)).results is not after.results


def test_a_change_is_seen_that_leaves_size_and_time_as_they_were(hotel: Path) -> None:
    """Some disks tell time in whole seconds, and “2” is as long as “3”: what counts is what stands in the file."""
    page = hotel / "docs" / "index.md"
    before = page.stat()
    project = Project.load(hotel, TODAY)
    assert Project.load(hotel, TODAY) is project
    with page.open("r+", encoding="utf-8") as file:
        file.write("# Stop")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    again = Project.load(hotel, TODAY)
    assert again.index and again.index.texts["index.md"].startswith("# Stop")


def test_a_file_that_was_left_alone_for_long_is_not_read_again(hotel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or a preview would read all pages for each page. Its times and size tell that nobody has touched it."""
    later = (hotel / "standards.yml").stat().st_ctime_ns + 60_000_000_000
    monkeypatch.setattr("handbook.system.file_digests.time.time_ns", lambda: later)
    project = Project.load(hotel, TODAY)
    assert Project.load(hotel, TODAY) is project
    monkeypatch.setattr("handbook.system.file_digests.digest_of_file", lambda path: pytest.fail(f"{path} is read"))
    assert Project.load(hotel, TODAY) is project


def test_another_day_and_the_preview_are_other_projects_of_the_same_yaml(hotel: Path) -> None:
    """What is overdue depends on the day, and drafts show in the preview only; the files are the same."""
    project = Project.load(hotel, TODAY)
    tomorrow = Project.load(hotel, TODAY + timedelta(days=1))
    preview = Project.load(hotel, TODAY, preview=True)
    assert (tomorrow.shown.today, preview.shown.preview) == (TODAY + timedelta(days=1), True)
    assert project.reading is tomorrow.reading is preview.reading


def test_without_a_day_it_is_the_day_of_the_build(hotel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH makes a build repeatable, by whatever door the handbook is loaded."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "946684800")
    assert Project.load(hotel).shown.today.isoformat() == "2000-01-01"


def test_a_former_state_is_let_go(hotel: Path) -> None:
    """A preview that runs all day must not keep what was saved in the morning."""
    former = weakref.ref(Project.load(hotel, TODAY))
    replace(hotel / "standards.yml", "up_to: 2\n", "up_to: 3\n")
    check(Project.load(hotel, TODAY))
    gc.collect()
    assert former() is None


def test_other_folders_are_let_go(hotel: Path, tmp_path: Path) -> None:
    """Each git revision that is compared, and each edition that is published, is read in a folder of its own."""
    first = weakref.ref(Project.load(hotel, TODAY))
    for number in range(MOST_KEPT):
        Project.load(Path(shutil.copytree(hotel, tmp_path / str(number))), TODAY)
    gc.collect()
    assert first() is None


def test_no_garbage_is_kept_for_good(hotel: Path) -> None:
    """Reading puts the search for garbage off, and leaves the process, which may be MkDocs', as it was."""
    frozen = gc.get_freeze_count()
    check(Project.load(hotel, TODAY))
    assert (gc.isenabled(), gc.get_freeze_count()) == (True, frozen)
