"""Questions asked of a handbook, answered in plain data that knows nothing of HTML or paper."""

from handbook.views.board import board
from handbook.views.cards import card_of
from handbook.views.changes.wordings import wordings
from handbook.views.context import Ref, Shown
from handbook.views.downloads import downloads
from handbook.views.editions import changes_for, sign_off
from handbook.views.emergencies import first_emergencies, in_danger, to_ring
from handbook.views.entries import claim_mention, mention, phrase_row
from handbook.views.gate_light import gate_light
from handbook.views.indicator_chain import chain
from handbook.views.indicator_table import indicator_row, indicator_table
from handbook.views.moments import may_do, moments_list, seconds_strip
from handbook.views.overviews import coverage, reviews
from handbook.views.phone_form import phone_forms
from handbook.views.practice_due import due
from handbook.views.shift import line_of_the_day, start_of_shift
from handbook.views.shop_results import results
from handbook.views.slip_book import slips
from handbook.views.standards import quote_card, standard_card, standard_in_short
from handbook.views.voices import voices_in_numbers

__all__ = [
    "Ref",
    "Shown",
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
