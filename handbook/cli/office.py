"""The commands for those who work in office programs, and for what comes back from people: forms, tables, documents."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbook.authoring.lifecycle import sound_reading
from handbook.authoring.office.columns import sections
from handbook.authoring.office.exporting import ALL, choices, export
from handbook.cli.common import alone, refusal, said_plainly, sound, wrong_use
from handbook.cli.next_steps import say_next
from handbook.cli.translated_help import TranslatedCommand, words_here
from handbook.system.files import reason
from handbook.words import Words
from handbook.words.unable import Saying

if TYPE_CHECKING:
    from handbook.authoring.office.importing import Kind


@click.command("export", cls=TranslatedCommand)
@click.option("--what", "wanted", multiple=True, type=click.Choice([ALL, *choices()]), help="A section, or all; several may be named.")  # fmt: skip
@click.option("--to", "file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="The file: .xlsx, .csv, .docx or .json.")  # fmt: skip
@click.option("--replace", is_flag=True, help="Write over a file that is there already.")
@click.pass_obj
def export_(folder: Path, wanted: tuple[str, ...], file: Path | None, replace: bool) -> None:
    """Write the handbook, or some of it, into a file for office programs.

    A workbook or a table may be changed there and brought back by `handbook import`; a document is for reading.

    Example:
      handbook export --to handbook.xlsx
      handbook export --what standards --what phrases --to for-review.docx
    """
    if file is None:
        raise wrong_use("cannot.export.where", option="--to FILE")
    words = words_here()
    try:
        with said_plainly():
            done = export(sound_reading(folder).book, words, wanted, file, replace=replace)
    except OSError as error:
        raise refusal("cannot.export.write", file=file, why=reason(error)) from None
    click.echo(words.many("command.export.done", done.entries, file=file))
    if done.drafts:
        click.echo(words.many("command.export.drafts", done.drafts))
    if file.suffix.lower() in (".xlsx", ".csv"):
        say_next("next.changed-there", folder, f"import --dry-run {shlex.quote(str(file))}")


@click.command("import", cls=TranslatedCommand)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "section", type=click.Choice([name for name in sections() if name not in ("handbook", "quote")]), metavar="SECTION", help="What the entries of an old document are; otherwise standards.")  # fmt: skip
@click.option("--remove", is_flag=True, help="Take out the entries whose rows were taken out of a workbook.")
@click.option("--dry-run", is_flag=True, help="Say what would change, line by line, and change nothing.")
@click.pass_obj
@alone("writing")
def import_(folder: Path, files: tuple[Path, ...], section: str | None, remove: bool, dry_run: bool) -> None:
    """Take in what comes from others: filled-in forms, tables of answers, workbooks that were changed, old documents.

    Answers, slips and notes on practice are entered in results/, slips/ and coaching/, or, where one of them is wrong,
    none. Of a workbook that `handbook export` wrote, exactly what was changed in it is changed in the files. What stands
    in lists and tables of any other document becomes drafts.

    Example:
      handbook import one-night.pdf
      handbook import inbox/*.pdf visits.csv
      handbook import --dry-run handbook.xlsx
      handbook import old-manual.docx --as standards
    """
    from handbook.authoring.office.importing import Kind, kind_of

    with said_plainly():
        kinds = {file: kind_of(file, section) for file in files}
    answers = tuple(file for file, kind in kinds.items() if kind is Kind.ANSWERS)
    others = [file for file, kind in kinds.items() if kind is not Kind.ANSWERS]
    if answers:
        if dry_run:
            raise refusal("cannot.import.dry-answers", file=answers[0])
        _answers(folder, answers)
    for file in others:
        _content(folder, file, kinds[file], section or "standards", remove=remove, dry_run=dry_run)


def _content(folder: Path, file: Path, kind: Kind, section: str, *, remove: bool, dry_run: bool) -> None:
    """Take in a workbook or a document, and say what became of it."""
    from handbook.authoring.office.importing import take

    words = words_here()
    with said_plainly():
        taken = take(folder, sound_reading(folder), file, kind, section, remove=remove)
    refused = bool(taken.wrong)
    click.echo("\n".join(_told(taken.said(f"import.{kind.value}"), words)), err=refused)
    if refused:
        sys.exit(1)
    if dry_run:
        click.echo("\n".join(taken.diff(folder)))
        click.echo(words("command.import.dry"))
    elif taken.files:
        taken.write(folder)
        say_next("next.check", folder, "check")


def _told(said: Iterable[Saying], words: Words) -> Iterator[str]:
    return (saying.said(words) for saying in said)


def _answers(folder: Path, files: tuple[Path, ...]) -> None:
    from handbook.results.importing import import_files

    project = sound(folder, without_results=True).project
    words = project.shown.words
    try:
        with said_plainly():
            run = import_files(folder, project.answer_validator, words, _counted(files))
    except OSError as error:
        raise refusal("cannot.write.results", why=error) from None
    click.echo(run.said(words), err=bool(run.refused))
    if run.refused:
        sys.exit(1)
    say_next("next.look", folder, "serve", "build")


def _counted(files: tuple[Path, ...]) -> Iterator[Path]:
    """Say of every file when its turn comes."""
    for number, file in enumerate(files, 1):
        click.echo(f"[{number}/{len(files)}] {file}", err=True)
        yield file
