"""The commands that make the site."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbook.cli.common import checked, refusal, said_plainly, say_waiting, with_paper
from handbook.cli.spoken import SpokenCommand, words_here
from handbook.project.check import Report, check
from handbook.project.editor_schema import keep_schema
from handbook.project.formats import as_text
from handbook.project.load import Project
from handbook.system.files import reason
from handbook.web.engines import ENGINES, EngineFailed
from handbook.web.engines import build as build_site
from handbook.web.engines import serve as serve_site
from handbook.words.unable import Saying

if TYPE_CHECKING:
    from handbook.web.preview.making import Made

engine_option = click.option(
    "--engine", type=click.Choice(list(ENGINES)), default="mkdocs", show_default=True, help="What makes the pages."
)


@click.command(cls=SpokenCommand)
@engine_option
@click.option("--strict", is_flag=True, help="Stop at warnings too.")
@click.pass_obj
def build(folder: Path, engine: str, strict: bool) -> None:
    """Check the content, build the site, and look at every link in it.

    Example:
      handbook build
      handbook build --strict --engine zensical
    """
    report = checked(folder)
    click.echo(as_text(report, folder), err=True)
    if report.fails(strict=strict):
        sys.exit(1)
    words = report.project.shown.words
    try:
        with said_plainly():
            site, broken = build_site(folder, engine, say_waiting)
    except EngineFailed:
        sys.exit(1)
    except OSError as error:
        raise refusal("cannot.write.site", why=reason(error)) from None
    for page, what in broken:
        click.echo(f"{(site / page).as_posix()}: {what}", err=True)
    if broken:
        click.echo(as_text(with_paper(report), folder), err=True)
        _say(words.many("command.build.nowhere", len(broken)))
        _say(words("command.build.stays"))
        sys.exit(1)
    click.echo(words("command.build.done", page=str(site / "index.html")))


def _say(what: str) -> None:
    click.echo(what, err=True)


@click.command(cls=SpokenCommand)
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
    told: list[str] = []

    def tell(made: Made) -> None:
        said = [*made.said, *([as_text(made.report, folder)] if made.report else [])]
        if said != told:
            _say("\n".join(said))
        told[:] = said

    def look() -> Report:
        project = Project.load(folder, preview=True, anew=True)
        keep_schema(project)
        return with_paper(check(project))

    def say(what: Saying) -> None:
        _say(what.said(words_here()))

    with said_plainly():
        serve_site(folder, address, engine, look, tell, say, open_browser=open_browser)
