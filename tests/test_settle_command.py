"""`handbook settle`: a slip that was left open is settled where it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

BOOK = (
    "\ufeffdate,touchpoint,standard,cause,settled_by,minutes,note\r\n"
    '2026-10-02,counter,,person,open,,"two\r\nlines, ""quoted"""\r\n'
    "2026-10-01,counter,thank-giver,system,open,,late\r\n"
    "2026-10-03,counter,,unclear,first,5,\r\n"
)
FIRST, SECOND = "slips/2026.csv:2", "slips/2026.csv:4"
Command = Callable[..., Run]


@pytest.fixture
def book(shop: Path) -> Path:
    """The slip book of a shop, with two that are open."""
    path = shop / "slips" / "2026.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(BOOK.encode())
    return path


def test_an_open_slip_is_settled_and_every_other_byte_stays(handbook_command: Command, shop: Path, book: Path) -> None:
    """Those that are open are listed by file and line, the earliest first; what is settled is no longer among them."""
    listed = handbook_command("-C", shop, "settle").out.splitlines()
    assert [line.partition("  ")[0] for line in listed] == [SECOND, FIRST]
    assert "1 October 2026" in listed[0], "as one would type it to find it"
    assert handbook_command("-C", shop, "settle", FIRST, "--by", "passed on", "--minutes", "7.5").status == 0
    assert book.read_bytes().decode() == BOOK.replace('person,open,,"two', 'person,passed on,7.5,"two')
    handbook_command("-C", shop, "settle", SECOND, "--by", "first")
    assert handbook_command("-C", shop, "settle").out == "No slip is open.\n"
    assert handbook_command("-C", shop, "check", "--strict").status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("slips/2026.csv:5", "--by", "first"), "No open slip stands at “slips/2026.csv:5”."),
        ((FIRST,), "Say with --by who put it right"),
        ((FIRST, "--by", "first", "--minutes", "an hour"), "“an hour” is no number of minutes."),
        ((FIRST, "--by", "first", "--cost", "3"), "It has no column “cost”. Add it to the first line"),
    ],
)
def test_what_no_slip_can_say_changes_nothing(
    handbook_command: Command, shop: Path, book: Path, arguments: tuple[str, ...], said: str
) -> None:
    """It is said in a sentence with its cure, and the exit status is that of a wrong use."""
    run = handbook_command("-C", shop, "settle", *arguments)
    assert (run.status, said in run.err, book.read_bytes()) == (2, True, BOOK.encode())
