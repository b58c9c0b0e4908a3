"""What comes next is said after every command, and what is said can be typed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from tests.conftest import Run
from tests.published import SECOND, Command
from tests.publishing.conftest import commit_all, git


def commands_in(run: Run) -> list[str]:
    """The commands that the last line of an answer names, without the word `handbook`."""
    last = run.err.rstrip().splitlines()[-1]
    assert last.startswith("Next: "), run.out + run.err
    return re.findall(r"handbook ((?:-C \S+ )?[a-z]+(?: (?:open|close|NAME|--push|\d[\w.-]*))*)", last)


def test_from_a_change_to_what_everybody_sees(with_sites_made: Command, in_git: Path, tmp_path: Path) -> None:
    """Whoever types what is said, and nothing else, opens an edition, freezes it, publishes it and pushes it."""
    remote = tmp_path / "remote.git"
    git(tmp_path, "init", "-q", "--bare", remote)
    git(in_git, "remote", "add", "origin", remote)

    def type_(command: str) -> Run:
        run = with_sites_made(*shlex.split(command))
        assert run.status == 0, run.err
        return run

    here = f"-C {in_git}"
    assert commands_in(type_(f"{here} changes")) == [f"{here} publish {SECOND}"]
    root = in_git / "standards.yml"
    root.write_text(root.read_text("utf-8").replace("before you open the bag", "before you touch the bag"), "utf-8")
    (opens,) = commands_in(type_(f"{here} changes"))
    changes, close = commands_in(type_(opens.replace("NAME", "2028-1")))
    assert commands_in(type_(changes)) == [close] == [f"{here} edition close"]
    text = root.read_text("utf-8").rstrip("\n")
    root.write_text(
        f"{text}\n    changes:\n      - kind: changed\n        ids: thank-giver\n        why: It is heavy.\n", "utf-8"
    )
    (publish,) = commands_in(type_(close))
    commit_all(in_git)
    (push,) = commands_in(type_(publish))
    assert push == f"{here} publish 2028-1 --push"
    assert "It is to be seen at https://shop.example/book/current/" in type_(push).err
    assert git(remote, "show", "gh-pages:versions.json").count("2028-1") > 0


def test_the_folder_is_named_only_where_it_is_another(with_sites_made: Command, shop_twice: Path) -> None:
    """And quoted where a shell would take it apart."""
    odd = shop_twice.rename(shop_twice.with_name("our shop"))
    said = with_sites_made("-C", odd, "check").err.splitlines()[-1]
    assert f"handbook -C '{odd}' build" in said
