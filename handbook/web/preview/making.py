"""One look at the handbook: the site as it is now, or a page that says what is wrong with it. It never fails."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import jinja2

from handbook.model.problems import Severity
from handbook.project.check import Report
from handbook.reader import NoHandbook
from handbook.system.files import reason
from handbook.web.engines.log import EngineLog
from handbook.web.engines.refusals import EngineFailed
from handbook.web.links import broken_links
from handbook.words import Words, words_in
from handbook.words.catalogue import ENGLISH
from handbook.words.fault import fault
from handbook.words.unable import Unable

Build = Callable[[Path, Path], None]
"""Takes a handbook's folder, and the new folder its site is built into."""
BuildPage = Callable[[Path, Path, str], None]
"""Takes a handbook's folder, a new folder, and the address of the page that is built into it alone."""
Look = Callable[[], Report]
"""Says everything that is wrong with the handbook, drafts among it. Raises NoHandbook."""
RUNS = (".md", ".py")
"""What calls programs or is one."""
TEMPLATES = jinja2.Environment(loader=jinja2.PackageLoader("handbook.web"), autoescape=True)


@dataclass(frozen=True)
class Made:
    """What the preview answers with until something changes."""

    site: Path | None
    """The built site; None where there is none because of mistakes."""
    page: str = ""
    """What stands in the place of every page then."""
    bar: str = ""
    """What stands below every page of the site: warnings and advice; empty where there are none."""
    report: Report | None = None
    said: tuple[str, ...] = ()
    """What went wrong in building."""


@dataclass(frozen=True)
class Work:
    """What is done after every change: a look at the handbook and, if it has no errors, a build of its site."""

    look: Look
    build: Build
    build_page: BuildPage


def make(folder: Path, work: Work, into: Path, beforehand: Callable[[Report], object] = lambda report: None) -> Made:
    """Check a handbook, and build its site into a folder; `beforehand` is done where that will be tried."""
    report, heard = None, EngineLog()
    try:
        report = work.look()
        if report.count(Severity.ERROR):
            return _mistaken(report)
        beforehand(report)
        with heard:
            work.build(folder, into)
        said = [f"{page}: {what}" for page, what in broken_links(into)]
        return _mistaken(report, said) if said else _site(into, report)
    except NoHandbook as missing:
        return _mistaken(report, [str(missing)])
    except Unable as refused:
        return _mistaken(report, [refused.said(_words(report))])
    except OSError as error:
        return _mistaken(report, [f"{error.filename or into}: {reason(error)}"])
    except (EngineFailed, SystemExit) as error:
        return _mistaken(report, heard.said or [f"{type(error).__name__}: {error}"])
    except Exception as error:
        return _mistaken(report, [*heard.said, *fault(error, _words(report))])


def make_page(folder: Path, work: Work, into: Path, address: str, report: Report, changed: set[Path]) -> Made | None:
    """Build one page alone, after some files have changed.

    None where it is no page of the handbook's, or something is wrong: the whole site tells what. What another page
    says, or a program does on it, may be wrong too, and is only known when that is built.
    """
    index, site = report.project.index, report.project.site
    files = {index.address_of(page): site.file(page).resolve() for page in index.texts} if index else {}
    if address not in files or any(path.suffix in RUNS and path != files[address] for path in changed):
        return None
    with suppress(Exception, SystemExit):
        work.build_page(folder, into, address)
        if (into / address).is_file():
            return _site(into, report)
    return None


def _words(report: Report | None) -> Words:
    return report.project.shown.words if report else words_in(ENGLISH)


def _mistaken(report: Report | None, said: list[str] | None = None) -> Made:
    words = _words(report)
    errors = [problem for problem in report.problems if problem.severity is Severity.ERROR] if report else []
    given = {
        "errors": errors,
        "lines": {problem: report.line_of(problem) for problem in errors} if report else {},
        "said": said or [],
        "words": words,
    }
    page = TEMPLATES.get_template("preview.html").render(given)
    return Made(None, page, report=report, said=tuple(said or ()))


def _site(site: Path, report: Report) -> Made:
    bar = TEMPLATES.get_template("preview_bar.html").render(
        problems=report.problems,
        lines={problem: report.line_of(problem) for problem in report.problems},
        words=report.project.shown.words,
    )
    return Made(site, bar=bar if report.problems else "", report=report)
