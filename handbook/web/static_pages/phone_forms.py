"""The pages on which a phone fills a form in: beside the short address of each scorecard, and of each touchpoint for its coach.

A page holds its form twice: as text, which is read without scripts, and as the data that the script asks by and keeps with each draft.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from handbook.model import Entry
from handbook.pages.addresses import SLIP
from handbook.pages.menu import phone_page
from handbook.results.answer import OBSERVED
from handbook.views.context import Shown
from handbook.views.forms.observations import observed
from handbook.views.forms.phone_form import PhoneForm, observation_form, scorecard_form
from handbook.views.forms.slip_form import SlipForm, slip_form
from handbook.web.emergency_pages import way_to_danger
from handbook.web.render import Renderer, relative
from handbook.web.static_pages.static_page import static_page

OF_FORMS = (
    "kept",
    "words",
    "handbook",
    "drafts",
    "names",
    "score",
    "answers-file",
    "phone-question",
    "phone-end",
    "phone-form",
)
OF_SLIPS = ("kept", "words", "handbook", "drafts", "names", "answers-file", "phone-question", "slip-form")
"""The scripts of the two kinds of pages, each after those it needs."""


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


def pages_by_form(shown: Shown) -> dict[str, str]:
    """The address of the page of each form, by what its answers name as their scorecard."""
    found = {scorecard.id: phone_page(scorecard.id) for scorecard in shown.book.scorecards}
    return found | {OBSERVED + touchpoint.id: phone_page(touchpoint.id) for touchpoint in observed(shown)}


def _page(renderer: Renderer, entry: Entry, form: PhoneForm, printed: str, *, is_kept: bool) -> tuple[str, str]:
    here = renderer.here = phone_page(entry.id)
    is_printed = any(file.file == printed for file in renderer.shown.printed)
    given = {
        "title": form.title,
        "form": form,
        "scripts": OF_FORMS,
        "back": renderer.href(entry.id),
        "printed": renderer.file(f"print/{printed}") if is_printed else "",
        "is_kept": is_kept,
    }
    return here, _filled_in("phone_form", renderer, here, form, given)


def _slip_page(renderer: Renderer, *, is_kept: bool) -> tuple[str, str]:
    shown, index = renderer.shown, renderer.index
    given = {
        "title": shown.words("slip-form.title"),
        "leads_to": shown.book.handbook.organisation,
        "scripts": OF_SLIPS,
        "back": relative(SLIP, index.address_of(index.pages[0])),
        "is_kept": is_kept,
    }
    return SLIP, _filled_in("slip_form", renderer, SLIP, slip_form(shown), given)


def _filled_in(
    template: str, renderer: Renderer, here: str, form: PhoneForm | SlipForm, given: Mapping[str, object]
) -> str:
    """A page with what its scripts ask by, and the way to danger."""
    shown = renderer.shown
    return static_page(
        template,
        shown,
        up="../" * here.count("/"),
        data=json.dumps(form, default=vars, ensure_ascii=False, separators=(",", ":")),
        danger=way_to_danger(shown.book, renderer.index, here),
        **given,
    )
