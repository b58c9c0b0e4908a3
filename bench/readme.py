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
    runs = "one run" if usual.rounds == 1 else f"medians of {usual.rounds} runs"
    words = (
        f"A clean build of {usual.standards:,} standards takes {seconds(ours.median('clean'))} CPU seconds, with nothing changed "
        f"{seconds(ours.median('nothing'))}, with one sentence changed {seconds(ours.median('sentence'))}; the check alone "
        f"{seconds(ours.median('check'))}. Measured on {usual.day}, {runs}: {usual.machine.words}. What each program was given, "
        "what it does and does not do, and which of our aims are not met, says [bench/RESULTS.md](bench/RESULTS.md)."
    )
    filled = textwrap.fill(words, 120, break_long_words=False, break_on_hyphens=False)
    return f"{BEGIN}\n![{told(usual)}](bench/results.svg)\n\n{filled}\n\n{END}"
