"""What the command for what is printed does, where something may have to be."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from handbook.cli.common import READING, alone, said_plainly, sound, wrong_use
from handbook.cli.next_steps import next_step
from handbook.cli.print_options import PrintOptions, say_done
from handbook.cli.progress import at_work
from handbook.model import Entry
from handbook.model.problems import Problem
from handbook.pages.site import read_site
from handbook.paper.catalogue import BY_NAME, CATALOGUE, FIRST
from handbook.paper.chosen import Chosen, chosen_before
from handbook.paper.print_run import Printer, PrintStep
from handbook.project.check import Report
from handbook.project.formats import as_text
from handbook.project.load import Project
from handbook.project.printed import FOLDER, read_manifest
from handbook.project.unchanged import Said, Stamp
from handbook.words.unable import Saying, meant


@alone("printing")
def print_what_changed(folder: Path, options: PrintOptions, stamp: Stamp) -> Said:
    """Check, and print what is not yet printed as it is; say what is wrong. What there is no paper of ends the command."""
    stamp.begin(folder / FOLDER, read_site(folder).built)
    report = sound(folder)
    with at_work(READING):
        printer, rest = _printer(report.project, options)
    wrong = _say(printer.problems, report, folder)
    if report.on(printer.problems).fails() and not (printer.may_go_on and printer.left_out and printer.sheets):
        sys.exit(1)
    steps = _printed(printer)
    lost = _say(printer.missing_characters(), report, folder)
    for advice in printer.advice:
        click.echo(advice, err=True)
    said = Said("", _done(steps, rest, folder, report.project), next_step("next.download", folder, "build"))
    if printer.left_out:
        say_done(said)
        sys.exit(1)
    if not (lost or printer.looked_elsewhere):
        again = [replace(step, anew=False) for step in steps]
        told = "\n".join(filter(None, (wrong, *map(str, again))))
        stamp.stands(folder / FOLDER)
        stamp.keep(folder / FOLDER, said._replace(report=told, done=_done(again, rest, folder, report.project)))
    return said


def _printed(printer: Printer) -> list[PrintStep]:
    """Print, and say of every file when it is done. What the disk refuses ends the command."""
    try:
        with said_plainly():
            return list(_told(printer.run(at_work)))
    except OSError as why:
        click.echo(str(why), err=True)
        sys.exit(1)


def _printer(project: Project, options: PrintOptions) -> tuple[Printer, list[str]]:
    """Who prints what is asked for, and the kinds there are besides, where nobody said what is wanted."""
    book = project.book
    chosen = Chosen(
        _known("role", options.roles, book.roles),
        _known("moment", options.moments, book.moments),
        _known("touchpoint", options.touchpoints, book.touchpoints),
        ((options.first or project.shown.today, options.weeks or 1),) if options.first or options.weeks else (),
    )
    wanted, rest = options.wanted, []
    if options.everything:
        wanted = tuple(CATALOGUE)
    elif chosen.weeks:
        wanted = tuple(what for what in wanted if what != "huddle")
    elif not (wanted or chosen):
        wanted, chosen = _as_before(project)
        rest = [what for what in CATALOGUE if what not in wanted]
    how = options.paper, options.large, options.one_per_page, options.volume_pages
    return Printer(project, wanted, *how, chosen, options.appendix), rest


def _done(steps: list[PrintStep], rest: list[str], folder: Path, project: Project) -> str:
    """How much was printed, and what else there is."""
    words, anew = project.shown.words, [step for step in steps if step.anew]
    said = words.many(
        "command.print.done",
        len(anew),
        pages=words.many("count.pages", sum(step.pages for step in anew)),
        others=len(steps) - len(anew),
        folder=str(folder / FOLDER),
    )
    more = words("command.print.rest", kinds=words.listing(rest), command="handbook print --all") if rest else ""
    return "\n".join(filter(None, (said, more)))


def _known(kind: str, ids: Iterable[str], entries: Iterable[Entry]) -> tuple[str, ...]:
    """Ids that entries of a kind have; one that none has is a wrong use."""
    known = [entry.id for entry in entries]
    for id_ in ids:
        if id_ not in known:
            cure = meant(id_, known, Saying("command.print.there-are", ids=", ".join(known)) if known else "")
            raise wrong_use(f"command.print.no-{kind}", id=id_, cure=cure)
    return tuple(dict.fromkeys(ids))


def _as_before(project: Project) -> tuple[tuple[str, ...], Chosen]:
    """What was printed before; where nothing was, what comes first."""
    files = read_manifest(project.folder)
    kinds = {entry.download.what for entry in files.values()}
    wanted = [what for what in (*CATALOGUE, *BY_NAME) if what in kinds]
    return tuple(wanted) or FIRST, chosen_before(files, project.book)


def _told(steps: Iterable[PrintStep]) -> Iterator[PrintStep]:
    """Say of every file when it is done."""
    for step in steps:
        click.echo(step, err=True)
        yield step


def _say(problems: list[Problem], report: Report, folder: Path) -> str:
    """Report problems that are only seen in printing, but for those that were said to be fine; what was said."""
    found = report.on(problems)
    said = as_text(found, folder) if found.problems else ""
    if said:
        click.echo(said, err=True)
    return said
