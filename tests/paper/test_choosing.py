"""`handbook print` for somebody who wants one thing of it, and by default."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace as replace_fields
from datetime import date, timedelta
from pathlib import Path

import page
import pypdfium2

from handbook.paper.sheets.huddle import day_sheets
from handbook.project.load import Project
from handbook.views.context import Story
from handbook.views.huddle import Rotation, Rotations
from tests.conftest import Run, replace
from tests.drop_in import FOLDERS
from tests.paper.reading import DEEP, pages_of, words_of

Command = Callable[..., Run]
MILLIMETRE = 72 / 25.4
ASKED = ("huddle", "--for", "volunteer", "--moment", "donation", "--touchpoint", "counter", "--from", "2026-12-30")
FILES = {"for/volunteer.pdf", "moments/donation.pdf", "touchpoints/counter.pdf", "huddle/2026-12-30-1w.pdf"}


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf")}


def test_one_person_one_moment_one_place_some_weeks(handbook_command: Command, shop: Path) -> None:
    """A file each and nothing else; whoever prints again gets those anew that changed, and loses what is gone."""
    run = handbook_command("-C", shop, "print", *ASKED)
    assert run.status == 0, run.err
    out = shop / "print"
    assert files_in(out) == FILES
    pack, card = words_of(out / "for" / "volunteer.pdf"), pages_of(out / "moments" / "donation.pdf")
    assert all(said in pack for said in ("Thank the giver", "Signature", "A bag comes in"))
    assert all("A bag comes in" in each for each in card)
    for sheet in pypdfium2.PdfDocument(out / "for" / "volunteer.pdf"):
        words, inside = sheet.get_textpage(), sheet.get_width() - 4 * MILLIMETRE
        boxes = [words.get_rect(number) for number in range(words.count_rects())]
        assert all(box[0] >= 4 * MILLIMETRE and box[2] <= inside for box in boxes), "few printers reach the edge"
    week = words_of(out / "huddle" / "2026-12-30-1w.pdf")
    assert all(
        day in week for day in ("30 December 2026", "31 December 2026", *(f"{day} January 2027" for day in range(1, 6)))
    )
    assert page.validate_pdf(out / "for" / "volunteer.pdf", limits=DEEP).failures == []
    run = handbook_command("-C", shop, "print")
    assert "no files printed, 0 pages; 4 as they were" in run.out
    assert "handbook print --all" in run.out
    replace(shop / "standards.yml", "title: A bag comes in\n", "title: A bag is handed over\n")
    assert "3 files printed" in handbook_command("-C", shop, "print").out
    text = (shop / "standards.yml").read_text("utf-8")
    (shop / "standards.yml").write_text(text.replace("donation", "bag-given").replace("van-driver", "driver"), "utf-8")
    assert handbook_command("-C", shop, "print").status == 0
    assert files_in(out) == FILES - {"moments/donation.pdf"}


def test_a_name_that_nothing_has_is_one_sentence_with_the_nearest(handbook_command: Command, shop: Path) -> None:
    """And wrong use: exit status 2, and nothing is printed."""
    for option, id_, said in (
        ("--for", "volunter", "There is no job “volunter”. Did you mean “volunteer”?"),
        ("--moment", "donations", "There is no moment “donations”. Did you mean “donation”?"),
        ("--touchpoint", "zzz", "There is no touchpoint “zzz”. There are: "),
    ):
        run = handbook_command("-C", shop, "print", option, id_)
        assert (run.status, run.out) == (2, "")
        assert said in run.err
    assert not (shop / "print").exists()


def test_the_first_time_it_is_what_there_is_once_for_everybody(handbook_command: Command, tmp_path: Path) -> None:
    """Whoever names nothing has no book for each job and no sheet for each day to throw away, and is told how to have them."""
    small = Path(shutil.copytree(FOLDERS / "good" / "minimal", tmp_path / "small"))
    run = handbook_command("-C", small, "print")
    assert run.status == 0, run.err
    assert files_in(small / "print") == {"handbook.pdf", "pocket.pdf", "poster.pdf", "cards.pdf"}
    assert "Not printed: slips, jobs, booklets, fold-ups, forms, observe, huddle and sign-off." in run.out


def test_the_start_of_a_shift_begins_today_and_what_is_alike_stands_once(
    handbook_command: Command, tmp_path: Path
) -> None:
    """With one line and one standard every day is like the next: a sheet for what is left of each month, which says so."""
    small = Path(shutil.copytree(FOLDERS / "good" / "minimal", tmp_path / "small"))
    assert handbook_command("-C", small, "print", "huddle").status == 0
    [this], [next_] = (pages_of(small / "print" / "huddle" / f"2026-{month}.pdf") for month in (11, 12))
    assert "Saturday 21 November 2026 The same every day up to 30 November 2026." in this
    assert "Tuesday 1 December 2026 The same every day up to 31 December 2026." in next_


def test_two_standards_take_turns_on_two_sheets_that_name_their_days(shop: Path) -> None:
    """And a story, too long for half a page, has the address and the code of the page it stands on."""
    replace(shop / "standards.yml", "  currency: GBP\n", "  currency: GBP\n  site: https://shop.example/book/\n")
    project = Project.load(shop, date(2026, 11, 28))
    shown = replace_fields(project.shown, stories=(Story("The coat", "coat.html"),))
    days = [shown.today + timedelta(days=day) for day in range(4)]
    first, second = shown.standards[:2]
    turning = Rotations((), (first, second), Rotation(()), Rotation(()), Rotation(((shown.stories[0], ()),)))
    sheets = day_sheets(shown, turning, days)["days"]
    assert [(sheet["day"], sheet["also"]) for sheet in sheets] == [
        ("Saturday 28\u00a0November\u00a02026", "The same on 30\u00a0November\u00a02026."),
        ("Sunday 29\u00a0November\u00a02026", "The same on 1\u00a0December\u00a02026."),
    ]
    assert {sheet["story"]["code"]["to"] for sheet in sheets} == {"https://shop.example/book/coat.html"}


def test_a_new_edition_is_told_for_everybody_by_job_and_in_the_words_that_changed(
    handbook_command: Command, shop: Path
) -> None:
    """First why and for whom, then the words before and after, with what is only put more clearly by name: on few pages. What has no reason stands under none."""
    yaml = shop / "standards.yml"
    for command in (("close",), ("open", "2027-1", "--from", "2027-01-01")):
        assert handbook_command("-C", shop, "edition", *command).status == 0
    replace(yaml, "do: Thank the giver before you look in the bag.", "do: Thank the giver before you open the bag.")
    replace(yaml, "    quote: giver\n    where: counter\n", "    quote: giver\n    where: [counter, doorstep]\n")
    replace(yaml, "title: Prices face the shopper", "title: Turn prices round")
    replace(yaml, "    up_to: 2\n", "    up_to: 3\n")
    replace(yaml, "title: A bag comes in\n", "title: A bag is handed over\n")
    with yaml.open("a", encoding="utf-8") as file:
        told = "      - kind: {}\n        ids: [{}]\n        why: {}\n"
        file.write("    changes:\n" + told.format("changed", "thank-giver", "Bags are heavy."))
        file.write(told.format("changed", "price-facing", "Backs were read."))
        file.write(told.format("changed", "volunteer-discount", "Coats cost more.") + "        retrain: true\n")
        file.write(told.format("clarified", "donation", "It said less than it meant."))
    run = handbook_command("-C", shop, "print", "changes", "sign-off")
    assert run.status == 0, run.err
    to_sign = words_of(shop / "print" / "sign-off" / "volunteer.pdf")
    assert "Limit: Volunteer ! practise again Raised from GBP 2 to GBP 3 per item. Coats cost more." in to_sign
    assert "Thank the giver · A bag is handed over" in to_sign and "Bags are heavy." not in to_sign
    sheet = shop / "print" / "changes" / "2027-1.pdf"
    [said] = pages_of(sheet)
    order = (
        "For everybody", "Bags are heavy.", "Thank the giver → 1 Say where the money goes → 1 By job",
        "Volunteer ! practise again Limit: Volunteer", "Standards Before and now Say where the money goes Moved",
        "Backs were read. Turn prices round", "…giver before you look in open the bag.", "Coats cost more.", "Raised from GBP 2 to GBP 3",
        "Clarified: It said less than it meant. A bag is handed over",
    )  # fmt: skip
    assert all(part in said for part in order), said
    assert sorted(order, key=said.index) == list(order)
    assert "A bag comes in" not in said
    assert page.validate_pdf(sheet, limits=DEEP).failures == []
