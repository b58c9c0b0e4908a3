"""What goes out to staff with an edition though it is no more than a draft: it does not go out unnoticed."""

from __future__ import annotations

import click

from handbook.cli.common import refusal
from handbook.model import Handbook
from handbook.model.choices import Status
from handbook.model.emergencies import NOT_YET
from handbook.model.fields import leaves
from handbook.project.check import Report
from handbook.reader.unfinished import NOTHING_YET
from handbook.text.comparing import key

RULE = "not-agreed-yet"


def refuse_what_is_not_agreed(report: Report) -> None:
    """Refuse to go on as long as somebody is to be asked, and nobody has given a reason why not. Raises ClickException."""
    for problem in report.problems:
        if problem.rule == RULE:
            place = f"{problem.file}:{problem.line}"
            raise refusal("cannot.close.not-agreed", place=place, message=problem.message, cure=problem.cure, rule=RULE)


def say_what_goes_out_as_a_draft(report: Report) -> None:
    """Say which cards for danger nobody has agreed to, for a reason that stands beside them, and which entries say nothing yet."""
    book, words = report.project.book, report.project.shown.words
    for emergency in book.emergencies:
        if key(emergency.agreed_with) == NOT_YET:
            click.echo(words("command.not-agreed", title=emergency.title), err=True)
    if unwritten := _unwritten(book):
        ids = words.enumeration(unwritten)
        click.echo(words.many("command.unwritten", len(unwritten), ids=ids, nothing=NOTHING_YET), err=True)


def _unwritten(book: Handbook) -> list[str]:
    """The entries that are shown, and in which somewhere stands that nobody has written it yet."""
    entries = (entry for _, section in book.sections() for entry in section)
    shown = (entry for entry in entries if getattr(entry, "status", None) is not Status.DRAFT)
    return [entry.id for entry in shown if any(leaf.value == NOTHING_YET for leaf in leaves(entry))]
