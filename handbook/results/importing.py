"""Filled-in forms and tables, entered in the results, the slip book or the practice: all that are given in one run, or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from handbook.model.problems import Severity
from handbook.results.already_entered import Entered, EnteredRows, EnteredVisits
from handbook.results.answer_validator import AnswerValidator
from handbook.results.appended import appended_files, goes_into
from handbook.results.complaint import Complaint, complaint
from handbook.results.duplicates import identity_of_practice, identity_of_slip
from handbook.results.folder import answer_tables, read_results
from handbook.results.form import read_form
from handbook.results.handed_in import HandedIn, read_handed_in_table
from handbook.results.table_kinds import COACHING, RESULTS, SLIPS
from handbook.system.files import write_all_atomically
from handbook.system.inside import ensure_plain
from handbook.system.limits import TABLE_BYTES
from handbook.words import Words
from handbook.words.unable import Saying, Unable

PDF = b"%PDF-"


@dataclass(frozen=True)
class Refused:
    """Why nothing is taken from a file."""

    file: Path
    why: Complaint

    def said(self, words: Words) -> str:
        """Where, why, and the cure."""
        values = {"file": self.file, "line": self.why.line, "message": self.why.message, "cure": self.why.cure}
        return Saying("command.import.refused-line" if self.why.line else "command.import.refused", **values).said(
            words
        )


@dataclass
class Run:
    """What became of the files of one run; where one is refused, none is new."""

    new: list[HandedIn[Any]] = field(default_factory=list)
    known: list[Path] = field(default_factory=list)
    """Those of which everything was there before."""
    refused: list[Refused] = field(default_factory=list)

    def said(self, words: Words) -> str:
        """A line a file, or two a refusal, and what came of it."""
        said = [words("command.import.known", file=file) for file in self.known]
        said += [words("command.import.form", file=one.file, what=_entered(words, one)) for one in self.new]
        said += [refused.said(words) for refused in self.refused]
        return "\n".join([*said, words("command.import.nothing")] if self.refused else said)


def import_files(folder: Path, answer_validator: AnswerValidator, words: Words, files: Iterable[Path]) -> Run:
    """Enter filled-in forms and tables of answers, slips or practice in a sound handbook.

    Raises Unable where the tables there cannot be relied on, and OSError when they cannot be written.
    """
    run, known = Run(), _known(folder, answer_validator, words)
    for file in files:
        found = _read(file, answer_validator)
        if isinstance(found, HandedIn):
            _enter(found, known[found.kind.folder], run)
        else:
            run.refused += [Refused(file, why) for why in found]
    longer = appended_files(folder, run.new)
    run.refused += [Refused(one.path, why) for one in longer for why in one.wrong()]
    if run.refused:
        run.new.clear()
    else:
        write_all_atomically({one.path: one.content for one in longer})
    return run


def _known(folder: Path, answer_validator: AnswerValidator, words: Words) -> dict[str, Entered]:
    """What was told already, by the folder it stands in.

    Answers are forgotten table by table, as there may be millions, unless something is wrong with them.
    """
    visits = EnteredVisits()
    is_sound = all(map(visits.keeps, answer_tables(folder, answer_validator))) and visits.are_sound()
    results = read_results(folder, answer_validator, words, with_answers=not is_sound)
    for problem in results.problems:
        if problem.severity is Severity.ERROR:
            place = f"{problem.file}:{problem.line}"
            raise Unable("cannot.while-wrong", place=place, message=problem.message, command="handbook check")
    return {
        RESULTS.folder: visits if is_sound else EnteredVisits(results.answers),
        SLIPS.folder: EnteredRows(results.slips, identity_of_slip),
        COACHING.folder: EnteredRows(results.practice, identity_of_practice),
    }


def _read(file: Path, answer_validator: AnswerValidator) -> HandedIn[Any] | list[Complaint]:
    try:
        ensure_plain(file)
        if is_form(file):
            return read_form(file, answer_validator)
        if file.stat().st_size > TABLE_BYTES:
            return [replace(complaint("table.large", most=TABLE_BYTES), line=0)]
        return read_handed_in_table(file, answer_validator)
    except OSError as why:
        return [replace(complaint("table.unreadable", why=why.strerror or ""), line=0)]


def is_form(file: Path) -> bool:
    """Whether a file is a PDF, or at least says so. Raises OSError."""
    with file.open("rb") as opened:
        return PDF in opened.read(1024) or file.suffix.lower() == ".pdf"


def _enter(found: HandedIn[Any], known: Entered, run: Run) -> None:
    """Tell what is new in a file from what is known, and from what is told otherwise."""
    new: list[tuple[Any, ...]] = []
    refused = len(run.refused)
    for told in found.told:
        is_new = known.add(told)
        if isinstance(is_new, Complaint):
            run.refused.append(Refused(found.file, is_new))
        elif is_new:
            new.append(told)
    if new:
        run.new.append(replace(found, told=new))
    elif len(run.refused) == refused:
        run.known.append(found.file)


def _entered(words: Words, one: HandedIn[Any]) -> str:
    files = words.listing(dict.fromkeys(goes_into(one.kind, row) for row in one.rows))
    said = [words.many(f"command.import.entered.{one.kind.folder}", len(one.rows), file=files)]
    if one.unanswered:
        said.append(words.many("command.import.unanswered", one.unanswered))
    if one.extra:
        said.append(words.many("command.import.extra", one.extra))
    return words("told.separator").join(said)
