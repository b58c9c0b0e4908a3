"""Killed at any moment: the branch of published editions is at one commit or the other."""

from __future__ import annotations

from pathlib import Path

from tests.published import FIRST, SECOND, Command
from tests.publishing.breaking import Publisher
from tests.publishing.conftest import git


def test_killed_at_any_moment_a_branch_is_at_one_commit_or_the_other(
    with_sites_made: Command, made: Path, in_git: Path
) -> None:
    """Also when git is in the middle of being told; what is left of it is gone after the next publish."""
    assert with_sites_made("-C", in_git, "publish", FIRST).status == 0
    old = git(in_git, "rev-parse", "gh-pages")
    publisher = Publisher(in_git, made / "sites", in_git / ".git" / "handbook-publish")
    for at in publisher.points():
        git(in_git, "update-ref", "refs/heads/gh-pages", old)
        publisher.run("kill", at)
        assert git(in_git, "rev-list", "--count", "gh-pages") in ("1", "2")
        assert git(in_git, "rev-parse", "gh-pages~0") == old or git(in_git, "rev-parse", "gh-pages~1") == old
        listed = git(in_git, "show", "gh-pages:versions.json")
        assert (f'"{SECOND}"' in listed) == (git(in_git, "rev-parse", "gh-pages") != old)
    git(in_git, "update-ref", "refs/heads/gh-pages", old)
    assert publisher.run().status == 0
    assert git(in_git, "fsck", "--no-dangling") == "" and git(in_git, "status", "--porcelain") == ""
    assert not (in_git / ".git" / "handbook-publish").exists()
    assert git(in_git, "for-each-ref", "--format=%(refname:short)") == "gh-pages\nmain"
