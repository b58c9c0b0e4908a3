"""The commands that make the site."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from handbook.cli.translated_help import TranslatedCommand, say_fault, words_here
from handbook.project.unchanged import Stamp
from handbook.system.gc import let_go
from handbook.web.engines.names import ENGINE_NAMES, MKDOCS

LET_GO = 8
"""Houses after which what was left of them is let go: a search costs a third of a house, and spares 60 MB."""
engine_option = click.option(
    "--engine", type=click.Choice(ENGINE_NAMES), default=MKDOCS, show_default=True, help="What makes the pages."
)


@click.command(cls=TranslatedCommand)
@click.argument("houses", metavar="[HOUSE]...", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@engine_option
@click.option("--strict", is_flag=True, help="Stop at warnings too.")
@click.pass_obj
def build(folder: Path, houses: tuple[Path, ...], engine: str, strict: bool) -> None:
    """Check the content, build the site, and look at every link in it.

    Where nothing changed since it was built, the site stays as it is; delete it to have it built all the same. Of several
    houses, each the folder of a handbook, one is built after the other, which costs less than as many commands; where
    one cannot be built the others are, and at the end it is said which cannot.

    Example:
      handbook build
      handbook build --strict --engine zensical
      handbook build houses/*
    """
    if failed := list(_built_in_turn(folder, houses, engine, strict=strict)):
        words, names = words_here(), ", ".join(failed)
        click.echo(words.many("command.build.not-built", len(failed), all=len(houses), houses=names), err=True)
        sys.exit(1)
    if not houses:
        _build(folder, engine, strict=strict)


def _built_in_turn(folder: Path, houses: tuple[Path, ...], engine: str, *, strict: bool) -> Iterator[str]:
    """Build several, and yield the names of those that cannot be."""
    for number, house in enumerate(houses, start=1):
        if not _is_built(folder, house, engine, strict=strict):
            yield house.as_posix()
        if number % LET_GO == 0:
            let_go()


def _is_built(folder: Path, house: Path, engine: str, *, strict: bool) -> bool:
    """Build one of several; what keeps it from being built is said below its name, and keeps no other."""
    click.echo(f"{house.as_posix()}:", err=True)
    try:
        _build(folder / house, engine, strict=strict)
    except click.ClickException as why:
        why.show()
    except SystemExit as ended:
        return not ended.code
    except Exception as error:
        say_fault(error)
    else:
        return True
    return False


def _build(folder: Path, engine: str, *, strict: bool) -> None:
    stamp = Stamp(folder, (engine, str(strict)))
    said = stamp.said()
    if not said:
        from handbook.cli.make_site import build_site

        said = build_site(folder, engine, stamp, strict=strict)
    else:
        click.echo(said.report, err=True)
    click.echo(said.done)


@click.command(cls=TranslatedCommand)
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where it is to be seen.")
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
@engine_option
@click.pass_obj
def serve(folder: Path, address: str, open_browser: bool, engine: str) -> None:
    """Show the site while you write; it follows every change, and shows a mistake as a page.

    Example:
      handbook serve
      handbook serve --address 127.0.0.1:8080 --open
    """
    from handbook.cli.make_site import serve_site

    serve_site(folder, address, engine, open_browser=open_browser)
