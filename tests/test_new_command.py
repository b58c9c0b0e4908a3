"""`handbook new`: a new entry stands where the others stand, says what it still needs, and nothing else has changed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handbook.authoring.draft import KINDS
from handbook.authoring.new import Desk
from handbook.authoring.suggested_id import suggested_id
from handbook.cli.new import new
from handbook.model.problems import Severity
from handbook.project.check import check
from handbook.project.load import Project
from handbook.reader import read
from tests.drop_in import FOLDERS

Command = Callable[..., Any]

TODAY = date(2026, 11, 21)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A handbook in one file, without pages."""
    return shutil.copytree(FOLDERS / "good/minimal", tmp_path / "small")


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every YAML file."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yml")}


def as_windows_writes(folder: Path) -> None:
    """Another system's ends of lines, a mark at the beginning, and a comment between any two lines of a section."""
    for path in folder.rglob("*.yml"):
        text = path.read_text("utf-8-sig").replace("\n  - id:", "\n  # here\n  - id:")
        path.write_bytes(("\ufeff" + text).replace("\n", "\r\n").encode())


@pytest.mark.parametrize("windows", [False, True])
def test_every_kind_can_be_written_and_breaks_nothing(windows: bool, tmp_path: Path) -> None:
    """All kinds of the model one after the other: each adds lines in one place, and nothing that stops a build."""
    folder = shutil.copytree(FOLDERS / "good/every-field", tmp_path / "all")
    if windows:
        as_windows_writes(folder)
    for kind, section in list(KINDS.items())[windows::2]:
        before, entries = bytes_of(folder), set(read(folder).book.entries)
        desk = Desk(folder, TODAY)
        written = desk.write(desk.draft(section, "Über alle Berge!", {}))
        after, again = bytes_of(folder), read(folder)
        assert [name for name in before if before[name] != after[name]] == [written.file], kind
        old, new = before[written.file], after[written.file]
        added = len(new) - len(old)
        assert any(new[:at] + new[at + added :] == old for at in range(len(old) + 1) if new[:at] == old[:at]), kind
        assert new.count(b"\n") - new.count(b"\r\n") in (0, new.count(b"\n"))
        assert set(again.book.entries) - entries == {written.id}
        assert {problem for problem in again.problems if problem.severity is Severity.ERROR} == set()
        assert written.id in new.decode().splitlines()[written.line - 1], kind


def test_a_draft_says_what_it_needs_until_it_is_written(small: Path, handbook_command: Command) -> None:
    """In the file as comments, on the terminal, and by the checker; what was said stands there as it was said."""
    run = handbook_command("-C", small, "new", "standard", "Greet: by name", "--owner=member", "--where", "gate",
                           "--measure.what", "seconds", "--measure.at_most", "5", "--level", "must")  # fmt: skip
    assert (run.status, run.err) == (0, f"Next: handbook -C {small} check\n")
    assert run.out.startswith("The standard greet-by-name is written: standards.yml:26.\nIt still needs:\n  do: One")
    block = (small / "standards.yml").read_text("utf-8").split("review_by: 2030-01-01\n")[1].split("touchpoints:")[0]
    assert [line for line in block.splitlines() if "# to do" not in line] == [
        "  - id: greet-by-name", '    title: "Greet: by name"', "    status: draft", "    level: must", "    do: …",
        "    measure:", "      what: seconds", "      at_most: 5", "    seen: …", "    quote: [line]",
        "    where: [gate]", "    owner: member", "    review_by: 2027-11-21",
    ]  # fmt: skip
    report = check(Project.load(small, TODAY))
    needs = [problem.message.split(" is still")[0] for problem in report.problems if problem.rule == "unfinished"]
    assert needs == ["“do”", "“seen”", "“quote”"]
    assert not report.fails()


def test_a_complete_entry_is_no_draft_of_anything(small: Path, handbook_command: Command) -> None:
    """Where nothing is left to be said there is no comment; a second of the same title has an id of its own."""
    for id_ in ("say-bye", "say-bye-2"):
        run = handbook_command("-C", small, "new", "phrase", "Say bye", "--verdict", "say")
        assert (
            run.out
            == f"The phrase {id_} is written: {run.out.split('written: ')[1].split('.yml')[0]}.yml:"
            + (run.out.split(".yml:")[1])
        )
        assert "still needs" not in run.out
    assert "to do" not in (small / "standards.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        (("standrad", "A"), 2, "There is no kind “standrad”. Did you mean “standard”?"),
        (("tip", "A", "--mintues", "5"), 2, "There is no field “mintues” here. Did you mean “minutes”?"),
        (("tip", "A", "--minutes"), 2, "“minutes” has no value"),
        (("tip", "A", "5"), 2, "“5” is no field"),
        (("tip", "A", "--minutes", "5", "--minutes", "6"), 2, "holds one value"),
        (("tip", "A", "--minutes", "soon"), 1, "“soon” is not a bare number"),
        (("standard", "A", "--measure", "5"), 2, "such as --measure.what"),
        (("standard", "A", "--owner", "nobody"), 1, "There is no role “nobody”."),
        (("standard", "A", "--id", "close"), 1, "The id “close” is taken"),
        (("standard", "A", "--id", "Not One"), 1, "“Not One” cannot be an id."),
        (("trigger", "A", "--gesture", "gift"), 1, "There is no gesture “gift”."),
        (("scorecard", "A", "--told_in_advance", "false"), 1, "Nothing is written:"),
        (("page", "A", "--about", "clos"), 1, "Did you mean “close”?"),
        (("page", "A", "--shows", "standrads"), 1, "Did you mean “standards”?"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is(
    given: tuple[str, ...], status: int, said: str, small: Path, handbook_command: Command
) -> None:
    """Unknown kinds and fields, values that do not fit, ids that are taken."""
    before = bytes_of(small)
    run = handbook_command("-C", small, "new", *given)
    assert (run.status, said in run.err) == (status, True), run.err
    assert (bytes_of(small), (small / "docs").exists()) == (before, False)


def test_on_a_terminal_it_asks(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the id, and for all that is still needed; an empty answer leaves a field for later."""
    from click.testing import CliRunner

    monkeypatch.setattr(sys.modules["handbook.cli.new"], "somebody_is_there", lambda: True)
    answers = "greet\nmust\nSay hello.\n\n\n\nmember\n"
    run = CliRunner().invoke(new, ["standard", "Greet"], obj=small, input=answers)
    assert run.exit_code == 0, run.output
    entry = read(small).book.standards_by_id["greet"]
    assert (entry.do, entry.level, entry.seen, entry.owner) == ("Say hello.", "must", "…", "member")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Look up first", "look-up-first"), ("Don’t run", "dont-run"), ("Über alle Berge!", "uber-alle-berge"),
        ("挨拶する", "aizasuru"), ("Добрый день", "dobryy-den"), ("مرحبا", "mrhb"), ("Γειά σας", "geia-sas"),
        ("…", "tip"), ("Con", "con-2"), ("everyone", "everyone-2"), ("taken", "taken-2"), ("1 + 1 = 2", "1-1-2"),
        ("A title that is much too long to be typed by anybody", "a-title-that-is-much-too-long-to-be"),
    ],
)  # fmt: skip
def test_an_id_is_suggested_in_any_script(title: str, expected: str) -> None:
    """From the words of the title, in Latin letters; never one that is taken or means something else."""
    assert suggested_id(title, "tip", {"taken"}) == expected


MENU = "site_name: A  # ours\r\nnav:\r\n  - Start: index.md\r\n  - Jobs:\r\n      # all of them\r\n      - All: jobs/index.md\r\n      - Member: jobs/member.md\r\n  - More: more.md\r\nplugins: []\r\n"


def test_a_page_stands_in_the_menu_with_others_of_its_sort(small: Path, handbook_command: Command) -> None:
    """A page about a role goes to the pages of other roles; all the rest of mkdocs.yml is as it was."""
    (small / "mkdocs.yml").write_bytes(MENU.encode())
    (small / "docs/jobs").mkdir(parents=True)
    for name, text in {"index": "{{ standards() }}{{ moments() }}", "more": "", "jobs/index": ""}.items():
        (small / f"docs/{name}.md").write_text(f"# {name}\n\n{text}\n")
    (small / "docs/jobs/member.md").write_text('# Member\n\n{{ job("member") }}\n')
    assert handbook_command("-C", small, "new", "role", "Night: watch").status == 0
    run = handbook_command("-C", small, "new", "page", "Night: watch")
    assert run.out.splitlines() == [
        "The page is written: docs/jobs/night-watch.md.",
        "It stands in the menu: mkdocs.yml:8.",
    ]
    member = "      - Member: jobs/member.md\r\n"
    expected = MENU.replace(member, f'{member}      - "Night: watch": jobs/night-watch.md\r\n')
    assert (small / "mkdocs.yml").read_bytes().decode() == expected
    assert '{{ job("night-watch") }}' in (small / "docs/jobs/night-watch.md").read_text("utf-8")
    handbook_command("-C", small, "new", "page", "Words", "--shows", "phrases", "--shows", "glossary")
    assert (
        (small / "mkdocs.yml")
        .read_bytes()
        .decode()
        .endswith("  - More: more.md\r\n  - Words: words.md\r\nplugins: []\r\n")
    )
    report = check(Project.load(small, TODAY))
    wrong = {problem.rule for problem in report.problems if problem.severity is Severity.ERROR}
    assert wrong == {"site-incomplete"}
