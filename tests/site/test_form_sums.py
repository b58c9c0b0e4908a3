"""What a printed form works out by itself, in the JavaScript of PDF forms: the same as is said of the visit afterwards."""

from __future__ import annotations

import itertools
from datetime import date
from math import floor
from pathlib import Path

import pikepdf
from playwright.sync_api import Page

from tests.forms import print_forms
from tests.shopping import Ferry, scores, visit

FERRY = Ferry({"greet": (1.5, False), "count": (3, True), "tell": (2, False)}, ("greet", "count"), ("greet", "tell"))
ASKED = ("boarding/greet", "count", "call/greet", "tell")
VIEWER = """([forAll, fields, filled]) => filled.map((answers) => {
  const values = {...answers};
  const form = { getField: (name) => name in values ? { value: values[name] } : null };
  const event = {};
  for (const [name, script] of fields) {
    Function("event", forAll + script.replace("this", "arguments[1]"))(event, form);
    values[name] = event.value;
  }
  return values;
})"""
"""A program that fills in forms: it works out the fields in their order, and each sees what stands in the others."""


def test_a_form_scores_as_the_results_do(tmp_path: Path, page: Page) -> None:
    """Whatever is answered: by weight, without what did not apply, and nothing passes with a critical no."""
    (tmp_path / "standards.yml").write_text(FERRY.written(), "utf-8")
    with pikepdf.open(print_forms(tmp_path) / "forms" / "shop.pdf") as pdf:
        for_all = str(pdf.Root.Names.JavaScript.Names[1].JS)
        fields = [(str(field.T), str(field.AA.C.JS)) for field in pdf.Root.AcroForm.CO]
        assert all(field.Ff == 1 for field in pdf.Root.AcroForm.CO)
    filled = [dict(zip(ASKED, each, strict=True)) for each in itertools.product(("yes", "no", "na", "Off"), repeat=4)]
    worked_out = page.evaluate(VIEWER, [for_all, fields, filled])
    for answers, found in zip(filled, worked_out, strict=True):
        rows = visit(date(2027, 1, 1), 1, {field: said for field, said in answers.items() if said != "Off"})
        whole = scores(FERRY.book(), rows).visits
        score, passed = (whole[0].score, whole[0].passed) if whole else (None, None)
        assert found["sum:/score"] == ("" if score is None else f"{floor(score * 1000) / 10:g}\u00a0%"), answers
        critical = "critical: no" if answers["count"] == "no" else "not passed"
        assert found["sum:/passed"] == {None: "", True: "passed", False: critical}[passed], answers
    parts = [worked_out[0][f"sum:{name}"] for name in ("boarding/greet", "boarding/", "/got", "/of")]
    assert parts == ["1.5", "4.5 / 4.5", "8", "8"]
