"""What a command is at: a line on the terminal that goes again, and nothing where nobody looks on."""

from __future__ import annotations

import shutil
import sys
import unicodedata
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
    line = said.said(words_here()) if isinstance(said, Saying) else said
    click.echo(f"{_on_one_line(line)} …", nl=False, err=True)
    try:
        yield
    finally:
        click.echo(CLEARED, nl=False, err=True)


def _on_one_line(said: str) -> str:
    """As much of it as stands on a line of the terminal with what ends it: of a longer one only the last line would go again."""
    room = shutil.get_terminal_size().columns - len(" … ")
    for place, sign in enumerate(said):
        room -= 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        if room < 0:
            return said[:place]
    return said
