"""Killed at any moment: the branch of published editions is at one commit or the other."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.published import FIRST, SECOND, Command
from tests.publishing.breaking import Publisher


def test_killed_at_any_moment_a_branch_is_at_one_commit_or_the_other(
    handbook_command: Command, shop_twice: Path
) -> None:
    """Also when git is in the middle of being told."""

    def git(*arguments: str) -> str:
        return subprocess.run(
            ["git", "-C", shop_twice, *arguments], capture_output=True, text=True, check=True
        ).stdout.strip()

    for command in (
        ("init", "-q"),
        ("config", "user.name", "x"),
        ("config", "user.email", "x@example.org"),
        ("add", "."),
        ("commit", "-qm", "First"),
    ):
        git(*command)
    assert handbook_command("-C", shop_twice, "publish", FIRST).status == 0
    old = git("rev-parse", "gh-pages")
    publisher = Publisher(shop_twice, shop_twice / ".git" / "handbook-publish")
    for at in publisher.points():
        git("update-ref", "refs/heads/gh-pages", old)
        publisher.run("kill", at)
        assert git("rev-list", "--count", "gh-pages") in ("1", "2")
        assert git("rev-parse", "gh-pages~0") == old or git("rev-parse", "gh-pages~1") == old
        listed = git("show", "gh-pages:versions.json")
        assert (f'"{SECOND}"' in listed) == (git("rev-parse", "gh-pages") != old)
    git("update-ref", "refs/heads/gh-pages", old)
    assert publisher.run().returncode == 0
    assert git("fsck", "--no-dangling") == ""
