"""The `handbook` command: thin shells over what the rooms of the house do."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click

from handbook import __version__
from handbook.cli.lazy_commands import LazyCommands, Place
from handbook.cli.translated_help import TranslatedGroup
from handbook.system.clock import VARIABLE, NoDay, today
from handbook.system.gc import leave_quickly

COMMANDS = {
    "init": Place("init", "init"),
    "check": Place("content", "check"),
    "build": Place("site", "build"),
    "serve": Place("site", "serve"),
    "print": Place("paper", "print_"),
    "import": Place("office", "import_"),
    "export": Place("office", "export_"),
    "changes": Place("editions", "changes"),
    "edition": Place("editions", "edition"),
    "publish": Place("publishing", "publish"),
    "results": Place("results", "results"),
    "settle": Place("settle", "settle"),
    "confirm": Place("editions", "confirm"),
    "new": Place("new", "new"),
    "rename": Place("rename", "rename"),
    "owners": Place("content", "owners"),
    "rule": Place("rules", "rule"),
    "schema": Place("content", "schema"),
    "reference": Place("content", "reference"),
    "licences": Place("licences", "licences"),
}


def _works_in(context: click.Context, _: click.Parameter, folder: Path) -> Path:
    """Know the folder before anything else, so that even the help is said in the language of its handbook."""
    context.obj = folder
    return folder


@click.group(
    cls=TranslatedGroup, commands=LazyCommands(COMMANDS), context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__)
@click.option("-C", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
              metavar="DIR", is_eager=True, callback=_works_in, help="Work in this folder instead of the current one.")  # fmt: skip
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """Handbook as code: check, build and serve a staff handbook.

    Exit status: 0 fine, 1 an error was reported (under --strict also a warning), 2 wrong use.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        today()
    except NoDay as wrong:
        from handbook.cli.common import wrong_use

        raise wrong_use("cannot.day", variable=VARIABLE, value=wrong.value) from None
    leave_quickly()
