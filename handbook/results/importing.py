"""Filled-in forms and tables of answers, entered in the results: all that are given in one run, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from handbook.model.problems import Severity
from handbook.results.answer import COLUMNS, Answer
from handbook.results.cells import rows_in
from handbook.results.complaint import Complaint, complaint
from handbook.results.doubles import Question, Visit, question_of, says_the_same, visit_of
from handbook.results.folder import read_results
from handbook.results.form import read_form
from handbook.results.handed_in import Answers, HandedIn, by_visit, read_handed_in_table
from handbook.results.questionnaire import Questionnaire
from handbook.results.sort import RESULTS
from handbook.system.files import write_all_atomically
from handbook.system.inside import ensure_plain
from handbook.system.limits import TABLE_BYTES
from handbook.system.spreadsheet import BOM, as_table
from handbook.system.text import key
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

    new: list[HandedIn] = field(default_factory=list)
    known: list[Path] = field(default_factory=list)
    """Those whose answers were there before."""
    refused: list[Refused] = field(default_factory=list)

    def said(self, words: Words) -> str:
        """A line a file, or two a refusal, and what came of it."""
        said = [words("command.import.known", file=file) for file in self.known]
        said += [words("command.import.form", file=one.file, what=_entered(words, one)) for one in self.new]
        said += [refused.said(words) for refused in self.refused]
        return "\n".join([*said, words("command.import.nothing")] if self.refused else said)


def import_files(folder: Path, questionnaire: Questionnaire, words: Words, files: Iterable[Path]) -> Run:
    """Enter the answers of filled-in forms and of tables in the results of a sound handbook.

    Raises Unable where the results there are cannot be relied on, and OSError when they cannot be written.
    """
    run, known = Run(), _known(folder, questionnaire, words)
    for file in files:
        found = _read(file, questionnaire)
        if isinstance(found, HandedIn):
            _enter(found, known, run)
        else:
            run.refused += [Refused(file, why) for why in found]
    added = _by_file(folder, run.new)
    longer = {path: _longer(path, answers) for path, answers in added.items()}
    run.refused += [
        Refused(path, why) for path, answers in added.items() for why in _no_room(path, answers, longer[path])
    ]
    if run.refused:
        run.new.clear()
    else:
        write_all_atomically(longer)
    return run


def goes_into(answer: Answer) -> str:
    """The file for an answer, relative to the handbook: one a scorecard and year."""
    return f"{RESULTS.folder}/{answer.scorecard.replace(':', '-')}-{answer.date[:4]}.csv"


def _known(folder: Path, questionnaire: Questionnaire, words: Words) -> dict[Visit, dict[Question, Answer]]:
    """What is answered already, by visit and question."""
    results = read_results(folder, questionnaire, words)
    for problem in results.problems:
        if problem.severity is Severity.ERROR:
            place = f"{problem.file}:{problem.line}"
            raise Unable("cannot.while-wrong", place=place, message=problem.message, command="handbook check")
    return {
        visit: {question_of(answer): answer for answer in found} for visit, found in by_visit(results.answers).items()
    }


def _read(file: Path, questionnaire: Questionnaire) -> HandedIn | list[Complaint]:
    try:
        ensure_plain(file)
        if is_form(file):
            return read_form(file, questionnaire)
        if file.stat().st_size > TABLE_BYTES:
            return [replace(complaint("table.large", most=TABLE_BYTES), line=0)]
        return read_handed_in_table(file, questionnaire)
    except OSError as why:
        return [replace(complaint("table.unreadable", why=why.strerror or ""), line=0)]


def is_form(file: Path) -> bool:
    """Whether a file is a PDF, or at least says so. Raises OSError."""
    with file.open("rb") as opened:
        return PDF in opened.read(1024) or file.suffix.lower() == ".pdf"


def _enter(found: HandedIn, known: dict[Visit, dict[Question, Answer]], run: Run) -> None:
    """Tell the visits of a file that are new from those that are known, and from those that are told otherwise."""
    new: list[Answers] = []
    refused = len(run.refused)
    for answers in found.visits:
        visit = visit_of(answers[0])
        if visit not in known:
            known[visit] = {question_of(answer): answer for answer in answers}
            new.append(answers)
        elif not all(_is_in(answer, known[visit]) for answer in answers):
            run.refused.append(Refused(found.file, _told_otherwise(answers[0])))
    if new:
        run.new.append(replace(found, visits=new))
    elif len(run.refused) == refused:
        run.known.append(found.file)


def _is_in(answer: Answer, known: dict[Question, Answer]) -> bool:
    before = known.get(question_of(answer))
    return before is not None and says_the_same(before, answer)


def _told_otherwise(answer: Answer) -> Complaint:
    visit = ", ".join(filter(None, (answer.date, answer.scorecard, answer.place, answer.hour, answer.visit)))
    return replace(complaint("form.told-otherwise", visit=visit), line=answer.line)


def _entered(words: Words, one: HandedIn) -> str:
    files = words.listing(dict.fromkeys(map(goes_into, one.answers)))
    said = [words.many("command.import.entered", len(one.answers), file=files)]
    if one.unanswered:
        said.append(words.many("command.import.unanswered", one.unanswered))
    if one.extra:
        said.append(words.many("command.import.extra", one.extra))
    return words("told.separator").join(said)


def _by_file(folder: Path, new: Iterable[HandedIn]) -> dict[Path, list[Answer]]:
    found: dict[Path, list[Answer]] = defaultdict(list)
    for one in new:
        for answer in one.answers:
            found[folder / goes_into(answer)].append(answer)
    return found


def _longer(path: Path, answers: Sequence[Answer]) -> bytes:
    """The bytes of a file as they are, and answers appended in that file's own order of columns."""
    before = path.read_bytes() if path.exists() else f"{BOM}{','.join(COLUMNS)}\n".encode()
    end = next((end for end in (b"\r\n", b"\n", b"\r") if end in before), b"\n")
    rows = ([getattr(answer, column) for column in _header(before)] for answer in answers)
    text = as_table(rows, line_end=end.decode())
    return before + (b"" if before.endswith(end) else end) + text.encode()


def _header(content: bytes) -> list[str]:
    return [key(cell) for cell in next(rows_in(content))[1]]


def _no_room(path: Path, answers: Sequence[Answer], longer: bytes) -> Iterator[Complaint]:
    """Why a file cannot hold what is to be written into it."""
    missing = set(COLUMNS) - set(_header(longer))
    for column in COLUMNS:
        if column in missing and any(getattr(answer, column) for answer in answers):
            yield replace(complaint("form.no-room", column=column), line=0)
    if len(longer) > TABLE_BYTES:
        yield replace(complaint("table.large", most=TABLE_BYTES), line=0)
