"""What can be wrong with the tables in `results/`, `slips/` and `coaching/`."""

from __future__ import annotations

from handbook.results.table_kinds import COACHING, RESULTS, SLIPS
from handbook.rules.base import Group

results = Group.RESULTS
COLUMNS = "; ".join(f"in {kind.folder}/ {', '.join(kind.columns)}" for kind in (RESULTS, SLIPS, COACHING))

results.error(
    "results-table",
    "A file of answers, slips or practice that is no table with commas, or one that cannot be read to its end.",
    why="What it says would be missing in silence, or be taken for something else.",
    cure="Save it once more as “CSV UTF-8 (Comma delimited)”.",
)
results.error(
    "results-column",
    "A column that such tables do not have, or one that is missing.",
    why="No column may hold a person's name, so only these are allowed: " + COLUMNS + ".",
    cure="Take the column out, or correct its name.",
)
results.error(
    "results-value",
    "An answer, item, cause, id, edition, day, hour or number in a table that does not exist or cannot be.",
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
    "time-contradicts-answer",
    "A time that says something else than the answer beside it.",
    why="One of the two is not true, and both are counted. The time is held against the measure that held on that day.",
    cure="Correct the one that was mistyped, or leave the time out.",
)
results.warning(
    "results-formula",
    "A text in a table that a spreadsheet takes for a formula.",
    why="What a stranger typed would run on the computer of whoever opens the file.",
    cure="Write an apostrophe before it; it is taken away when the file is read.",
)
results.advice(
    "results-empty",
    "A file with a header and nothing below it.",
    why="Somebody may believe that what it should hold is counted.",
    cure="Write into it what is to be counted, or take it away.",
)
