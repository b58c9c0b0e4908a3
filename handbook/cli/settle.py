"""The command that settles a slip that was left open."""

from __future__ import annotations

from pathlib import Path

import click

from handbook.cli.common import alone, sound, wrong_use
from handbook.cli.next_steps import say_next
from handbook.cli.translated_help import TranslatedCommand
from handbook.results.raw_cells import with_values
from handbook.results.slip import SETTLED_BY, Slip
from handbook.results.slip_validator import SlipValidator
from handbook.system.files import write_atomically
from handbook.text.comparing import as_typed
from handbook.views.context import Shown
from handbook.views.shop_results.slip_book import slip_said
from handbook.words.unable import Saying

*SETTLED, OPEN = SETTLED_BY


@click.command(cls=TranslatedCommand)
@click.argument("slip", metavar="SLIP", default="")
@click.option(
    "--by", type=click.Choice(SETTLED), help="Who put it right: the first who heard, or whoever it was passed on to."
)
@click.option("--minutes", default="", metavar="N", help="How long it took, in minutes.")
@click.option("--cost", default="", metavar="N", help="What was spent on it.")
@click.pass_obj
@alone("writing")
def settle(folder: Path, slip: str, by: str | None, minutes: str, cost: str) -> None:
    """Say which slips are still open, or that one of them is settled.

    SLIP is the file and the line where it stands, as the list of those that are open names it. Nothing else in the file
    is changed.

    Example:
      handbook settle
      handbook settle slips/2027.csv:14 --by "passed on" --minutes 45 --cost 12.50
    """
    project = sound(folder).project
    left_open = {f"{one.file}:{one.line}": one for one in project.results.slips if one.settled_by == OPEN}
    if not slip:
        click.echo("\n".join(_listed(project.shown, left_open)))
        return
    if slip not in left_open:
        raise wrong_use("command.settle.not-open", slip=slip, command="handbook settle")
    if by is None:
        raise wrong_use("command.settle.by-whom")
    found = left_open[slip]
    settled = found._replace(settled_by=by, minutes=minutes or found.minutes, cost=cost or found.cost)
    for _, wrong in SlipValidator(project.answer_validator).wrong_with(settled):
        raise wrong_use("command.settle.wrong", message=wrong.message, cure=wrong.cure)
    _write(folder / found.file, found, settled)
    click.echo(project.shown.words("command.settle.done", slip=_said(project.shown, found)))
    say_next("next.check", folder, "check")


def _write(path: Path, was: Slip, settled: Slip) -> None:
    changed = {name: cell for name, cell in settled._asdict().items() if cell != getattr(was, name)}
    try:
        write_atomically(path, with_values(path.read_bytes(), was.line, changed))
    except KeyError as missing:
        said, cure = (Saying(f"form.no-room{part}", column=missing.args[0]) for part in ("", ".cure"))
        raise wrong_use("command.settle.wrong", message=said, cure=cure) from None


def _listed(shown: Shown, slips: dict[str, Slip]) -> list[str]:
    """A line for each, the earliest first."""
    if not slips:
        return [shown.words("command.settle.none")]
    return [f"{where}  {_said(shown, one)}" for where, one in sorted(slips.items(), key=lambda one: one[1].date)]


def _said(shown: Shown, slip: Slip) -> str:
    return as_typed(shown.words.enumeration(filter(None, (slip_said(shown, slip), " ".join(slip.note.split())))))
