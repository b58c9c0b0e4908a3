"""The command that gives an entry another id."""

from __future__ import annotations

from pathlib import Path

import click

from handbook.authoring.rename import rename as rename_entry
from handbook.cli.common import alone, said_plainly
from handbook.cli.next_steps import say_next
from handbook.cli.translated_help import TranslatedCommand, words_here
from handbook.system.clock import today


@click.command(cls=TranslatedCommand)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.pass_obj
@alone("writing")
def rename(folder: Path, old: str, new: str) -> None:
    """Give an entry another id, in every file that names it: YAML, pages, answers, slips, translations.

    The entry remembers the old one under `was`, so that old links lead on. Frozen editions stay as they are. All files
    are written, or none.

    Example:
      handbook rename look-up-first look-up-at-once
    """
    with said_plainly():
        files = rename_entry(folder, old, new, today())
    words = words_here()
    click.echo(words.many("command.rename.done", len(files), old=old, new=new))
    for file in files:
        click.echo(f"  {file}")
    say_next("next.check", folder, "check")
