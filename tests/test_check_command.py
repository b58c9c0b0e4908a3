"""`handbook check`, as an editor meets it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run, replace

Command = Callable[..., Run]


def test_a_sound_handbook_is_told_so(handbook_command: Command, shop: Path) -> None:
    """Silence would leave the editor wondering whether anything was looked at."""
    run = handbook_command("-C", shop, "check")
    assert (run.status, run.err) == (0, "")
    assert "Nothing wrong: 4 standards and 5 moments in 1 file." in run.out


def test_an_error_shows_the_line_with_a_caret_and_a_cure(handbook_command: Command, shop: Path) -> None:
    """The editor sees the place, not the name of a field in a data structure."""
    line = replace(shop / "standards.yml", "up_to: 2\n", "up_to: £2\n")
    run = handbook_command("-C", shop, "check")
    assert run.status == 1
    shown = run.out.splitlines()
    assert shown[0] == f"{shop}/standards.yml:{line}:12  error  not-a-number"
    assert shown[1].endswith("|     up_to: £2")
    assert shown[2].index("^") == shown[1].index("£")
    assert shown[4] == "  → Write the digits alone, without sign, unit or thousands mark: 2."


def test_warnings_stop_only_a_strict_check(handbook_command: Command, shop: Path) -> None:
    """Exit status 1 means an error; under --strict also a warning; advice never."""
    replace(
        shop / "standards.yml",
        "do: Thank the giver before you look in the bag.",
        "do: Try to thank the giver where possible.",
    )
    assert handbook_command("-C", shop, "check", "--strict").status == 0
    replace(shop / "standards.yml", "    role: van-driver\n", "    role: volunteer\n")
    assert handbook_command("-C", shop, "check").status == 0
    run = handbook_command("-C", shop, "check", "--strict", "--format", "json")
    assert run.status == 1
    assert {problem["severity"] for problem in run.problems} == {"warning", "advice"}


def test_json_is_one_list_of_objects_relative_to_the_handbook(handbook_command: Command, shop: Path) -> None:
    """The form is a contract with other tools."""
    line = replace(shop / "standards.yml", "    where: counter\n", "    where: countre\n")
    (problem,) = handbook_command("-C", shop, "check", "--format", "json").problems
    assert problem == {
        "file": "standards.yml",
        "line": line,
        "column": 12,
        "severity": "error",
        "rule": "unknown-id",
        "message": "There is no touchpoint “countre”.",
        "cure": "Did you mean “counter”?",
    }
    assert handbook_command("-C", shop, "check", "--format", "json").status == 1


def test_an_annotation_stands_beside_its_line_in_a_pull_request(handbook_command: Command, shop: Path) -> None:
    """The path is the one from the folder the command runs in, where the repository is."""
    line = replace(shop / "standards.yml", "up_to: 2\n", "up_to: 90%\n")
    run = handbook_command("-C", "shop", "check", "--format", "github")
    assert run.out.startswith(f"::error file=shop/standards.yml,line={line},col=12,title=not-a-number::“90%25” is not")


@pytest.mark.parametrize(
    "arguments", [("check", "--format", "xml"), ("chekc",), ("-C", "nowhere", "check"), ("check",)]
)
def test_wrong_use_is_status_2_and_says_what_is_right(handbook_command: Command, arguments: tuple[str, ...]) -> None:
    """A wrong option, command or folder is no verdict on the handbook."""
    run = handbook_command(*arguments)
    assert run.status == 2
    assert run.err.startswith("Usage:")
    assert "Traceback" not in run.err


@pytest.mark.parametrize("epoch", ["yesterday", "9" * 20, "-" + "9" * 20])
def test_a_day_that_is_none_is_wrong_use(handbook_command: Command, shop: Path, epoch: str) -> None:
    """Whoever repeats a build is told what to set."""
    run = handbook_command("-C", shop, "check", SOURCE_DATE_EPOCH=epoch)
    assert run.status == 2
    assert f"SOURCE_DATE_EPOCH is “{epoch}”. Set it to seconds since 1970" in run.err


def test_there_is_no_colour_in_a_pipe(handbook_command: Command, shop: Path) -> None:
    """Escape codes in a log help nobody."""
    replace(shop / "standards.yml", "up_to: 2\n", "up_to: two\n")
    assert "\x1b" not in handbook_command("-C", shop, "check").out


def test_a_problem_is_silenced_where_it_stands(handbook_command: Command, shop: Path) -> None:
    """At the end of its line or on a line of its own above it, with the rule's name and a reason."""
    path = shop / "standards.yml"
    replace(
        path,
        "do: Thank the giver before you look in the bag.",
        "do: Thank the giver where possible. # ok: hope-words the law says so",
    )
    replace(
        path,
        "    do: Tell the giver what last",
        "    # ok: one-behaviour they belong together\n    do: Sit down; tell the giver what last",
    )
    assert handbook_command("-C", shop, "check", "--format", "json").problems == []


def test_help_has_an_example(handbook_command: Command) -> None:
    """Most people read nothing but the example."""
    run = handbook_command("check", "--help")
    assert run.status == 0
    assert re.search(r"Example:\n\s+handbook check", run.out)


def test_a_review_is_overdue_from_the_day_after(handbook_command: Command, shop: Path) -> None:
    """The day itself is still in time; a build can be repeated as of another day."""
    line = replace(shop / "standards.yml", "    why: The bag may be all they could give\n", "") - 8
    text = (shop / "standards.yml").read_text("utf-8").replace("2030-09-30", "2026-11-21")
    (shop / "standards.yml").write_text(text, "utf-8")
    assert handbook_command("-C", shop, "check", "--format", "json").problems == []
    overdue = handbook_command("-C", shop, "check", "--format", "json", SOURCE_DATE_EPOCH="1795305600").problems
    assert {problem["rule"] for problem in overdue} == {"review-overdue"}
    assert all(problem["line"] > line for problem in overdue)
