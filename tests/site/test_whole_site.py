"""A build leaves the old site or the new one, whole, whichever command makes it and whatever comes between."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from handbook.project.unchanged.stamp import FOLDER
from handbook.web.whole_site import next_site
from tests.commands import run_module
from tests.conftest import TODAY_EPOCH, replace
from tests.drop_in import FOLDERS
from tests.dying import dying
from tests.published import PAGES
from tests.site.building import dress

ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": TODAY_EPOCH, "NO_MKDOCS_2_WARNING": "1"}
Built = subprocess.CompletedProcess[str]
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook whose site is built."""
    shop = tmp_path_factory.mktemp("made") / "shop"
    dress(Path(shutil.copytree(FOLDERS / "good" / "one-file-shop", shop)), PAGES)
    assert run(shop, "handbook", "build").returncode == 0
    return shop


@pytest.fixture
def shop(made: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return Path(shutil.copytree(made, tmp_path / "shop"))


def run(
    folder: Path,
    module: str,
    *arguments: str | Path,
    within: Callable[[], AbstractContextManager[object]] | None = None,
) -> Built:
    surrounded = {"within": within} if within else {}
    return run_module(module, *arguments, folder=folder, environment=ENVIRONMENT, **surrounded)


def files(site: Path) -> Files:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def reworded(shop: Path) -> None:
    """A change after which every page would be another one."""
    replace(shop / "mkdocs.yml", 'site_name: "', 'site_name: "Another handbook of ')


def is_new(site: Path) -> bool:
    """Whether a site is the one that says so on all pages; one of which only some do is none."""
    pages = [site / "index.html", site / "about" / "us.html", site / "404.html"]
    known = {b"Another handbook" in page.read_bytes() for page in pages}
    assert len(known) == 1 and (site / "handbook.json").is_file() and (site / "worker.js").is_file()
    return known == {True}


def test_what_is_not_there_can_be_read_where_none_of_its_files_is_found(
    made: Path, tmp_path: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """Without `site:` it cannot know that it stands below another address; then it is plain, and no sign fills the screen."""
    shutil.copy(made / "site" / "404.html", tmp_path)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{served(tmp_path)}404.html")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollHeight") == 740


def nothing_left(shop: Path) -> bool:
    return {path.name for path in shop.iterdir()} - {FOLDER} == {"docs", "mkdocs.yml", "site", "standards.yml"}


@pytest.mark.parametrize("module", ["handbook", "mkdocs"])
def test_killed_at_any_moment_a_site_is_the_old_one_or_the_new_one(module: str, shop: Path, made: Path) -> None:
    """While pages are written, between them, around the swap; and the next build clears away what is left."""
    old = files(made / "site")
    reworded(shop)
    counted = run(shop, module, "build", within=partial(dying, "count", 0, shop))
    last, swap = (int(part.rpartition(": ")[2]) for part in counted.stderr.splitlines()[-1].split(", "))
    assert counted.returncode == 0 and is_new(shop / "site")
    found = set()
    for at in (swap // 3, swap - 1, swap + 1, last):
        shutil.rmtree(shop / "site")
        shutil.copytree(made / "site", shop / "site")
        killed = run(shop, module, "build", within=partial(dying, "kill", at, shop))
        assert killed.returncode == -signal.SIGKILL, at
        assert files(shop / "site") == old or is_new(shop / "site"), at
        found.add(files(shop / "site") == old)
        if at != swap // 3:
            shutil.rmtree(shop / ".site.building", ignore_errors=True)
        else:
            subprocess.run(["git", "init", "-q", shop], check=True)
            seen = subprocess.run(["git", "-C", shop, "status", "--porcelain", "-uall"], capture_output=True, text=True)
            assert ".site.building" not in seen.stdout and (shop / ".site.building").exists()
            shutil.rmtree(shop / ".git")
            assert run(shop, module, "build").returncode == 0
            assert is_new(shop / "site") and nothing_left(shop)
    assert found == {True, False}


@pytest.mark.parametrize("module", ["handbook", "mkdocs"])
def test_on_a_full_disk_the_old_site_stays(module: str, shop: Path, made: Path) -> None:
    """And a sentence says why."""
    reworded(shop)
    for at in (1, 60):
        full = run(shop, module, "build", within=partial(dying, "full", at, shop))
        assert full.returncode == 1 and "No space left on device" in full.stderr, full.stderr
        assert files(shop / "site") == files(made / "site") and nothing_left(shop)
        assert module == "mkdocs" or "Traceback" not in full.stderr


def test_a_build_that_fails_leaves_the_old_site(shop: Path, made: Path) -> None:
    """Because of a warning where MkDocs is strict, which it says last of all; or of a link that we find."""
    replace(shop / "docs" / "index.md", "# All", "# All\n\n[Away](nowhere.md)")
    failed = run(shop, "mkdocs", "build")
    assert failed.returncode == 1 and "in strict mode" in failed.stdout, failed.stderr
    replace(shop / "docs" / "index.md", "[Away](nowhere.md)", '<a href="nowhere.html">Away</a>')
    failed = run(shop, "handbook", "build")
    assert failed.returncode == 1 and "nowhere.html" in failed.stderr and "is left as it was" in failed.stderr
    assert files(shop / "site") == files(made / "site") and nothing_left(shop)


def test_two_at_once_come_one_after_the_other(shop: Path) -> None:
    """The second says for whom it waits, and builds when it is its turn."""
    with next_site(shop / "site", print):
        builds = [
            subprocess.Popen([sys.executable, "-m", module, "build"], cwd=shop, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
            for module in ("handbook", "mkdocs")
        ]  # fmt: skip
        for build in builds:
            assert build.stderr
            assert any(f"Somebody else is writing here (process {os.getpid()} on " in line for line in build.stderr)
    reworded(shop)
    assert [build.wait() for build in builds if build.communicate()] == [0, 0]
    assert not is_new(shop / "site") or nothing_left(shop)


def test_what_says_the_same_stays_the_same_file(shop: Path) -> None:
    """What somebody else hid in the site stays as well; all else that MkDocs would clear goes."""
    site = shop / "site"
    (site / ".well-known").mkdir()
    (site / ".well-known" / "security.txt").write_text("theirs")
    (site / "stray.html").write_text("an old page")
    before = {name: (site / name).stat().st_ino for name in files(site)}
    (shop / "docs" / "about" / "more.md").write_text("# More\n")
    assert run(shop, "mkdocs", "build").returncode == 0
    same = {name for name, inode in before.items() if (site / name).exists() and (site / name).stat().st_ino == inode}
    assert "assets/handbook.css" in same and "index.html" not in same
    assert all((site / name).stat().st_nlink == 1 for name in files(site))
    assert (site / ".well-known" / "security.txt").read_text() == "theirs" and not (site / "stray.html").exists()
    assert (site / "about" / "more.html").exists() and nothing_left(shop)


def test_every_way_to_build_ends_in_the_right_folder(shop: Path, tmp_path: Path) -> None:
    """Into a folder that is named; with pages of before; from within the site; through a link; by mike and for a branch."""
    reworded(shop)
    out = tmp_path / "out"
    assert run(shop, "mkdocs", "build", "--site-dir", out).returncode == 0
    assert is_new(out) and not is_new(shop / "site")
    (shop / "site").rename(tmp_path / "www")
    (shop / "site").symlink_to(tmp_path / "www")
    (tmp_path / "www" / "about" / "theirs.txt").write_text("theirs")
    assert run(shop, "mkdocs", "build", "--dirty", "--no-strict").returncode == 0
    assert (tmp_path / "www" / "about" / "theirs.txt").exists()
    assert (shop / "site").is_symlink() and is_new(tmp_path / "www")
    (out / "index.html").write_text("old")
    assert run(out, "mkdocs", "build", "--config-file", "../shop/mkdocs.yml", "--site-dir", "../out").returncode == 0
    assert is_new(out) and {path.name for path in tmp_path.iterdir()} == {"out", "shop", "www"}
    git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org")
    for command in (("init", "-q"), ("add", "docs"), ("commit", "-qm", "First")):
        subprocess.run([*git, *command], cwd=shop, check=True)
    named = {"GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@example.org"}
    programs = Path(sys.executable).parent
    named["PATH"] = f"{programs}{os.pathsep}{os.environ['PATH']}"
    mike = [str(programs / "mike"), "deploy", "1"]
    done = subprocess.run(mike, cwd=shop, env=ENVIRONMENT | named, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    page = subprocess.run(["git", "show", "gh-pages:1/about/us.html"], cwd=shop, capture_output=True, check=True).stdout
    assert b"Another handbook" in page and not (shop / ".site.building").exists()


def test_zensical_builds_beside_the_site_too(shop: Path, made: Path) -> None:
    """And leaves nothing of its own behind when it fails."""
    reworded(shop)
    replace(shop / "docs" / "index.md", "# All", '# All\n\n<a href="nowhere.html">Away</a>')
    assert run(shop, "handbook", "build", "--engine", "zensical").returncode == 1
    assert files(shop / "site") == files(made / "site")
    assert {path.name for path in shop.glob(".*")} <= {".cache", FOLDER}
    replace(shop / "docs" / "index.md", '<a href="nowhere.html">Away</a>', "")
    assert run(shop, "handbook", "build", "--engine", "zensical").returncode == 0
    assert is_new(shop / "site")
