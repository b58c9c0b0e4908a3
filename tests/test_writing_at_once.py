"""Commands that read, change and write files of a handbook: two at once do it one after the other, and nothing is lost."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from handbook.system.locks import locked
from tests.conftest import TODAY_EPOCH, run_handbook
from tests.forms import SHOP, fill, print_forms

WAITS = f"Somebody else is writing here (process {os.getpid()} on "


@contextmanager
def started(shop: Path, *arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    """The command in a process of its own, at work."""
    with subprocess.Popen(
        [sys.executable, "-m", "handbook", "-C", shop, *arguments],
        env={**os.environ, "SOURCE_DATE_EPOCH": TODAY_EPOCH},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as command:
        try:
            yield command
        finally:
            command.kill()


def said(command: subprocess.Popen[str]) -> str:
    """The first line it says about waiting; an empty text if it ends without one."""
    assert command.stderr
    return next((line for line in command.stderr if "Somebody else" in line), "")


def test_of_two_imports_at_once_none_is_lost(shop: Path, tmp_path: Path) -> None:
    """Both wait for a third, then for each other; nothing of them is left but the answers."""
    form = print_forms(Path(shutil.copytree(SHOP, tmp_path / "printed"))) / "forms" / "shop-visit.pdf"
    inbox = [
        fill(form, {"date": "2026-11-20", "place": place, "donation/thank-giver": "yes"}, tmp_path / f"{place}.pdf")
        for place in ("North", "South")
    ]
    before = {path.name for path in shop.iterdir()}
    with ExitStack() as stack:
        with locked(shop / ".handbook.writing", print):
            imports = [stack.enter_context(started(shop, "import", form)) for form in inbox]
            assert all(said(each).startswith(WAITS) for each in imports)
            assert not list(shop.glob("results/*.csv"))
        assert [each.wait() for each in imports] == [0, 0]
    rows = [row for file in shop.glob("results/*.csv") for row in csv.DictReader(file.open(encoding="utf-8"))]
    assert {row["place"] for row in rows} == {"North", "South"}
    assert {path.name for path in shop.iterdir()} == before | {"results"}


@pytest.mark.parametrize(
    ("at", "arguments"),
    [
        ("writing", ("edition", "open", "2030-1")),
        ("writing", ("edition", "close")),
        ("writing", ("confirm", "thank-giver")),
        ("printing", ("print", "poster")),
    ],
)
def test_every_command_that_changes_files_waits(at: str, arguments: tuple[str, ...], shop: Path) -> None:
    """And changes none before it is its turn."""
    before = {path: path.read_bytes() for path in shop.rglob("*") if path.is_file()}
    with locked(shop / f".handbook.{at}", print), started(shop, *arguments) as command:
        assert said(command).startswith(WAITS)
    assert {path: path.read_bytes() for path in shop.rglob("*") if path.is_file()} == before


def test_where_a_lock_cannot_be_had_a_sentence_says_so(shop: Path) -> None:
    """A file in its place stands for a folder that may not be written: its owner would be root, who may."""
    (shop / ".handbook.writing").write_text("")
    run = run_handbook(shop, "edition", "open", "2030-1")
    assert run.status == 1 and "Nothing can be written in" in run.err and "Traceback" not in run.err, run.err


def test_what_a_killed_command_left_holds_nobody_up(shop: Path) -> None:
    """Git does not see it either, and the next command takes it away."""
    left = shop / ".handbook.writing"
    left.mkdir()
    for name, content in (("lock", ""), ("holder", "1 on nowhere"), (".gitignore", "*\n")):
        (left / name).write_text(content)
    run = run_handbook(shop, "edition", "open", "2030-1")
    assert run.status == 0 and "Somebody else" not in run.err, run.err
    assert not left.exists()


def test_a_folder_that_goes_while_it_is_found_there_is_made(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever held the lock takes its folder away between the two looks of whoever comes next; a file in its place is refused."""
    scratch, make = shop / ".handbook.writing", os.mkdir

    def make_too_late(path: str, mode: int = 0o777) -> None:
        monkeypatch.setattr(os, "mkdir", make)
        raise FileExistsError(path)

    monkeypatch.setattr(os, "mkdir", make_too_late)
    with locked(scratch, print):
        assert scratch.is_dir()
    scratch.touch()
    with pytest.raises(FileExistsError), locked(scratch, print):
        pass
