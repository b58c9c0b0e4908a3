"""The views that macros show, each imported when it is made.

Whoever asks which entries a page shows makes none, and they are a hundred classes: a tenth of checking.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

STANDS_IN = {
    "board": "handbook.views.board",
    "card_of": "handbook.views.cards",
    "chain": "handbook.views.indicators.chain",
    "changes_for": "handbook.views.editions",
    "claim_mention": "handbook.views.claims",
    "coverage": "handbook.views.coverage",
    "downloads": "handbook.views.downloads",
    "due": "handbook.views.shop_results.practice_due",
    "first_emergencies": "handbook.views.emergencies",
    "gate_light": "handbook.views.shop_results.gate_light",
    "in_danger": "handbook.views.emergencies",
    "indicator_row": "handbook.views.indicators.table",
    "indicator_table": "handbook.views.indicators.table",
    "line_of_the_day": "handbook.views.shift",
    "may_do": "handbook.views.limits",
    "mention": "handbook.views.claims",
    "moments_list": "handbook.views.moment_lists",
    "phone_forms": "handbook.views.forms.phone_form",
    "phrase_row": "handbook.views.entries",
    "quote_card": "handbook.views.standards",
    "results": "handbook.views.shop_results.page",
    "reviews": "handbook.views.reviews",
    "seconds_strip": "handbook.views.moment_lists",
    "sign_off": "handbook.views.editions",
    "slips": "handbook.views.shop_results.slip_book",
    "standard_card": "handbook.views.standards",
    "standard_in_short": "handbook.views.standards",
    "start_of_shift": "handbook.views.shift",
    "to_ring": "handbook.views.emergencies",
    "voices_in_numbers": "handbook.views.voices",
    "wordings": "handbook.views.changes.wordings",
}
"""The module of each view."""


def __getattr__(name: str) -> Callable[..., Any]:
    """A view by its name; its module is imported with the first call, not when it is named."""
    if name in STANDS_IN:
        return partial(_made, name)
    raise AttributeError(name)


def _made(name: str, *given: Any, **said: Any) -> Any:
    return getattr(import_module(STANDS_IN[name]), name)(*given, **said)
