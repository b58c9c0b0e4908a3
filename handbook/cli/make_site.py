"""What the commands that make the site do, where a site has to be made."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbook.cli.common import checked, refusal, said_plainly, say_waiting, with_paper
from handbook.cli.translated_help import words_here
from handbook.pages.site import read_site
from handbook.project.check import Report, check
from handbook.project.editor_schema import keep_schema
from handbook.project.formats import as_text
from handbook.project.load import Project
from handbook.project.unchanged import Said, Stamp
from handbook.system.files import reason
from handbook.web.engines.engine import Built, build, serve
from handbook.web.engines.refusals import EngineFailed
from handbook.words.unable import Saying

if TYPE_CHECKING:
    from handbook.web.preview.making import Made


def build_site(folder: Path, engine: str, stamp: Stamp, *, strict: bool) -> Said:
    """Check and build; say what is wrong, and where the site is. Where there is none the command ends."""
    try:
        stamp.begin(read_site(folder).built)
        report = checked(folder)
        said = as_text(report, folder)
        click.echo(said, err=True)
        if report.fails(strict=strict):
            sys.exit(1)
        with said_plainly():
            built = build(folder, engine, say_waiting, stamp.stands)
    except EngineFailed:
        sys.exit(1)
    except OSError as error:
        raise refusal("cannot.write.site", why=reason(error)) from None
    if built.broken:
        _refuse(built, report, folder)
    done = Said(said, report.project.shown.words("command.build.done", page=str(built.site / "index.html")))
    if built.in_silence:
        stamp.keep(built.site, done)
    return done


def _refuse(built: Built, report: Report, folder: Path) -> None:
    """Say which links lead nowhere, and end."""
    words = report.project.shown.words
    for page, what in built.broken:
        click.echo(f"{(built.site / page).as_posix()}: {what}", err=True)
    click.echo(as_text(with_paper(report), folder), err=True)
    _say(words.many("command.build.nowhere", len(built.broken)))
    _say(words("command.build.stays"))
    sys.exit(1)


def _say(what: str) -> None:
    click.echo(what, err=True)


def serve_site(folder: Path, address: str, engine: str, *, open_browser: bool) -> None:
    """Serve a preview until somebody stops it, and say what came of every change."""
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
        serve(folder, address, engine, look, tell, say, open_browser=open_browser)
