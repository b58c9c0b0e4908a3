"""The command that says what a handbook is made with, and under which licences."""

from __future__ import annotations

from pathlib import Path

import click

from handbook.cli.common import refusal, said_plainly, sound
from handbook.cli.translated_help import TranslatedCommand
from handbook.pages.addresses import BILL, LICENCES
from handbook.system.files import write_all_atomically

FOLDER = "licences"


@click.command(cls=TranslatedCommand)
@click.argument("into", metavar="[DIR]", type=click.Path(file_okay=False, path_type=Path), required=False)
@click.pass_obj
def licences(folder: Path, into: Path | None) -> None:
    """Write the page of licences and the bill of materials of all that is shipped or published.

    They go into DIR, or into licences/, and stand beside the pages of each edition that is published. The bill is in the
    form of CycloneDX and needs its tool; nothing is asked of the network.

    Example:
      handbook licences
      handbook licences audit/2027
    """
    from handbook.web.licences.bill import bill
    from handbook.web.licences.page import licences_page

    shown, place = sound(folder).project.shown, into or folder / FOLDER
    with said_plainly():
        written = {place / LICENCES: licences_page(shown), place / BILL: bill()}
    try:
        write_all_atomically({path: text.encode() for path, text in written.items()})
    except OSError as error:
        raise refusal("cannot.write.handbook", folder=place, why=error.strerror) from None
    click.echo(shown.words("command.reference.done", files=shown.words.enumeration(map(str, written))))
