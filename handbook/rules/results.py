"""What can be wrong with the answers in `results/`."""

from __future__ import annotations

from handbook.model.problems import Severity, declare
from handbook.results.table import COLUMNS

GROUP = "Results"

declare("results-column", Severity.ERROR, "A column that results do not have, or one that is missing.", group=GROUP,
        why="No column may hold a person's name, so only the columns of the model are allowed: " + ", ".join(COLUMNS) + ".",
        cure="Take the column out, or correct its name.")  # fmt: skip
declare("results-value", Severity.ERROR, "An answer, item, scorecard or date in the results that does not exist.", group=GROUP,
        why="It would be counted for nothing.", cure="Correct it.")  # fmt: skip
