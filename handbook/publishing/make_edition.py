"""Make one edition: printed, built strictly, every link looked at, and marked as one of several."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

from handbook.authoring.lifecycle import Refused
from handbook.editions import Snapshot
from handbook.pages.addresses import BILL, LICENCES
from handbook.paper.print_run import CannotPrint, Printer
from handbook.project.check import Report, check, earlier_edition
from handbook.project.formats import as_text
from handbook.project.load import Project
from handbook.publishing.notices import show_edition
from handbook.publishing.staging import is_edition_of_files, stage
from handbook.publishing.targets import Say
from handbook.web.engines.engine import build
from handbook.web.engines.refusals import CannotBuild
from handbook.web.licences.bill import NoTool, bill
from handbook.web.licences.page import licences_page
from handbook.words.unable import Saying


def make_edition(work: Path, project: Project, edition: Snapshot, engine: str, say: Say) -> Path:
    """Make an edition in an empty working folder, and return the folder of its site.

    The edition the files are in is built strictly; of an earlier one only what cannot be built is refused. Raises
    Refused, NoSite, EngineFailed, or OSError.
    """
    report, now = check(project), is_edition_of_files(project, edition.name)
    if report.fails(strict=now):
        raise Refused("cannot.as-said", what=as_text(report, Path()))
    stage(work, project, edition)
    with nullcontext() if now else earlier_edition():
        site = _build(work, project, edition, engine, say)
    _say_what_it_is_made_with(site, project, say)
    show_edition(site, edition.name)
    return site


def _build(work: Path, project: Project, edition: Snapshot, engine: str, say: Say) -> Path:
    fitted = check(Project.load(work))
    if fitted.fails():
        said = as_text(fitted, Path())
        raise Refused.lines([Saying("cannot.publish.not-fitting", edition=edition.name), said])
    _print(fitted, say)
    say(project.shown.words("command.publish.building", edition=edition.name))
    try:
        site, broken, _ = build(work, engine, say)
    except CannotBuild as why:
        raise Refused("cannot.publish.nothing", why=why) from None
    if broken:
        found = "\n".join(f"{page}: {what}" for page, what in broken)
        raise Refused.lines([found, Saying("command.build.nowhere", number=len(broken))])
    return site


def _say_what_it_is_made_with(site: Path, project: Project, say: Say) -> None:
    """Keep the licences and the bill of materials with the edition; the bill where there is a tool to make it."""
    (site / LICENCES).write_text(licences_page(project.shown), "utf-8")
    try:
        (site / BILL).write_text(bill(), "utf-8")
    except NoTool as why:
        say(why.said(project.shown.words))


def _print(report: Report, say: Say) -> None:
    printer = Printer(report.project)
    found = report.on(printer.problems)
    if found.fails():
        raise Refused("cannot.as-said", what=as_text(found, Path()))
    try:
        for step in printer.run():
            if step.anew:
                say(str(step))
    except CannotPrint as why:
        raise Refused.lines([why]) from None
