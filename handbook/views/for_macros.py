"""The views that macros show, each imported when it is made.

Whoever asks which entries a page shows makes none, and they are a hundred classes: a tenth of checking.
"""

import ast
from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from handbook.views.board import board
    from handbook.views.cards import card_of
    from handbook.views.changes.wordings import wordings
    from handbook.views.claims import claim_mention, mention
    from handbook.views.coverage import coverage
    from handbook.views.downloads import downloads
    from handbook.views.editions import changes_for, sign_off
    from handbook.views.emergencies import first_emergencies, in_danger, to_ring
    from handbook.views.entries import phrase_row
    from handbook.views.forms.phone_form import phone_forms
    from handbook.views.indicators.chain import chain
    from handbook.views.indicators.table import indicator_row, indicator_table
    from handbook.views.limits import may_do
    from handbook.views.moment_lists import moments_list, seconds_strip
    from handbook.views.reviews import reviews
    from handbook.views.shift import line_of_the_day, start_of_shift
    from handbook.views.shop_results.gate_light import gate_light
    from handbook.views.shop_results.page import results
    from handbook.views.shop_results.practice_due import due
    from handbook.views.shop_results.slip_book import slips
    from handbook.views.standards import quote_card, standard_card, standard_in_short
    from handbook.views.voices import voices_in_numbers

__all__ = [
    "board",
    "card_of",
    "chain",
    "changes_for",
    "claim_mention",
    "coverage",
    "downloads",
    "due",
    "first_emergencies",
    "gate_light",
    "in_danger",
    "indicator_row",
    "indicator_table",
    "line_of_the_day",
    "may_do",
    "mention",
    "moments_list",
    "phone_forms",
    "phrase_row",
    "quote_card",
    "results",
    "reviews",
    "seconds_strip",
    "sign_off",
    "slips",
    "standard_card",
    "standard_in_short",
    "start_of_shift",
    "to_ring",
    "voices_in_numbers",
    "wordings",
]


def __getattr__(name: str) -> Callable[..., Any]:
    """A view by its name; its module is imported with the first that is made."""
    if name in __all__:
        return partial(_made, name)
    raise AttributeError(name)


def _made(name: str, *given: Any, **said: Any) -> Any:
    return getattr(import_module(_stands_in()[name]), name)(*given, **said)


@cache
def _stands_in() -> dict[str, str]:
    """The modules of all names, as the imports above say it to whoever checks types."""
    imports = (
        node for node in ast.walk(ast.parse(Path(__file__).read_text("utf-8"))) if isinstance(node, ast.ImportFrom)
    )
    return {alias.name: str(node.module) for node in imports for alias in node.names}
