"""What README says of the figures, between its two marks."""

from __future__ import annotations

import textwrap

from bench.aims import USUAL
from bench.picture import OURS, told
from bench.results import Results
from bench.tables import seconds

BEGIN, END = "<!-- what `make bench` measured -->\n", "<!-- written by it -->"


def in_readme(results: Results) -> str:
    """What README says between its two marks."""
    usual = results.races[USUAL]
    ours = usual.row(OURS)
    assert ours
    beside = ", ".join(
        f"{row.name} {seconds(row.median('clean'))}" for row in usual.rows if row.name != OURS and row.runs.get("clean")
    )
    runs = "one run" if usual.rounds == 1 else f"medians of {usual.rounds} runs"
    words = (
        f"A clean build of {usual.standards:,} standards takes {seconds(ours.median('clean'))} CPU seconds; beside it: {beside}. "
        "Hugo, Eleventy and MkDocs get every card drawn and every link written out beforehand, Hugo + own cards draws them. "
        f"With nothing changed ours takes {seconds(ours.median('nothing'))}, with one sentence changed "
        f"{seconds(ours.median('sentence'))}; the check alone {seconds(ours.median('check'))}. "
        f"Measured on {usual.day}, {runs}: {usual.machine.words}. Which of our aims are not met, and what each program does "
        "and does not do, says [bench/RESULTS.md](bench/RESULTS.md)."
    )
    filled = textwrap.fill(words, 120, break_long_words=False, break_on_hyphens=False)
    return f"{BEGIN}\n![{told(usual)}](bench/results.svg)\n\n{filled}\n\n{END}"
