"""The whole book of the hotel: what only so much content, and such pages, can break."""

from __future__ import annotations

import pytest

from handbook.paper.print_run import Printer
from handbook.paper.typesetting import typesetter
from handbook.paper.typesetting.press import Press
from handbook.project.load import Project

MOST_PAGES = 110


def test_the_whole_book_can_be_printed_and_carried(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page has its form on paper, no word leaves its place, and the book is no longer than one that is read.

    One round lays out all there is; the others, which put its page numbers right, would cost as much again.
    """
    monkeypatch.setattr(typesetter, "ROUNDS", 1)
    printer = Printer(project, ("book",))
    ((_, sheet),) = printer.sheets
    assert printer.problems == []
    with Press(printer.fonts, printer.order.pictures) as press:
        printed = press.set(printer._data(sheet)[0], project.shown.today)
    assert printed.pages <= MOST_PAGES
    assert printed.findings.misfits == []
