"""What results say in two sentences, for whoever asks whether it works and has no time for more."""

from __future__ import annotations

from handbook.scoring.scores import Scores
from handbook.views.context import Shown


def results_in_short(shown: Shown, scores: Scores) -> str:
    """Whether the basics are kept well enough, and whether the last closed quarter was better or worse than the one before."""
    words = shown.words
    said = words("results.short", basics=words(f"results.short.{scores.gate.state}"), changed=_changed(shown, scores))
    rose = sum(one.rose for one in scores.practised)
    return words.many("results.short.practice", rose, said=said) if rose else said


def _changed(shown: Shown, scores: Scores) -> str:
    words, changes = shown.words, scores.changes
    if not changes:
        return words("results.short.no-quarters")
    real = [one for one in changes if one.is_real]
    better, worse = sum(one.is_good for one in real), sum(not one.is_good for one in real)
    said = [
        words.many(f"results.short.{name}", number) for name, number in (("better", better), ("worse", worse)) if number
    ]
    first, last = changes[0].periods[1]
    assert first and last
    return words(
        "results.short.quarter",
        first=words.month(first),
        last=words.month(last),
        changes=words.enumeration(said) if said else words("results.short.same"),
    )
