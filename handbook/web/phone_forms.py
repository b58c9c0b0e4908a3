"""The pages on which a phone fills a form in: beside the short address of each scorecard, and of each touchpoint for its coach.

A page holds its form twice: as text, which is read without scripts, and as the data that the script asks by and keeps with each draft.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from handbook.model import Entry
from handbook.pages import phone_page
from handbook.pages.addresses import SLIP
from handbook.views.observations import observed
from handbook.views.phone_form import PhoneForm, observation_form, scorecard_form
from handbook.views.slip_form import slip_form
from handbook.web.danger import danger_pages
from handbook.web.render import Renderer, relative
from handbook.web.static_pages import static_page


def phone_forms(renderer: Renderer, *, is_kept: bool) -> Iterator[tuple[str, str]]:
    """Each page as its address and its HTML; where a device keeps the handbook, it does so from these pages too."""
    shown = renderer.shown
    for scorecard in shown.book.scorecards:
        form = scorecard_form(shown, scorecard)
        yield _page(renderer, scorecard, form, f"forms/{scorecard.id}.pdf", is_kept=is_kept)
    for touchpoint in observed(shown):
        form = observation_form(shown, touchpoint)
        yield _page(renderer, touchpoint, form, f"observe/{touchpoint.id}.pdf", is_kept=is_kept)
    if shown.book.touchpoints:
        yield _slip_page(renderer, is_kept=is_kept)


def _page(renderer: Renderer, entry: Entry, form: PhoneForm, printed: str, *, is_kept: bool) -> tuple[str, str]:
    shown, here = renderer.shown, phone_page(entry.id)
    renderer.here = here
    dangers = danger_pages(shown.book, renderer.index)
    page = static_page(
        "phone_form",
        shown.words,
        settings=shown.book.handbook,
        title=form.title,
        form=form,
        data=json.dumps(asdict(form), ensure_ascii=False, separators=(",", ":")),
        back=renderer.href(entry.id),
        danger=relative(here, dangers[0]) if dangers else "",
        printed=renderer.file(f"print/{printed}") if any(file.file == printed for file in shown.printed) else "",
        is_kept=is_kept,
    )
    return here, page


def _slip_page(renderer: Renderer, *, is_kept: bool) -> tuple[str, str]:
    shown, index = renderer.shown, renderer.index
    dangers = danger_pages(shown.book, index)
    page = static_page(
        "slip_form",
        shown.words,
        settings=shown.book.handbook,
        data=json.dumps(asdict(slip_form(shown)), ensure_ascii=False, separators=(",", ":")),
        back=relative(SLIP, index.address_of(index.pages[0])),
        danger=relative(SLIP, dangers[0]) if dangers else "",
        is_kept=is_kept,
    )
    return SLIP, page
