"""Whatever is wrong in a handbook, it is said and never ends in a traceback; and what is let pass can be drawn."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from tests.breaking import (
    HANDBOOKS,
    SHAPES,
    VALUES,
    Broken,
    all_broken,
    changed_throughout,
    data_in,
    go_through,
    house,
    with_value,
    write,
)
from tests.conftest import TODAY_EPOCH
from tests.drop_in import FERRY

EVERY = 600
"""Of so many ways to break one value, one is tried here; `python -m tests.breaking` tries them all."""
SMALL, _ = HANDBOOKS


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY_EPOCH)


@pytest.mark.parametrize("how", [how for how in VALUES if how not in SHAPES])
def test_what_the_checker_lets_pass_can_be_drawn(how: str, tmp_path: Path) -> None:
    """Every date the last there is, every number huge, each text endless, all that may be missing gone."""
    folder = house(SMALL, tmp_path / "house")
    write(folder, changed_throughout(folder, data_in(SMALL), how))
    assert go_through(folder), "every error was taken back"


@pytest.mark.parametrize("how", ["mistyped", "the first day", "the last day", "huge"])
def test_so_it_is_where_there_are_answers_and_frozen_editions(how: str, tmp_path: Path) -> None:
    """What changed since is told, too, whatever became of it; in a preview drafts are among it."""
    folder = house(FERRY, tmp_path / "house")
    write(folder, changed_throughout(folder, data_in(FERRY), how))
    assert go_through(folder, preview=True)


def test_each_value_may_be_broken_alone(tmp_path: Path) -> None:
    """Mistyped, taken away, a list, a group, beyond every measure: sections, entries and fields, a sample of all."""
    folder = house(SMALL, tmp_path / "house")
    data, sound = data_in(SMALL), 0
    for broken in all_broken(data):
        if _drawn_lot(broken) % EVERY == 0:
            write(folder, broken.data())
            sound += go_through(folder)
    assert sound, "some of these ways break nothing"


def _drawn_lot(broken: Broken) -> int:
    """A number that is the same in every run, and different for places beside each other."""
    return zlib.crc32(f"{broken.where} {broken.how}".encode())


@pytest.mark.parametrize(
    "path",
    [
        ("moments", 0, "touchpoint"),
        ("touchpoints", 0, "id"),
        ("touchpoints", 0, "stage"),
        ("touchpoints", 0),
        ("indicators", 0, "leads_to"),
        ("indicators", 1, "id"),
        ("indicators", 1),
        ("standards", 0, "id"),
        ("moments", 0, "checklist", "basics"),
        ("roles", 0, "id"),
        ("scorecards", 0, "moments"),
        ("tips", 0, "about"),
        ("quote", "lines", 0, "id"),
    ],
    ids=lambda path: ".".join(map(str, path)),
)
def test_a_broken_reference_is_said_before_anything_is_drawn(path: tuple[str | int, ...], tmp_path: Path) -> None:
    """With all macros on a page: which entries they show is asked before it is known what is wrong with these."""
    folder = house(FERRY, tmp_path / "house")
    write(folder, with_value(data_in(FERRY), path, VALUES["mistyped" if isinstance(path[-1], str) else "removed"]))
    assert not go_through(folder)
