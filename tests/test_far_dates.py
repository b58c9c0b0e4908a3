"""Days at both ends of the calendar: “never” and a year that is mistyped are borne by everything that reckons with days."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from handbook.authoring.lifecycle import Refused, open_edition
from handbook.project.load import Project
from handbook.system.clock import NoDay, today
from handbook.web.generated.feeds import calendar
from tests.conftest import replace

TODAY = date(2026, 11, 21)


def test_a_calendar_has_all_four_digits_of_a_year_and_no_day_after_the_last(shop: Path) -> None:
    """`review_by: 9999-12-31` is how people write never."""
    for day in ("0001-01-01", "9999-12-31", "9999-12-30"):
        text = (shop / "standards.yml").read_text("utf-8")
        (shop / "standards.yml").write_text(re.sub(r"review_by: [23].*", f"review_by: {day}", text, count=1), "utf-8")
    written = calendar(Project.load(shop, TODAY).shown)
    days = re.findall(r"DTSTART;VALUE=DATE:(.*)\r\n(?:DTEND;VALUE=DATE:(.*)\r\n)?", written)
    assert sorted(day for day in days if day[0][0] in "09") == [
        ("00010101", "00010102"),
        ("99991230", "99991231"),
        ("99991231", ""),
    ]


def test_no_edition_follows_one_from_the_last_day(shop: Path) -> None:
    """The refusal names it, and nothing is written."""
    path = shop / "standards.yml"
    path.write_text(path.read_text("utf-8") + '\neditions:\n  - id: "2026.10"\n    from: 9999-12-31\n', "utf-8")
    before = path.read_bytes()
    for day in (None, date(2027, 1, 1)):
        with pytest.raises(Refused, match=r"2026\.10 is in force from 9999-12-31, and there is no day after it"):
            open_edition(shop, "2027-1", day, TODAY)
    replace(path, "from: 9999-12-31", "from: 9999-12-30")
    assert open_edition(shop, "2027-1", None, TODAY)[0] == date.max
    assert before != path.read_bytes()


@pytest.mark.parametrize("epoch", ["-62135596800", "253402300799", "-1e9", "99999999999999999999"])
def test_today_has_days_before_and_after_it(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that looks a month ahead rests on it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(NoDay):
        today()
