"""What can be wrong with the files of a handbook; found by the reader."""

from __future__ import annotations

from handbook.rules.base import Group

files = Group.FILES

files.error(
    "file-unreadable",
    "A file cannot be read.",
    why="A handbook is read as a whole or not at all.",
    cure="Check its name and who may read it.",
)
files.error(
    "too-large",
    "More than a handbook holds: a file, a line or a list beyond every measure.",
    why="Most likely it is no part of the handbook at all; and whoever reads it would wait for minutes.",
    cure="Divide it, or take it away.",
)
files.error(
    "unfinished-merge",
    "A merge that was not finished: <<<<<<<, ======= or >>>>>>> in a file.",
    why="Two people changed the same lines, and both versions would be read, one below the other.",
    cure="Keep one of them, or what is right of both, and take away the lines of <<<<<<<, ======= and >>>>>>>.",
)
files.warning(
    "file-not-read",
    "A file or folder that nobody reads, among those that are read.",
    why="Whoever put it there believes that it counts, and it is missing in silence: capital letters, `.yaml` in the place of `.yml`, a spreadsheet, a folder in a folder.",
    cure="Give it the ending of those beside it, or move it elsewhere.",
)
files.error(
    "include-missing",
    "A file that is included does not exist.",
    why="What it should hold would be missing in silence.",
    cure="Correct the name, or take it out of `include`.",
)
files.warning(
    "include-empty",
    "A pattern under `include` finds no file.",
    why="Most likely it is mistyped.",
    cure="Correct the pattern, or take it out.",
)
files.error(
    "include-outside",
    "A pattern under `include` leaves the handbook's folder.",
    why="A handbook travels as one folder.",
    cure="Keep the file inside the folder.",
)
files.error(
    "include-pattern",
    "A pattern under `include` that can find nothing.",
    why="`**` stands alone between slashes, a folder is no file, and hidden files are never read.",
    cure="Write the name of a file, or a pattern such as standards/*.yml.",
)
files.error(
    "include-inside",
    "An included file that includes files itself, extends another handbook, or leaves out entries of it.",
    why="Where everything comes from should stand in one place.",
    cure="Move it to standards.yml.",
)
files.error(
    "section-twice",
    "A section that is one group of fields stands in two files.",
    why="`handbook` and `quote` are each written once; two would contradict each other one day.",
    cure="Keep one of them.",
)
