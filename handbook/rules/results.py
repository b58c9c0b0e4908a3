"""What can be wrong with the answers in `results/`."""

from __future__ import annotations

from handbook.results.table import COLUMNS
from handbook.rules.base import Group

results = Group.RESULTS

results.error(
    "results-column",
    "A column that results do not have, or one that is missing.",
    why="No column may hold a person's name, so only the columns of the model are allowed: " + ", ".join(COLUMNS) + ".",
    cure="Take the column out, or correct its name.",
)
results.error(
    "results-value",
    "An answer, item, scorecard or date in the results that does not exist.",
    why="It would be counted for nothing.",
    cure="Correct it.",
)
