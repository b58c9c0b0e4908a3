"""What the commands share: a checked handbook, and plain sentences for what cannot be done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from handbook.editions.lifecycle import NoSuchEntry, Refused
from handbook.project.check import Report, check
from handbook.project.formats import as_text
from handbook.project.load import Project
from handbook.reader import NoHandbook
from handbook.reader.rewrite import NotWritten
from handbook.system.gc import gc_paused, keep_what_there_is


def checked(folder: Path) -> Report:
    """The report on the handbook in a folder."""
    try:
        with gc_paused():
            report = check(Project.load(folder))
            keep_what_there_is()
            return report
    except NoHandbook as missing:
        raise click.UsageError(f"{missing} Say where it is: handbook -C DIR …") from None


def sound(folder: Path) -> Report:
    """The report on a handbook without errors; where there are any, they are said and the command ends."""
    report = checked(folder)
    if report.fails():
        click.echo(as_text(report, folder), err=True)
        sys.exit(1)
    return report


@contextmanager
def said_plainly() -> Iterator[None]:
    """Turn what a room of the house cannot do into a sentence and an exit status."""
    try:
        yield
    except (NoHandbook, NoSuchEntry) as wrong:
        raise click.UsageError(str(wrong)) from None
    except (Refused, NotWritten) as refused:
        raise click.ClickException(str(refused)) from None
