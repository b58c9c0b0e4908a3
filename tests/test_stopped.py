"""A command that changes an editor's files and is stopped on the way, by Ctrl-C or by a full disk, changes all or none."""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import Run, run_handbook
from tests.drop_in import FOLDERS
from tests.dying import dying

ANSWERS = "date,scorecard,item,answer\n2026-11-20,shop-visit,thank-giver,yes\n"
COMMANDS = {
    "open": ("edition", "open", "2030-1"),
    "close": ("edition", "close"),
    "confirm": ("confirm", "thank-giver"),
    "import": ("import", "../answers.csv"),
}
ENDS = {"Ctrl-C": "Aborted!", "full": "No space left on device"}


def files(folder: Path) -> dict[str, bytes]:
    """What stands in a folder, but for what a stopped command leaves hidden, which the next takes over."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if not name.startswith(".handbook.writing/")}


@pytest.mark.parametrize("how", ENDS)
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_all_is_changed_or_nothing(how: str, command: tuple[str, ...], tmp_path: Path) -> None:
    """At every touch of the folder: a word that says so, the old files or the new ones, and nothing in the way of the next."""
    (tmp_path / "answers.csv").write_text(ANSWERS, "utf-8")
    shop = tmp_path / "shop"

    def run(how: str, at: int) -> Run:
        shutil.rmtree(shop, ignore_errors=True)
        shutil.copytree(FOLDERS / "good" / "one-file-shop", shop)
        return run_handbook(shop, *command, within=partial(dying, how, at, shop))

    old = files(FOLDERS / "good" / "one-file-shop")
    done = run("count", 0)
    new, touches = files(shop), int(re.findall(r"touches: (\d+)", done.err)[-1])
    assert done.status == 0 and new != old and touches > 3, done.err
    ends = set()
    for at in range(1, touches + 1):
        stopped = run(how, at)
        assert "Traceback" not in stopped.err
        assert files(shop) in (old, new), at
        if stopped.status:
            assert ENDS[how] in stopped.err, stopped.err
            ends.add(files(shop) == new)
        assert files(shop) == new or run_handbook(shop, *command).status == 0
    assert False in ends, "at least once it was stopped before anything was changed"
