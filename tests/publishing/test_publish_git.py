"""Publishing in a git repository: a commit on a branch of its own, which nothing ever overwrites."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import replace
from tests.published import FIRST, SECOND, Command, whole
from tests.publishing.conftest import git


@pytest.fixture
def remote(in_git: Path, tmp_path: Path) -> Path:
    """A remote of the shop's repository, which has all of it."""
    subprocess.run(["git", "clone", "-q", "--bare", in_git, tmp_path / "remote.git"], check=True)
    git(in_git, "remote", "add", "origin", (tmp_path / "remote.git").as_uri())
    return tmp_path / "remote.git"


def clone(remote: Path, to: Path, *how: str) -> Path:
    git(remote, "clone", "-q", *how, remote.as_uri(), to)
    return to


def listed(folder: Path, at: str = "gh-pages") -> list[str]:
    return [row["version"] for row in json.loads(git(folder, "show", f"{at}:versions.json"))]


def checked_out(folder: Path, branch: str, to: Path) -> Path:
    git(folder, "worktree", "add", "-q", "--detach", to, branch)
    (to / ".git").unlink()
    git(folder, "worktree", "prune")
    return to


def test_in_git_every_publish_is_one_commit_on_a_branch_that_mike_knows(
    with_sites_made: Command, in_git: Path, tmp_path: Path
) -> None:
    """Without a remote, and without touching the branch that is worked on; the log names the commit."""
    commit = git(in_git, "rev-parse", "--short=12", "HEAD")
    git(in_git, "switch", "-q", "--detach")
    for edition in (FIRST, SECOND):
        run = with_sites_made("-C", in_git, "publish", edition)
        assert run.status == 0, run.err
        assert f"edition {edition}, commit {commit}, sha256:" in run.out
    assert git(in_git, "rev-list", "--count", "gh-pages") == "2"
    assert git(in_git, "status", "--porcelain") == "" and git(in_git, "branch", "--show-current") == ""
    assert git(in_git, "for-each-ref", "--format=%(refname:short)") == "gh-pages\nmain"
    assert whole(checked_out(in_git, "gh-pages", tmp_path / "out")) == [SECOND, FIRST]
    mike = [str(Path(sys.executable).with_name("mike")), "list"]
    known = subprocess.run(mike, cwd=in_git, capture_output=True, text=True, check=True).stdout
    assert known.splitlines() == [f"{SECOND} [current]", FIRST]
    replace(in_git / "docs" / "index.md", "# All", "# Everything")
    assert f"commit {commit} and changes, sha256:" in with_sites_made("-C", in_git, "publish", SECOND).out


def test_the_branch_is_pushed_where_that_is_asked_for(with_sites_made: Command, in_git: Path, tmp_path: Path) -> None:
    """Git need not know who does it; without a remote nothing is published."""
    refused = with_sites_made("-C", in_git, "publish", FIRST, "--push", HOME=str(tmp_path))
    assert refused.status == 1 and "origin" in refused.err
    assert git(in_git, "branch", "--list", "gh-pages") == ""
    remote = tmp_path / "remote.git"
    subprocess.run(["git", "init", "-q", "--bare", remote], check=True)
    git(in_git, "remote", "add", "elsewhere", remote)
    assert with_sites_made("-C", in_git, "publish", FIRST, "--push", HOME=str(tmp_path)).status == 0
    assert listed(remote) == listed(in_git) == [FIRST]


def test_a_remote_that_holds_the_branch_is_gone_on_from(
    with_sites_made: Command, in_git: Path, remote: Path, tmp_path: Path
) -> None:
    """By every kind of clone, the branch being fetched by name; and by one whose own branch lies behind."""
    assert with_sites_made("-C", in_git, "publish", FIRST, "--push").status == 0
    old = git(remote, "rev-parse", "gh-pages")
    single = ("--single-branch",)
    for name, how, push in (
        ("whole", (), ()),
        ("single", single, ()),
        ("single and pushed", single, ("--push",)),
        ("shallow", ("--depth", "1"), ("--push",)),
        ("shallow with all branches", ("--depth", "1", "--no-single-branch"), ("--push",)),
        ("of another name", ("--origin", "house"), ()),
        ("behind", None, ("--push",)),
    ):
        git(remote, "update-ref", "refs/heads/gh-pages", old)
        here = in_git if how is None else clone(remote, tmp_path / name, *how)
        run = with_sites_made("-C", here, "publish", SECOND, *push)
        assert run.status == 0, (name, run.err)
        assert listed(here) == [SECOND, FIRST] and git(here, "rev-parse", "gh-pages^") == old, name
        assert git(remote, "rev-parse", "gh-pages") == (git(here, "rev-parse", "gh-pages") if push else old), name


def test_what_the_remote_holds_besides_is_never_overwritten(
    with_sites_made: Command, in_git: Path, remote: Path, tmp_path: Path
) -> None:
    """It is refused before anything is built, and the command it names is one that works."""
    assert with_sites_made("-C", in_git, "publish", FIRST).status == 0
    other = clone(remote, tmp_path / "other")
    earlier = "2026-10-01T00:00:00Z"
    assert with_sites_made("-C", other, "publish", FIRST, "--push", GIT_COMMITTER_DATE=earlier).status == 0
    theirs, mine = git(remote, "rev-parse", "gh-pages"), git(in_git, "rev-parse", "gh-pages")
    for push in (("--push",), ()):
        run = with_sites_made("-C", in_git, "publish", SECOND, *push)
        assert run.status == 1 and "have parted" in run.err and "Putting edition" not in run.err, run.err
    assert (git(remote, "rev-parse", "gh-pages"), git(in_git, "rev-parse", "gh-pages")) == (theirs, mine)
    command = run.err.rstrip().rpartition(": ")[2]
    subprocess.run(shlex.split(command), cwd=in_git, check=True)
    run = with_sites_made("-C", in_git, "publish", SECOND, "--push")
    assert run.status == 0, run.err
    assert listed(remote) == [SECOND, FIRST] and git(remote, "rev-parse", "gh-pages^") == theirs


def test_a_push_that_fails_publishes_nothing(
    with_sites_made: Command, in_git: Path, remote: Path, tmp_path: Path
) -> None:
    """Neither there nor here, so that the same command works as soon as it is mended."""
    hook = remote / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho no room >&2; exit 1\n")
    hook.chmod(0o755)
    run = with_sites_made("-C", in_git, "publish", FIRST, "--push")
    assert run.status == 1 and "no room" in run.err and f"handbook publish {FIRST} --push" in run.err, run.err
    assert git(in_git, "branch", "--list", "gh-pages") == ""
    hook.unlink()
    assert with_sites_made("-C", in_git, "publish", FIRST, "--push").status == 0
    assert listed(remote) == [FIRST]


def test_a_remote_that_cannot_be_asked_is_not_taken_for_one_without_the_branch(
    with_sites_made: Command, in_git: Path, remote: Path, tmp_path: Path
) -> None:
    """In a clone that knows of no branch yet; one that knows it needs no network."""
    here = clone(remote, tmp_path / "here")
    assert with_sites_made("-C", in_git, "publish", FIRST, "--push").status == 0
    remote.rename(tmp_path / "away")
    run = with_sites_made("-C", here, "publish", SECOND)
    assert run.status == 1 and "remote.git" in run.err and "--to" in run.err and "Traceback" not in run.err, run.err
    assert git(here, "branch", "--list", "gh-pages") == ""
    assert with_sites_made("-C", in_git, "publish", SECOND).status == 0


def test_a_branch_that_somebody_works_in_is_left_alone(with_sites_made: Command, in_git: Path, tmp_path: Path) -> None:
    """Its files there would seem to be changed; a work tree that is gone is nobody's."""
    assert with_sites_made("-C", in_git, "publish", FIRST).status == 0
    old, there = git(in_git, "rev-parse", "gh-pages"), tmp_path / "their work"
    git(in_git, "worktree", "add", "-q", there, "gh-pages")
    run = with_sites_made("-C", in_git, "publish", SECOND)
    assert run.status == 1 and f"is checked out in {there}" in run.err and "Putting edition" not in run.err, run.err
    assert git(in_git, "rev-parse", "gh-pages") == old and git(there, "status", "--porcelain") == ""
    (there / ".git").unlink()
    run = with_sites_made("-C", in_git, "publish", SECOND)
    assert run.status == 0, run.err


def test_it_works_from_a_work_tree_and_from_a_submodule(with_sites_made: Command, in_git: Path, tmp_path: Path) -> None:
    """The branch is that of the repository; of a submodule its own."""
    tree = tmp_path / "a tree"
    git(in_git, "worktree", "add", "-q", "-b", "more", tree)
    assert with_sites_made("-C", tree, "publish", FIRST).status == 0
    assert listed(in_git) == [FIRST]
    outer = tmp_path / "outer"
    git(tmp_path, "init", "-q", outer)
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", in_git, "book")
    assert with_sites_made("-C", outer / "book", "publish", SECOND).status == 0
    assert listed(outer / "book") == [SECOND, FIRST]
    assert git(outer, "branch", "--list", "gh-pages") == ""


def test_a_handbook_within_a_bare_repository_is_not_published(
    handbook_command: Command, remote: Path, in_git: Path
) -> None:
    """There git has no work tree to look at, and says so."""
    for path in in_git.iterdir():
        if path.name != ".git":
            path.rename(remote / path.name)
    run = handbook_command("-C", remote, "publish", SECOND)
    assert run.status == 1 and "must be run in a work tree" in run.err, run.err


def test_files_come_out_of_the_branch_byte_for_byte(with_sites_made: Command, in_git: Path, tmp_path: Path) -> None:
    """Whatever git is told to do with ends of lines; the checksums still agree."""
    git(in_git, "config", "core.autocrlf", "true")
    for edition in (FIRST, SECOND):
        assert with_sites_made("-C", in_git, "publish", edition).status == 0
    git(in_git, "config", "core.autocrlf", "false")
    assert whole(checked_out(in_git, "gh-pages", tmp_path / "out")) == [SECOND, FIRST]
