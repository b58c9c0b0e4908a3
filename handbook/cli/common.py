"""What the commands share: a checked handbook, and plain sentences for what cannot be done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import click

from handbook.cli.progress import at_work
from handbook.cli.translated_help import words_here
from handbook.editions.revisions import NoSource
from handbook.editions.suspect import NoSuchEntry
from handbook.project.check import Report, check
from handbook.project.editor_schema import keep_schema
from handbook.project.formats import as_text
from handbook.project.load import Project
from handbook.reader import NoHandbook
from handbook.system.files import reason
from handbook.system.gc import gc_paused, keep_what_there_is
from handbook.system.git import GitFailed, NoGit
from handbook.system.locks import locked
from handbook.web.engines.refusals import NoSite
from handbook.words.unable import Saying, Unable

Given = ParamSpec("Given")
Made = TypeVar("Made")
NOWHERE = (NoHandbook, NoSite)
"""There is nothing in the folder to work on: another one is meant, or it is still to be begun."""
INIT = "handbook init DIR"
READING = Saying("command.reading")
SMALLEST_SITE = "  site_name: …\n  theme: handbook\n  plugins: [handbook]"
WRONG_USE = (*NOWHERE, NoSuchEntry, NoSource)


def wrong_use(id_: str, /, **values: object) -> click.UsageError:
    """What is said of a wrong use, in the words of the handbook."""
    return click.UsageError(Saying(id_, **values).said(words_here()))


def refusal(id_: str, /, **values: object) -> click.ClickException:
    """What is said of what cannot be done, in the words of the handbook."""
    return click.ClickException(Saying(id_, **values).said(words_here()))


def checked(folder: Path, *, without_results: bool = False) -> Report:
    """The report on the handbook in a folder, or on all of it but its results."""
    with at_work(READING), said_plainly(), gc_paused():
        project = Project.load(folder, without_results=without_results)
        report = check(project)
        keep_schema(project)
        keep_what_there_is()
        return report


def with_paper(report: Report) -> Report:
    """A report together with what only shows when pages are set, and with their links."""
    from handbook.paper.preflight import preflight

    return report.on([*report.problems, *preflight(report)])


def sound(folder: Path, *, without_results: bool = False) -> Report:
    """The report on a handbook without errors; where there are any, they are said and the command ends."""
    report = checked(folder, without_results=without_results)
    if report.fails():
        click.echo(as_text(report, folder), err=True)
        sys.exit(1)
    return report


@contextmanager
def said_plainly() -> Iterator[None]:
    """Turn what a room of the house cannot do into a sentence, in the words of the handbook, and an exit status."""
    try:
        yield
    except NoHandbook as missing:
        raise wrong_use("cannot.where", why=missing, command=f"handbook -C DIR {_command()}", init=INIT) from None
    except NoSite as missing:
        raise wrong_use("cannot.no-site", why=missing, lines=SMALLEST_SITE, init=INIT) from None
    except WRONG_USE as wrong:
        raise click.UsageError(wrong.said(words_here())) from None
    except GitFailed as failed:
        id_ = "cannot.git.missing" if isinstance(failed, NoGit) else "cannot.git"
        raise refusal(id_, folder=failed.folder.resolve(), said=failed.said) from None
    except Unable as refused:
        raise click.ClickException(refused.said(words_here())) from None


def alone(at: str) -> Callable[[Callable[Concatenate[Path, Given], Made]], Callable[Concatenate[Path, Given], Made]]:
    """A command that reads, changes and writes files of a handbook: while it is at it, no other is that is at the same.

    `at` is what they are at, such as `writing`. Those that come meanwhile wait, and say for whom.
    """

    def guarded(command: Callable[Concatenate[Path, Given], Made]) -> Callable[Concatenate[Path, Given], Made]:
        @wraps(command)
        def guard(folder: Path, /, *args: Given.args, **kwargs: Given.kwargs) -> Made:
            try:
                with locked(folder / f".handbook.{at}", say_waiting):
                    return command(folder, *args, **kwargs)
            except OSError as error:
                raise refusal("cannot.write.handbook", folder=folder.resolve(), why=reason(error)) from None

        return guard

    return guarded


def say_waiting(holder: str) -> None:
    """Say for whom a command waits."""
    click.echo(Saying("command.waiting", holder=holder).said(words_here()), err=True)


def _command() -> str:
    """What was called, without the name of the program."""
    return click.get_current_context().command_path.partition(" ")[2]
