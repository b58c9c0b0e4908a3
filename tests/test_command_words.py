"""What the command says to its user, in the language of the handbook it works on: its help, and what it refuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from handbook.cli import main
from handbook.editions.frozen import FOLDER
from tests.conftest import Run, replace

Command = Callable[..., Run]
CLICKS = {"usage", "options", "commands", "command", "args", "show", "this", "message", "and", "exit", "the", "version"}
CLICKS |= {"default", "required", "integer", "range", "try", "for", "help", "error"}
"""The words of the library that reads the command line."""
NAMES = re.compile(r"[A-Za-z]{2,}")
WRAPPED = re.compile(r"⟦[^⟧]*⟧")


def paths(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command and the words that call it."""
    yield path, group
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from paths(command, (*path, name))
        else:
            yield (*path, name), command


def names() -> set[str]:
    """What is typed, which is the same in every language: commands, options, and what may be given to them."""
    found = {"handbook", "main", "TEXT"}
    for path, command in paths(main):
        found.update(path)
        for parameter in command.params:
            typed = [
                *parameter.opts,
                *parameter.secondary_opts,
                (parameter.name or "").upper(),
                parameter.metavar or "",
                *getattr(parameter.type, "choices", ()),
            ]
            typed += [str(parameter.default), *getattr(parameter.type, "formats", ())]
            found.update(word for text in typed for word in NAMES.findall(text))
    return found


@pytest.fixture
def pseudo(shop: Path) -> Path:
    """A shop in the pseudo-language."""
    replace(shop / "standards.yml", "handbook:\n", "handbook:\n  language: qps-ploc\n")
    return shop


def left(said: str) -> set[str]:
    """The words of what a command says that are in no catalogue."""
    return {word for word in NAMES.findall(WRAPPED.sub("", said)) if word.lower() not in CLICKS} - names()


@pytest.mark.parametrize("path", [path for path, _ in paths(main)], ids=" ".join)
def test_the_help_is_in_the_language_of_the_handbook(pseudo: Path, path: tuple[str, ...]) -> None:
    """What each command and each of its options does, and what the commands in it do."""
    shown = CliRunner().invoke(main, ["-C", str(pseudo), *path, "--help"])
    assert shown.exit_code == 0
    assert "⟦" in shown.output
    assert left(shown.output) == set()


@pytest.mark.parametrize(
    "content", ["", "handbook: [", "\0", "- a\n", "handbook:\n  language: []\n", "&a [*a]", "? [a]\n: b"]
)
def test_a_broken_handbook_is_no_harm_to_the_help(handbook_command: Command, tmp_path: Path, content: str) -> None:
    """Where nothing says in which language it is wanted, it is in English; nor is any handbook needed."""
    (tmp_path / "standards.yml").write_text(content, "utf-8")
    shown = handbook_command("check", "--help")
    assert (shown.status, shown.err) == (0, "")
    assert "Say everything that is wrong with the handbook" in shown.out


def test_examples_stand_line_by_line(handbook_command: Command) -> None:
    """They are to be copied, so they are not filled like a text."""
    assert "  Example:\n    handbook check\n    handbook -C another" in handbook_command("check", "--help").out


def test_the_language_may_stand_in_a_file_that_is_included(tmp_path: Path) -> None:
    """As any section may."""
    (tmp_path / "standards.yml").write_text("include: parts/*.yml\n", "utf-8")
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "head.yml").write_text("roles: []\nhandbook:\n  language: qps-ploc\n", "utf-8")
    assert "⟦Say~⟧ ⟦everything" in CliRunner().invoke(main, ["-C", str(tmp_path), "check", "-h"]).output


REFUSED = [
    ("changes", "no-such"),
    ("changes",),
    ("confirm", "no-such"),
    ("edition", "open", "No Name"),
    ("edition", "open", "2026.10"),
    ("edition", "close"),
    ("publish", "no-such"),
    ("build",),
    ("serve",),
]


@pytest.mark.parametrize("call", REFUSED, ids=" ".join)
def test_what_is_refused_is_said_in_the_language_of_the_handbook(pseudo: Path, call: tuple[str, ...]) -> None:
    """A wrong use and what cannot be done: each word that is ours, but for what was typed."""
    if call != ("changes",):
        assert CliRunner().invoke(main, ["-C", str(pseudo), "edition", "close"]).exit_code == 0
    shown = CliRunner().invoke(main, ["-C", str(pseudo), *call])
    assert shown.exit_code in (1, 2)
    error = shown.output.partition("Error: ")[2].replace(str(pseudo), "")
    assert "⟦" in error
    files = {
        "standards",
        "mkdocs",
        "yml",
        "site",
        "theme",
        "plugins",
        "DIR",
        "NAME",
        "no",
        "No",
        "Name",
        "such",
        *FOLDER.split("/"),
    }
    assert left(error) - files == set()


TABLES = {
    "empty.csv": b"",
    "header.csv": b"date,scorecard,item,answer\n",
    "columns.csv": b"date,scorecard,item,answer,,\n",
    "unknown.csv": b"date,scorecard,item,answer,1,2\n",
    "many.csv": b"date,scorecard,item,answer" + b",1" * 99 + b"\n",
    "capitals.csv": b"DATE,SCORECARD,item,answer\n",
    "semicolons.csv": b"date;scorecard;item;answer\n",
    "bars.csv": b"date|scorecard|item|answer\n",
    "separator.csv": b"sep=,\n",
    "wide.csv": "date".encode("utf-16"),
    "letter.csv": b"date\n\xe9",
    "control.csv": b"date\n\0",
    "book.csv": b"PK\3\4",
    "quote.csv": b'date,scorecard,item,answer\n"',
    "values.csv": b"date,scorecard,item,answer,hour,edition,seconds,moment,note\n"
    b"1,2,3,4,5,,,,\n01/02/2026,5,6:7,,99,8,x,9,\n3999-01-01,5,,,,,,,\n1026-01-01,6,,,,,,,"
    + b"7" * 40_000
    + b"\n1,2\n1;2;3;4;5\n",
    "form.pdf": b"%PDF-1.7",
}


def test_what_is_wrong_with_what_was_handed_in_is_said_in_the_language_of_the_handbook(pseudo: Path) -> None:
    """Forms and tables that are imported, and the tables that are there already."""
    for name, content in TABLES.items():
        (pseudo / name).write_bytes(content)
    shown = CliRunner().invoke(main, ["-C", str(pseudo), "import", *(str(pseudo / name) for name in TABLES)])
    said = shown.output.replace(str(pseudo), "")
    assert shown.exit_code == 1
    assert said.count("→") > len(TABLES) + 10
    typed = {"date", "scorecard", "visit", "place", "hour", "edition", "moment", "item", "answer", "note", "seconds"}
    typed |= {"yes", "no", "na", "DATE", "SCORECARD", "UTF", "xE", "csv", "pdf"}
    typed |= {name.partition(".")[0] for name in TABLES}
    assert left(said) - typed == set()
