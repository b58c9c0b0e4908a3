"""README's table of commands is the command: none is missing, and no option stands there that there is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from handbook.cli import main
from tests.conftest import ROOT

ROW = re.compile(r"^\| `handbook (?P<usage>.+?)` \| (?P<says>.+?) \|$", re.MULTILINE)
USAGES = [row["usage"].replace("\\|", "|") for row in ROW.finditer((ROOT / "README.md").read_text("utf-8"))]


def commands(group: click.Group, *above: str) -> Iterator[tuple[str, click.Command]]:
    """Every command with its name as it is typed."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *above, name)
        else:
            yield " ".join((*above, name)), command


COMMANDS = dict(commands(main))


def names(usage: str) -> list[str]:
    """The commands a row of the table is about: `edition open|close` is about two."""
    words = usage.split()
    if words[0] in COMMANDS:
        return [words[0]]
    return [f"{words[0]} {name}" for name in words[1].split("|")]


def test_every_command_stands_in_the_table() -> None:
    """Once."""
    rows = [name for usage in USAGES for name in names(usage)]
    lacking = sorted(COMMANDS.keys() - set(rows))
    assert not lacking, f"README.md has no row for: {lacking}"
    assert sorted(rows) == sorted(COMMANDS)


@pytest.mark.parametrize("usage", USAGES, ids=lambda usage: usage.split()[0])
def test_every_option_in_the_table_is_there(usage: str) -> None:
    """With the very words it may be given."""
    for command in (COMMANDS[name] for name in names(usage)):
        options = {flag: option for option in command.params for flag in option.opts}
        assert set(re.findall(r"--[a-z-]+", usage)) <= set(options)
        for flag, choices in re.findall(r"(--[a-z-]+) ([a-zA-Z0-9]+(?:\|[a-zA-Z0-9]+)+)", usage):
            kind = options[flag].type
            assert isinstance(kind, click.Choice)
            assert {choice.lower() for choice in choices.split("|")} == {str(one).lower() for one in kind.choices}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does_with_an_example(name: str) -> None:
    """Most people read nothing but the example."""
    assert re.search(rf"Examples?:\s+(\\b\s+)?handbook {name}", COMMANDS[name].help or ""), COMMANDS[name].help
