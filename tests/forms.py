"""Forms as people meet them: printed by the handbook, filled in by some program."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import pikepdf
import typst
from pikepdf import Name
from pikepdf.form import Form, RadioButtonGroup

from handbook.check import check
from handbook.paper.fields import fill_in
from handbook.views.scorecards import scorecard_card
from tests.conftest import ROOT
from tests.drop_in import TODAY


def printed(folder: Path, scorecard: str) -> bytes:
    thread = check(folder, TODAY).thread
    view = scorecard_card(thread, next(one for one in thread.book.scorecards if one.id == scorecard))
    pdf = typst.compile(
        ROOT / "tests/form.typ",
        root=ROOT,
        sys_inputs={"form": json.dumps(asdict(view))},
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    return fill_in(pdf, {"scorecard": scorecard, "edition": thread.book.handbook.edition})


def fill(form: Path, answers: Mapping[str, str], saved: Path) -> Path:
    """Tick boxes and write on lines of a form, and save it."""
    with pikepdf.open(form) as pdf:
        fields = Form(pdf)
        for name, answer in answers.items():
            field = fields[name]
            field.value = Name("/" + answer) if isinstance(field, RadioButtonGroup) else answer
        pdf.save(saved)
    return saved
