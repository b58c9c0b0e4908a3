"""The command that publishes an edition."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbook.authoring.lifecycle import Refused
from handbook.cli.common import refusal, said_plainly, sound, wrong_use
from handbook.cli.draft_warnings import say_what_goes_out_as_a_draft
from handbook.cli.next_steps import say_next
from handbook.cli.translated_help import TranslatedCommand
from handbook.system.clock import today
from handbook.system.files import reason
from handbook.web.engines.names import ENGINE_NAMES, MKDOCS
from handbook.web.engines.refusals import EngineFailed

if TYPE_CHECKING:
    from handbook.project.load import Project
    from handbook.publishing.targets import Target

FOLDER = "published"
BRANCH = "gh-pages"
REMOTE = "origin"


@click.command(cls=TranslatedCommand)
@click.argument("edition")
@click.option(
    "--to",
    "to",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="A plain folder of editions, for a web server, instead of a git branch.",
)
@click.option("--push", is_flag=True, help=f"Push the branch to {REMOTE}.")
@click.option(
    "--engine", type=click.Choice(ENGINE_NAMES), default=MKDOCS, show_default=True, help="What makes the pages."
)
@click.pass_obj
def publish(folder: Path, edition: str, to: Path | None, push: bool, engine: str) -> None:
    """Publish a frozen edition beside the earlier ones: all of it, or nothing.

    Builds strictly, prints, looks at every link, and then swaps in the whole. In a git repository that is one commit
    on the branch gh-pages, which mike knows too; otherwise, or with --to, a plain folder. The latest edition is the
    current one, and each page of the others says that it is old. An earlier edition is built from its frozen file
    with the pages of today.

    Example:
      handbook publish 2027-1
      handbook publish 2027-1 --push
      handbook publish 2027-1 --to /srv/handbook
    """
    if sys.platform == "win32":
        raise refusal("cannot.publish.windows")
    report = sound(folder)
    project = report.project
    words = project.shown.words
    try:
        from handbook.publishing.publish import publish as publish_edition
        from handbook.publishing.publish import publishable

        with said_plainly():
            frozen = publishable(project, edition)
            target = _target(folder, frozen.name, to, push)
            line = publish_edition(project, frozen, target, engine, lambda said: click.echo(said, err=True))
    except EngineFailed:
        click.echo(words("command.publish.nothing"), err=True)
        sys.exit(1)
    except OSError as error:
        raise refusal("cannot.publish.nothing", why=f"{reason(error)}.") from None
    click.echo(line)
    if frozen.from_ and frozen.from_ > today():
        click.echo(words("command.publish.early", day=str(frozen.from_)), err=True)
    click.echo(words("command.publish.done", target=target.name))
    say_what_goes_out_as_a_draft(report)
    _say_next(folder, project, edition, to, push)


def _say_next(folder: Path, project: Project, edition: str, to: Path | None, push: bool) -> None:
    from handbook.system.git import is_in_git

    site = project.book.handbook.site
    if to or not is_in_git(folder):
        say_next("next.open-folder", folder, file=str((to or folder / FOLDER) / "index.html"))
    elif not push:
        say_next("next.push", folder, f"publish {shlex.quote(edition)} --push", branch=BRANCH)
    elif site:
        say_next("next.visit", folder, site=site)
    else:
        say_next("next.say-where", folder)


def _target(folder: Path, edition: str, to: Path | None, push: bool) -> Target:
    """The folder or the branch that is published to. Raises Refused, or GitFailed."""
    from handbook.publishing.branch import Branch
    from handbook.publishing.folder import Folder
    from handbook.system.git import is_in_git

    if to and push:
        raise wrong_use("cannot.publish.to-and-push", to="--to", push="--push")
    if to or not is_in_git(folder):
        if push:
            raise Refused("cannot.publish.no-git")
        return Folder(to or folder / FOLDER)
    again = f"handbook publish {edition}" + (" --push" if push else "")
    return Branch(folder, BRANCH, again, pushed=push)
