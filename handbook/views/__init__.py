"""Questions asked of a handbook, answered in plain data that knows nothing of HTML or paper."""

from handbook.views.entries import (
    calculator_card,
    claim_card,
    claim_mention,
    department_card,
    edition_card,
    exemplar_card,
    favour_card,
    gesture_card,
    indicator_card,
    job_card,
    limit_card,
    line_card,
    mention,
    phrase_card,
    question_card,
    term_card,
    tip_card,
    touchpoint_card,
    trigger_card,
    variant_card,
)
from handbook.views.moments import moment_card
from handbook.views.overviews import coverage, reviews
from handbook.views.scorecards import scorecard_card
from handbook.views.standards import quote_card, standard_card
from handbook.views.thread import Ref, Thread
from handbook.views.whole import card_of

__all__ = [
    "Ref",
    "Thread",
    "calculator_card",
    "card_of",
    "claim_card",
    "claim_mention",
    "coverage",
    "department_card",
    "edition_card",
    "exemplar_card",
    "favour_card",
    "gesture_card",
    "indicator_card",
    "job_card",
    "limit_card",
    "line_card",
    "mention",
    "moment_card",
    "phrase_card",
    "question_card",
    "quote_card",
    "reviews",
    "scorecard_card",
    "standard_card",
    "term_card",
    "tip_card",
    "touchpoint_card",
    "trigger_card",
    "variant_card",
]
