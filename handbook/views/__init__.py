"""Questions asked of a handbook, answered in plain data that knows nothing of HTML or paper."""

from handbook.views.downloads import downloads
from handbook.views.entries import claim_mention, mention
from handbook.views.overviews import coverage, reviews
from handbook.views.standards import quote_card, standard_card
from handbook.views.thread import Ref, Thread
from handbook.views.whole import card_of

__all__ = [
    "Ref",
    "Thread",
    "card_of",
    "claim_mention",
    "coverage",
    "downloads",
    "mention",
    "quote_card",
    "reviews",
    "standard_card",
]
