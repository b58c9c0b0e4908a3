"""What results say in a few sentences, for whoever asks whether it works and has no time for more."""

from __future__ import annotations

from handbook.scoring.scores import Scores
from handbook.views.context import Shown


def results_in_short(shown: Shown, scores: Scores) -> list[str]:
    """Whether the basics are kept well enough; whether the last closed quarter was better or worse than the one before; and
    how often practice helped, where it did.
    """
    words = shown.words
    rose = sum(one.rose for one in scores.practised)
    helped = [words.many("results.short.practice", rose)] if rose else []
    return [words(f"results.short.{scores.gate.state}"), _changed(shown, scores), *helped]


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
