"""What can be wrong with an editor's own words in `words/`."""

from __future__ import annotations

from handbook.rules.base import Group

words = Group.WORDS

words.warning(
    "own-words-unreadable",
    "A file in `words/` that holds no ids with a text each.",
    why="Pages go on saying what the software says by itself.",
    cure="Write one id a line, a colon, and your text in quotation marks.",
)
words.warning(
    "own-words-id",
    "A text of your own for a message that the software does not have.",
    why="It would be seen nowhere.",
    cure="Correct the id, or take it out.",
)
words.warning(
    "own-words-text",
    "A text of your own that is no text, or has too few or too many forms.",
    why="A message that goes by a number has a form for each kind of number: 1 standard, 2 standards.",
    cure="Write a text, or a list of them.",
)
words.warning(
    "own-words-name",
    "A text of your own with a `{name}` for which nothing is put in.",
    why="The name itself would stand on the page, in its braces.",
    cure="Take one of the names that our own text has.",
)
