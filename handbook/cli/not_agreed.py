"""What nobody who answers for a danger has agreed to: it does not go out unnoticed."""

from __future__ import annotations

import click

from handbook.cli.common import refusal
from handbook.model.danger import NOT_YET
from handbook.project.check import Report
from handbook.system.text import key

RULE = "not-agreed-yet"


def refuse_what_is_not_agreed(report: Report) -> None:
    """Refuse to go on as long as somebody is to be asked, and nobody has given a reason why not. Raises ClickException."""
    for problem in report.problems:
        if problem.rule == RULE:
            place = f"{problem.file}:{problem.line}"
            raise refusal("cannot.close.not-agreed", place=place, message=problem.message, cure=problem.cure, rule=RULE)


def say_what_is_not_agreed(report: Report) -> None:
    """Say which cards go out all the same, for a reason that stands beside them."""
    for emergency in report.project.book.emergencies:
        if key(emergency.agreed_with) == NOT_YET:
            click.echo(report.project.shown.words("command.not-agreed", title=emergency.title), err=True)
