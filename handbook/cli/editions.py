"""The commands for editions: what changed, opening and closing one, and confirming what still holds."""

from __future__ import annotations

import shlex
import sys
from datetime import date
from pathlib import Path

import click

from handbook.authoring.lifecycle import close_edition, open_edition
from handbook.authoring.lifecycle import confirm as confirm_entries
from handbook.cli.changes_text import FORMATS, Comparison, as_text, entries_missing
from handbook.cli.common import alone, said_plainly, sound, wrong_use
from handbook.cli.day import Day
from handbook.cli.draft_warnings import refuse_what_is_not_agreed, say_what_goes_out_as_a_draft
from handbook.cli.next_steps import say_next, say_next_of_edition
from handbook.cli.translated_help import TranslatedCommand, TranslatedGroup, words_here
from handbook.editions import compare
from handbook.editions.revisions import Revisions
from handbook.model.brand_marks import MARKS
from handbook.model.ids import wrong_edition_id
from handbook.model.settings import in_time
from handbook.project.load import Project
from handbook.reader.extends import bases
from handbook.system.clock import today
from handbook.words.unable import Saying, meant


@click.command(cls=TranslatedCommand)
@click.argument("before", metavar="[A]", required=False)
@click.argument("after", metavar="[B]", required=False)
@click.option("--role", default="", metavar="R", help="Only what concerns this role, by its id.")
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="How to say it."
)
@click.pass_obj
def changes(folder: Path, before: str | None, after: str | None, role: str, form: str) -> None:
    """Say what changed from A to B.

    Each is a frozen edition, the folder of another handbook, or a git revision. Without B it is the files as they
    are now, without A the last frozen edition. From its brand to a house it is what the house says in another way, has
    besides and leaves out, with the reasons that its editions give.

    Example:
      handbook changes
      handbook changes ../brand
      handbook changes 2026-2 2026-3 --role receptionist
      handbook changes HEAD --format markdown
    """
    sources = Revisions(folder)
    with said_plainly():
        old = sources.find(before) if before else sources.last_frozen()
        new = sources.find(after) if after else sources.at_hand()
    for note in sources.notes:
        click.echo(note.said(words_here()), err=True)
    roles = sorted({*old.ids("roles"), *new.ids("roles")})
    if role and role not in roles:
        known = Saying("cannot.role.are", roles=", ".join(roles))
        raise wrong_use("cannot.role", role=role, cure=meant(role, roles, known))
    found = [change for change in compare(old, new) if not role or role in change.roles]
    reasons = _reasons(folder) if before and not after and _is_brand(folder, before) else None
    if reasons is not None:
        found = [change for change in found if change.field not in MARKS]
    click.echo(FORMATS[form](Comparison(old, new, found, role, reasons)))
    if form == "text" and not (before or after or role):
        say_next_of_edition(folder, Project.load(folder))


def _is_brand(folder: Path, named: str) -> bool:
    """Whether somebody names one of the handbooks that a house rests on."""
    below = bases(folder)
    return any(path.resolve() in below for path in (Path(named), folder / named))


def _reasons(folder: Path) -> dict[str, str]:
    """What the editions of a house say of why it is so, by the ids it is said of; the last that says it holds."""
    editions = sorted(Project.load(folder).book.editions, key=lambda one: in_time(one.from_, one.id))
    return {id_: reason.why for one in editions for reason in one.changes for id_ in reason.ids}


@click.group(cls=TranslatedGroup)
def edition() -> None:
    """Open a new edition, and close it for good."""


@edition.command("open")
@click.argument("name")
@click.option(
    "--from",
    "from_",
    type=Day(),
    metavar="DATE",
    help="The day it comes into force; today if none is given.",
)
@click.pass_obj
@alone("writing")
def edition_open(folder: Path, name: str, from_: date | None) -> None:
    """Start a new edition in the files, in which changes are then written down.

    Example:
      handbook edition open 2027-1
      handbook edition open 2027-1 --from 2027-02-01
    """
    if wrong := wrong_edition_id(name):
        raise wrong_use("cannot.open.name" if wrong.rule == "bad-id" else "cannot.open.taken", name=name)
    with said_plainly():
        day, files = open_edition(folder, name, from_, today())
    words = Project.load(folder).shown.words
    click.echo(words("command.edition.open", edition=name, day=str(day), files=words.enumeration(files)))
    say_next("next.change", folder, "changes", "edition close")


@edition.command("close")
@click.pass_obj
@alone("writing")
def edition_close(folder: Path) -> None:
    """Check the open edition, compare it with the last one, and freeze it in editions/.

    Refuses while anything is wrong, while nobody has agreed to a card for danger, or while a changed text has no entry
    under `changes`; what is missing is shown, ready to be pasted.

    Example:
      handbook edition close
    """
    report = sound(folder)
    if missing := entries_missing(report.project, today()):
        click.echo(missing, err=True)
        sys.exit(1)
    refuse_what_is_not_agreed(report)
    history = report.project.history
    with said_plainly():
        file = close_edition(folder, history, today())
    if history.frozen:
        click.echo(as_text(Comparison(history.frozen[-1], history.now, history.since_frozen)) + "\n")
    frozen = history.book.handbook.edition
    click.echo(report.project.shown.words("command.edition.close", edition=frozen, file=file.as_posix()))
    say_what_goes_out_as_a_draft(report)
    say_next("next.publish", folder, f"publish {shlex.quote(frozen)}", edition=frozen)


@click.command(cls=TranslatedCommand)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.pass_obj
@alone("writing")
def confirm(folder: Path, ids: tuple[str, ...]) -> None:
    """Say that standards or tips were looked at again, and still hold for what they rest on now.

    Writes `confirmed` into their entries, and touches nothing else in the files.

    Example:
      handbook confirm tip-count-to-ten
    """
    with said_plainly():
        written = confirm_entries(folder, list(ids))
    words = Project.load(folder).shown.words
    for id_ in dict.fromkeys(ids):
        said = "command.confirm.done" if id_ in written else "command.confirm.known"
        click.echo(words(said, id=id_, file=str(written.get(id_, ""))))
    say_next("next.check", folder, "check")
