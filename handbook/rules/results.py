"""What can be wrong with the answers in `results/`."""

from __future__ import annotations

from handbook.results.answer import COLUMNS
from handbook.rules.base import Group

results = Group.RESULTS

results.error(
    "results-table",
    "A file of answers that is no table with commas, or one that cannot be read to its end.",
    why="Its answers would be missing in silence, or be taken for others.",
    cure="Save it once more as “CSV UTF-8 (Comma delimited)”.",
)
results.error(
    "results-column",
    "A column that results do not have, or one that is missing.",
    why="No column may hold a person's name, so only the columns of the model are allowed: " + ", ".join(COLUMNS) + ".",
    cure="Take the column out, or correct its name.",
)
results.error(
    "results-value",
    "An answer, item, scorecard, edition, day or hour in the results that does not exist or cannot be.",
    why="It would be counted for nothing, or for something that never was.",
    cure="Correct it.",
)
results.error(
    "results-contradiction",
    "Two answers to one question of a visit.",
    why="Both would be counted, and one of them is not true. The same line twice is no harm: it counts once.",
    cure="Keep the one that is true; if these were two visits, tell them apart by place, hour or visit.",
)
results.warning(
    "results-formula",
    "A text in the results that a spreadsheet takes for a formula.",
    why="What a stranger typed would run on the computer of whoever opens the file.",
    cure="Write an apostrophe before it; it is taken away when the file is read.",
)
results.advice(
    "results-empty",
    "A file of answers without an answer.",
    why="Somebody may believe that what it should hold is counted.",
    cure="Write the answers into it, or take it away.",
)
