"""The options of `handbook print`, and what is said when it is done."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import click

from handbook.project.unchanged import Said
from handbook.system.paper_sizes import Paper


class PrintOptions(NamedTuple):
    """What is asked for, as it was typed: kinds of sheets, ids, days, and how it is to be printed."""

    wanted: tuple[str, ...]
    everything: bool
    roles: tuple[str, ...]
    moments: tuple[str, ...]
    touchpoints: tuple[str, ...]
    first: date | None
    weeks: int | None
    paper: Paper | None
    large: bool
    one_per_page: bool
    volume_pages: int
    appendix: bool


def say_done(said: Said) -> None:
    """Say what was printed, and what comes next."""
    click.echo(said.done)
    click.echo(said.beside, err=True)
