"""What a command is at: a line on the terminal that goes again, and nothing where nobody looks on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from handbook.cli.translated_help import words_here
from handbook.words.unable import Saying

CLEARED = "\r\x1b[K"
"""Back to where the line begins, and what stands on it is gone."""


@contextmanager
def at_work(said: Saying | str) -> Iterator[None]:
    """Show what is done as long as it is done."""
    if not sys.stderr.isatty():
        yield
        return
    click.echo(f"{said.said(words_here()) if isinstance(said, Saying) else said} …", nl=False, err=True)
    try:
        yield
    finally:
        click.echo(CLEARED, nl=False, err=True)
