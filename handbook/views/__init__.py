"""Questions asked of a handbook, answered in plain data that knows nothing of HTML or paper."""

from handbook.views.editions import changes_for, sign_off
from handbook.views.entries import claim_mention, mention
from handbook.views.overviews import coverage, reviews
from handbook.views.standards import quote_card, standard_card
from handbook.views.thread import Ref, Thread
from handbook.views.whole import card_of
from handbook.views.wordings import wordings

__all__ = [
    "Ref",
    "Thread",
    "card_of",
    "changes_for",
    "claim_mention",
    "coverage",
    "mention",
    "quote_card",
    "reviews",
    "sign_off",
    "standard_card",
    "wordings",
]
