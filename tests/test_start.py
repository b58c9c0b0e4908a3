"""What a command has to import before it says anything."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

from handbook.cli import main
from handbook.cli.lazy_commands import LazyCommands

NAMED = """
import sys
from handbook.cli import main
main(["-C", sys.argv[1], "--help"], standalone_mode=False)
print(*sys.modules, file=sys.stderr)
"""
HEAVY = {"pydantic", "babel", "jinja2", "markdown", "mkdocs", "typst", "handbook.model", "handbook.cli.common"}


def test_the_help_waits_for_nothing_it_does_not_need(tmp_path: Path) -> None:
    """In English the list of commands needs no model, no words and no engine: it is there at once, whatever comes to be."""
    (tmp_path / "standards.yml").write_text("handbook:\n  language: en-GB\ninclude: [x/*.yml]\n", "utf-8")
    shown = subprocess.run([sys.executable, "-c", NAMED, tmp_path], capture_output=True, text=True, check=True)
    assert "Check the content, build the site" in shown.stdout
    assert HEAVY & set(shown.stderr.split()) == set()


def test_the_list_of_commands_says_what_each_says_itself() -> None:
    """It is read from the source of the commands, which are not imported for it."""
    assert isinstance(main.commands, LazyCommands)
    real = {name: inspect.cleandoc(command.help or "") for name, command in main.commands.items()}
    assert {name: command.help for name, command in main.commands.titles.items()} == real
