"""`handbook results`: what shops found, as text, Markdown, JSON and a table of values."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from handbook.results.table_kinds import RESULTS
from handbook.scoring.period import Period
from tests.conftest import Run, run_handbook
from tests.shopping import Ferry, shopped

YEAR = Period(date(2026, 1, 1), date(2026, 10, 31))


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook with a year of shops, on the quay and on the telephone."""
    folder = tmp_path_factory.mktemp("ferry")
    kept = {"boarding/greet": 0.9, "boarding/count": 0.4, "call/greet": 0.9}
    written = Ferry(
        {"greet": (1, False), "count": (3, True)}, ("greet", "count"), ("greet",), edition="2026-1"
    ).written()
    (folder / "standards.yml").write_text(written, "utf-8")
    answers = shopped(kept, YEAR, 100, Random(1), place="=Pier", hour="14")
    asked = [answer for answer in answers if (answer.moment, answer.item) == ("boarding", "greet")]
    answers += [answer._replace(moment="", item="impression:boarding", answer="negative") for answer in asked]
    (folder / "results").mkdir()
    with (folder / "results" / "year.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(RESULTS.columns)
        table.writerows([f"'{cell}" if cell.startswith("=") else cell for cell in answer[:11]] for answer in answers)
    return folder


@pytest.fixture(scope="module")
def results(ferry: Path) -> Callable[..., Run]:
    """The command in that handbook."""
    return lambda *arguments: run_handbook(ferry, "results", *arguments)


def test_for_machines_it_has_the_shape_that_is_promised(results: Callable[..., Run]) -> None:
    """Every key is there; shares are from 0 to 1, days ISO, what is unknown null, what is none an empty list."""
    found = json.loads(results("--format", "json").out)
    assert list(found) == [
        "visits", "standards", "moments", "closing", "gate", "coach", "practice", "changes", "places", "hours",
        "channels", "months", "slips", "indicators", "due", "blind_spots",
    ]  # fmt: skip
    assert found["visits"][0] | {"score": 0, "passed": 0, "failed": 0} == {
        "date": "2026-01-01", "scorecard": "shop", "visit": "0", "place": "=Pier", "hour": 14, "edition": None,
        "score": 0, "passed": 0, "failed": 0,
    }  # fmt: skip
    assert [(one["id"], one["moment"], one["n"], one["visits"]) for one in found["standards"]] == [
        ("greet", None, 200, 100), ("greet", "boarding", 100, 100), ("greet", "call", 100, 100),
        ("count", None, 100, 100), ("count", "boarding", 100, 100),
    ]  # fmt: skip
    assert [one["id"] for one in found["coach"]] == ["count"]
    assert found["gate"]["house"]["open"] is False
    assert {one["channel"]: one["n"] for one in found["channels"]} == {"face to face": 200, "phone": 100}
    assert found["closing"]["return"] == {"n": 0, "yes": 0, "share": None, "low": None, "high": None}
    assert found["blind_spots"] == ["Nobody has shopped us before 14:00 or after 15:00."]


def test_one_asks_for_some_of_them(results: Callable[..., Run]) -> None:
    """By day, place in any spelling, and form."""
    narrow = json.loads(
        results("--since", "2026-02-01", "--until", "2026-02-28", "--place", "=PIER ", "--format", "json").out
    )
    assert {one["date"][:7] for one in narrow["visits"]} == {"2026-02"}
    assert json.loads(results("--scorecard", "observe:pier", "--format", "json").out)["visits"] == []


def test_it_is_said_to_people_too(results: Callable[..., Run]) -> None:
    """As text, as Markdown, and as a table that no spreadsheet takes for formulas."""
    text, markdown = results().out, results("--format", "markdown").out
    assert "100 visits, from 1 January 2026" in text
    assert "\u00a0" not in text + markdown, "what is sought in a terminal or a file is typed with ordinary spaces"
    assert "Standard count: Critical. Kept in" in text
    assert "## Coach this next" in markdown
    heads = re.findall(r"^## (.*)\n\n\| [^|]* \| ([^|]*) \|", markdown, re.M)
    assert {head for _, head in heads} == {"Kept", "Negative"}  # and never “Yes”
    rows = list(csv.DictReader(results("--format", "csv").out.splitlines()))
    assert {row["about"] for row in rows} == {"standards", "places", "hours", "channels", "months", "closing"}
    assert next(row["id"] for row in rows if row["about"] == "places") == "'=Pier"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--since", "03/04/2026"), "03/04/2026"),
        (("--since", "2026-03-01", "--until", "2026-02-01"), "Turn them around"),
        (("--place", "Town hall"), "The places are: =Pier."),
        (("--scorecard", "shopp"), "Did you mean “shop”?"),
        (("--scorecard", "observe:peer"), "Did you mean “observe:pier”?"),
    ],
)
def test_a_wrong_question_is_answered_in_a_sentence(
    results: Callable[..., Run], arguments: tuple[str, ...], said: str
) -> None:
    """With what is wrong and what there is, and exit status 2."""
    done = results(*arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
