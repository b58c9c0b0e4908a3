"""What no schema can say: one small named function a rule.

Importing this package enters every rule in the register that the checker and the reference share.
"""

from handbook.rules import (
    delight,
    editions,
    figures,
    frozen,
    moments,
    pages,
    paper,
    people,
    reading,
    references,
    results,
    service,
    settings,
    wording,
)
from handbook.rules.base import CHECKS, Breach, Context

__all__ = [
    "CHECKS",
    "Breach",
    "Context",
    "delight",
    "editions",
    "figures",
    "frozen",
    "moments",
    "pages",
    "paper",
    "people",
    "reading",
    "references",
    "results",
    "service",
    "settings",
    "wording",
]
