"""Forms as people meet them: printed by the handbook, then filled in by some program."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pikepdf
from pikepdf import Name
from pikepdf.form import CheckboxField, Form, TextField

from handbook.reader import read
from handbook.results.answer_validator import AnswerValidator
from handbook.results.importing import Run, import_files
from handbook.words import words_in
from tests.conftest import run_handbook
from tests.drop_in import FOLDERS, TODAY

SHOP = FOLDERS / "good" / "one-file-shop"


def print_forms(folder: Path) -> Path:
    """Print the forms and observation sheets of a handbook; the answer is the folder they are in."""
    run = run_handbook(folder, "print", "forms", "observe")
    assert run.status == 0, run.err
    return folder / "print"


def fill(form: Path, answers: Mapping[str, str], saved: Path) -> Path:
    """Tick boxes and write on lines of a form, and save it."""
    with pikepdf.open(form) as pdf:
        fields = Form(pdf)
        for name, answer in answers.items():
            field = fields[name]
            if isinstance(field, CheckboxField):
                field.checked = True
            else:
                field.value = answer if isinstance(field, TextField) else Name(f"/{answer}")
        pdf.save(saved)
    return saved


def imported(folder: Path, *files: Path, language: str = "en", handbook: str = "en") -> Run:
    """What becomes of files that are imported into the results in a folder, by the questions of a shop that is in a language."""
    book = read(SHOP).book
    there = book.model_copy(update={"handbook": book.handbook.model_copy(update={"language": handbook})})
    return import_files(folder, AnswerValidator(there, [], TODAY), words_in(language), files)
