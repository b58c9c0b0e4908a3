"""Publishing in a git repository: a commit on a branch of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import replace
from tests.published import FIRST, SECOND, Command, whole


@pytest.fixture
def in_git(shop_twice: Path) -> Path:
    """The same in a git repository of its own."""
    for command in (
        ("init", "-q", "-b", "main"),
        ("config", "user.name", "x"),
        ("config", "user.email", "x@example.org"),
        ("add", "."),
        ("commit", "-qm", "First"),
    ):
        git(shop_twice, *command)
    return shop_twice


def git(folder: Path, *arguments: str | Path) -> str:
    done = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def checked_out(folder: Path, branch: str, to: Path) -> Path:
    git(folder, "worktree", "add", "-q", "--detach", to, branch)
    (to / ".git").unlink()
    git(folder, "worktree", "prune")
    return to


def test_in_git_every_publish_is_one_commit_on_a_branch_that_mike_knows(
    handbook_command: Command, in_git: Path, tmp_path: Path
) -> None:
    """Without a remote, and without touching the branch that is worked on; the log names the commit."""
    commit = git(in_git, "rev-parse", "--short=12", "HEAD")
    for edition in (FIRST, SECOND):
        run = handbook_command("-C", in_git, "publish", edition)
        assert run.status == 0, run.err
        assert f"edition {edition}, commit {commit}, sha256:" in run.out
    assert git(in_git, "rev-list", "--count", "gh-pages") == "2"
    assert git(in_git, "status", "--porcelain") == "" and git(in_git, "branch", "--show-current") == "main"
    assert whole(checked_out(in_git, "gh-pages", tmp_path / "out")) == [SECOND, FIRST]
    listed = subprocess.run(
        [Path(sys.executable).with_name("mike"), "list"], cwd=in_git, capture_output=True, text=True, check=True
    ).stdout
    assert listed.splitlines() == [f"{SECOND} [current]", FIRST]
    replace(in_git / "docs" / "index.md", "# All", "# Everything")
    assert f"commit {commit} and changes, sha256:" in handbook_command("-C", in_git, "publish", SECOND).out


def test_the_branch_is_pushed_where_that_is_asked_for(handbook_command: Command, in_git: Path, tmp_path: Path) -> None:
    """What the remote holds is taken in first; without a remote nothing is published."""
    refused = handbook_command("-C", in_git, "publish", FIRST, "--push")
    assert refused.status == 1 and "origin" in refused.err
    assert git(in_git, "branch", "--list", "gh-pages") == ""
    remote = tmp_path / "remote.git"
    subprocess.run(["git", "init", "-q", "--bare", remote], check=True)
    git(in_git, "remote", "add", "origin", remote)
    git(in_git, "config", "--unset", "user.name")
    assert handbook_command("-C", in_git, "publish", FIRST, "--push", HOME=str(tmp_path)).status == 0
    git(in_git, "branch", "-D", "gh-pages")
    assert handbook_command("-C", in_git, "publish", SECOND, "--push").status == 0
    assert git(remote, "rev-list", "--count", "gh-pages") == "2"
    versions = json.loads(git(remote, "show", "gh-pages:versions.json"))
    assert [row["version"] for row in versions] == [SECOND, FIRST]
