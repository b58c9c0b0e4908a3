"""`handbook check`, as an editor meets it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import Run, replace
from tests.drop_in import FERRY

Command = Callable[..., Run]


def test_a_sound_handbook_is_told_so(handbook_command: Command, shop: Path) -> None:
    """Silence would leave the editor wondering whether anything was looked at."""
    run = handbook_command("-C", shop, "check")
    assert run.status == 0
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


@pytest.fixture
def broken(shop: Path) -> Path:
    """A shop with an error, a warning, advice, and a page with signs in it that no XML may hold."""
    root = shop / "standards.yml"
    replace(root, "up_to: 2\n", "up_to: 90%\n")
    replace(root, "    do: Thank the giver before you look in the bag.\n", f"    do: Thank {'very ' * 30}much.\n")
    root.write_text(root.read_text("utf-8").replace("review_by: 2030", "review_by: 2020", 2), "utf-8")
    (shop / "docs").mkdir()
    (shop / "docs" / "über uns.md").write_text("# Us\n\n\ufffe {{ nothing\x0b() }}\n", "utf-8")
    return shop


def test_gitlab_is_told_each_problem_once_wherever_it_moves(handbook_command: Command, broken: Path) -> None:
    """Its widget shows what is new; a problem with another line is the same, and two that are alike are two.

    So it is with one that shows at many places, which are named in what is said of it.
    """
    written = (broken / "standards.yml").read_text("utf-8")
    assert written.count("owner: shop-manager\n") > 1
    (broken / "standards.yml").write_text(written.replace("owner: shop-manager\n", "owner: nobody\n"), "utf-8")
    problems = handbook_command("-C", broken, "check", "--format", "json").problems
    issues = json.loads(handbook_command("-C", "shop", "check", "--format", "gitlab").out)
    assert [issue["check_name"] for issue in issues] == [problem["rule"] for problem in problems]
    assert {issue["severity"] for issue in issues} == {"critical", "minor", "info"}
    assert all(issue["location"]["path"].startswith("shop/") for issue in issues)
    fingerprints = [issue["fingerprint"] for issue in issues]
    assert len(set(fingerprints)) == len(issues) > 4
    assert any("The same at standards.yml:" in issue["description"] for issue in issues)
    root = broken / "standards.yml"
    root.write_text("# One line more.\n" + root.read_text("utf-8"), "utf-8")
    moved = json.loads(handbook_command("-C", "shop", "check", "--format", "gitlab").out)
    assert [issue["fingerprint"] for issue in moved] == fingerprints
    assert [issue["location"] for issue in moved] != [issue["location"] for issue in issues]


def test_sarif_names_every_rule_that_was_broken(handbook_command: Command, broken: Path) -> None:
    """Where a problem stands is a URI, so that a page may be called what it likes."""
    problems = handbook_command("-C", broken, "check", "--format", "json").problems
    log = json.loads(handbook_command("-C", "shop", "check", "--format", "sarif").out)
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == sorted({each["rule"] for each in problems})
    assert [result["ruleId"] for result in run["results"]] == [problem["rule"] for problem in problems]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert [(place["region"]["startLine"], place["region"]["startColumn"]) for place in places] == [
        (problem["line"], problem["column"]) for problem in problems
    ]
    assert "shop/docs/%C3%BCber%20uns.md" in {place["artifactLocation"]["uri"] for place in places}


def test_junit_fails_a_file_with_an_error_and_no_other(handbook_command: Command, broken: Path) -> None:
    """Whatever strange character a message quotes, it is XML."""
    tree = ElementTree.fromstring(handbook_command("-C", "shop", "check", "--format", "junit").out)
    (suite,) = tree
    cases = {case.get("name"): case for case in suite}
    failed = {name for name, case in cases.items() if case.find("failure") is not None}
    assert failed == {"shop/standards.yml", "shop/docs/über uns.md"}
    assert (suite.get("tests"), suite.get("failures")) == (str(len(cases)), "2")
    told = cases["shop/standards.yml"].findtext("system-out") or ""
    assert "review-overdue" in told and "not-a-number" not in told


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


def test_an_entry_without_an_id_is_said_where_there_are_editions_too(handbook_command: Command, tmp_path: Path) -> None:
    """What is written now is compared with what was, and this can be compared with nothing."""
    book = shutil.copytree(FERRY, tmp_path / "ferry")
    with (book / "standards" / "service.yml").open("a", encoding="utf-8") as file:
        file.write("\n\t- x: [\n")
    run = handbook_command("-C", book, "check")
    assert run.status == 1 and "“x” is not one of the fields of “phrase”." in run.err + run.out
    assert "Warning:" not in run.err, "nothing is said to whoever wrote the program"


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
