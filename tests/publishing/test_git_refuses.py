"""A git that refuses is quoted, and stops the run; that there is none is said only where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.published import SECOND, Command
from tests.publishing.conftest import commit_all, git


def given_away(shop: Path) -> None:
    if os.getuid():
        pytest.skip("only root can give a folder away")
    os.chown(shop / ".git", 65534, 65534)


def emptied(shop: Path) -> None:
    shutil.rmtree(shop / ".git")
    (shop / ".git").mkdir()


def led_nowhere(shop: Path) -> None:
    shutil.rmtree(shop / ".git")
    (shop / ".git").write_text("gitdir: /nowhere/at/all\n")


def written(name: str, content: str) -> Callable[[Path], None]:
    def write(shop: Path) -> None:
        (shop / ".git" / name).write_text(content)

    return write


BREAKS = {
    "somebody else's": (given_away, "dubious ownership"),
    "no HEAD": (lambda shop: (shop / ".git" / "HEAD").unlink(), "not a git repository"),
    "an empty HEAD": (written("HEAD", "\n"), "not a git repository"),
    "an empty folder": (emptied, "not a git repository"),
    "leads nowhere": (led_nowhere, "not a git repository: /nowhere/at/all"),
    "a broken setting": (written("config", "[core\n"), "bad config line"),
}
INDEX = {"a corrupt index": (written("index", "x" * 99), "index file")}


@pytest.mark.parametrize("broken", [*BREAKS, *INDEX])
def test_publishing_stops_and_quotes_git(broken: str, handbook_command: Command, in_git: Path, tmp_path: Path) -> None:
    """Into the branch, pushed or not, and into a folder, whose log would name no commit: nothing is written."""
    break_it, said = (BREAKS | INDEX)[broken]
    break_it(in_git)
    before = {path.name for path in in_git.iterdir()}
    for to in ((), ("--push",), ("--to", tmp_path / "www"))[: 3 if broken == "no HEAD" else 1]:
        run = handbook_command("-C", in_git, "publish", SECOND, *to)
        assert run.status == 1 and said in run.err and "Traceback" not in run.err, run.err
        assert "no git" not in run.err.lower()
    assert {path.name for path in in_git.iterdir()} == before and not (tmp_path / "www").exists()


@pytest.mark.parametrize("broken", BREAKS)
def test_comparing_with_a_revision_stops_and_quotes_git(broken: str, handbook_command: Command, in_git: Path) -> None:
    """It is never said that a revision is none; where git need not be asked, nothing depends on it."""
    break_it, said = BREAKS[broken]
    break_it(in_git)
    run = handbook_command("-C", in_git, "changes", "HEAD")
    assert run.status == 1 and said in run.err and "no git revision" not in run.err, run.err
    if broken == "no HEAD":
        assert handbook_command("-C", in_git, "changes", SECOND).status == 0


def test_a_repository_without_git_to_ask_says_so(handbook_command: Command, in_git: Path, tmp_path: Path) -> None:
    """Where there is no repository nothing is asked."""
    for arguments in (("publish", SECOND), ("publish", SECOND, "--to", tmp_path / "www"), ("changes", "HEAD")):
        run = handbook_command("-C", in_git, *arguments, PATH="")
        assert run.status == 1 and "git is not there to be asked" in run.err, run.err
    assert not (tmp_path / "www").exists() and not (in_git / "published").exists()
    shutil.rmtree(in_git / ".git")
    run = handbook_command("-C", in_git, "changes", "HEAD", PATH="")
    assert run.status == 2 and "no git revision" in run.err


def test_a_revision_beyond_a_shallow_clone_says_what_to_do(
    handbook_command: Command, in_git: Path, tmp_path: Path
) -> None:
    """And the command it names works."""
    (in_git / "more.txt").write_text("more")
    commit_all(in_git)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", in_git.as_uri(), shallow)
    run = handbook_command("-C", shallow, "changes", "HEAD~1")
    assert run.status == 2 and "shallow" in run.err and "git fetch --unshallow" in run.err
    assert "Traceback" not in run.err
    git(shallow, "fetch", "-q", "--unshallow")
    assert handbook_command("-C", shallow, "changes", "HEAD~1").status == 0


@pytest.mark.parametrize("state", ["new", "changed", "staged", "ignored", "not even a first commit"])
def test_an_edition_that_is_not_committed_is_not_published(
    state: str, handbook_command: Command, shop_twice: Path, tmp_path: Path
) -> None:
    """Nobody else has it as it stands here, and nobody could ever publish it again."""
    file = shop_twice / "editions" / f"{SECOND}.json"
    frozen = file.read_text("utf-8")
    git(shop_twice, "init", "-q")
    if state == "changed":
        file.write_text(frozen + "\n", "utf-8")
        commit_all(shop_twice)
    elif state == "ignored":
        (shop_twice / ".gitignore").write_text("/editions/\n")
        commit_all(shop_twice)
    elif state != "not even a first commit":
        (shop_twice / "editions" / f"{SECOND}.json").rename(tmp_path / "aside")
        commit_all(shop_twice)
    file.write_text(frozen, "utf-8")
    if state == "staged":
        git(shop_twice, "add", ".")
    to = ("--to", tmp_path / "www") if state == "changed" else ()
    run = handbook_command("-C", shop_twice, "publish", SECOND, *to)
    assert run.status == 1 and f"editions/{SECOND}.json is not committed as it stands" in run.err, run.err
    assert not (tmp_path / "www").exists() and git(shop_twice, "branch", "--list", "gh-pages") == ""
