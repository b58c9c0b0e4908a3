"""What a handbook is made of: every field, its kind and what it means."""

from handbook.model.base import Entry, Living, Part
from handbook.model.delight import Gesture, Given, Trigger
from handbook.model.emergencies import Emergency
from handbook.model.figures import Calculator, Claim, Indicator, Reached
from handbook.model.glossary import Exemplar, Favour, Question, Term
from handbook.model.handbook import LIST_SECTIONS, MAPPING_SECTIONS, Handbook
from handbook.model.moments import Extra, Moment, Scorecard, Touchpoint
from handbook.model.people import Department, Limit, Role, Tip
from handbook.model.settings import Edition, Look, Reason, Settings
from handbook.model.standards import Achieved, Case, IfMissed, Line, Measure, Phrase, Quote, Standard, Variant
from handbook.model.voices import Voice

__all__ = [
    "LIST_SECTIONS",
    "MAPPING_SECTIONS",
    "Achieved",
    "Calculator",
    "Case",
    "Claim",
    "Department",
    "Edition",
    "Emergency",
    "Entry",
    "Exemplar",
    "Extra",
    "Favour",
    "Gesture",
    "Given",
    "Handbook",
    "IfMissed",
    "Indicator",
    "Limit",
    "Line",
    "Living",
    "Look",
    "Measure",
    "Moment",
    "Part",
    "Phrase",
    "Question",
    "Quote",
    "Reached",
    "Reason",
    "Role",
    "Scorecard",
    "Settings",
    "Standard",
    "Term",
    "Tip",
    "Touchpoint",
    "Trigger",
    "Variant",
    "Voice",
]
