"""What no schema can say, and what reader, pages, results, editions and paper may find: a module for every group of rules.

Importing this package enters every rule in the register that the checker and the reference share.
"""

from handbook.rules import (
    delight,
    editions,
    fields,
    figures,
    files,
    moments,
    own_words,
    pages,
    paper,
    people,
    phrases,
    quote,
    references,
    results,
    scorecards,
    settings,
    silences,
    site,
    standards,
    touchpoints,
    wording,
    writing,
)
from handbook.rules.base import CHECKS, Breach, Context, all_rules

__all__ = [
    "CHECKS",
    "Breach",
    "Context",
    "all_rules",
    "delight",
    "editions",
    "fields",
    "figures",
    "files",
    "moments",
    "own_words",
    "pages",
    "paper",
    "people",
    "phrases",
    "quote",
    "references",
    "results",
    "scorecards",
    "settings",
    "silences",
    "site",
    "standards",
    "touchpoints",
    "wording",
    "writing",
]
