"""What comes next after a command, with the very command to type: the loop from a change to a published edition.

The loop is `edition open` → changes → `edition close` → commit → `publish` → `publish --push`; whoever knows where they
are in it needs no manual for it.
"""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from handbook.cli.translated_help import words_here
from handbook.project.load import Project
from handbook.words.unable import Saying


def say_next(id_: str, folder: Path, *commands: str, **values: object) -> None:
    """Say what comes next, beside the answer (on stderr): whoever keeps that in a file keeps the answer alone."""
    click.echo(next_step(id_, folder, *commands, **values), err=True)


def next_step(id_: str, folder: Path, *commands: str, **values: object) -> str:
    """What comes next; the message names the commands as {first} and {second}, here with the folder they work in."""
    named = dict(zip(("first", "second"), (typed(folder, command) for command in commands), strict=False))
    return Saying(id_, **named, **values).said(words_here())


def typed(folder: Path, command: str) -> str:
    """A command of ours as it is typed where one is now."""
    where = "" if folder == Path() else f"-C {shlex.quote(str(folder))} "
    return f"handbook {where}{command}"


def say_next_of_edition(folder: Path, project: Project) -> None:
    """Where the files stand between two editions, and what leads on from there."""
    history, edition = project.history, project.book.handbook.edition
    if edition not in {frozen.name for frozen in history.frozen}:
        say_next("next.freeze", folder, "edition close", edition=edition)
    elif history.since_frozen:
        say_next("next.open", folder, "edition open NAME", edition=edition)
    else:
        say_next("next.publish", folder, f"publish {shlex.quote(edition)}", edition=edition)
