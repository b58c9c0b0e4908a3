"""`handbook print` for somebody who wants one thing of it, and by default."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import page

from tests.conftest import Run, replace
from tests.drop_in import FOLDERS
from tests.paper.reading import DEEP, pages_of, words_of

Command = Callable[..., Run]
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
    assert len(pages_of(out / "huddle" / "2026-12-30-1w.pdf")) == 4
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
