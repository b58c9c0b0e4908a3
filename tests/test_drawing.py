"""What is drawn, in bare numbers: bars as long as their share, and levels above what they lead to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.views.bars import bar
from handbook.views.indicators.chain import depths_of

keys = st.integers(0, 40).map(str)
chains = st.dictionaries(keys, st.lists(keys, max_size=5, unique=True), max_size=40).map(
    lambda leads: {key: [to for to in ids if to in leads] for key, ids in leads.items()}
)


@given(chains)
def test_everything_stands_above_what_it_leads_to_but_where_a_circle_closes(leads: dict[str, list[str]]) -> None:
    """And no level is left empty; without a circle nothing leads back up."""
    depths, back = depths_of(leads)
    assert list(depths) == list(leads)
    assert set(depths.values()) == set(range(max(depths.values(), default=-1) + 1))
    for key, ids in leads.items():
        assert all(depths[key] > depths[to] for to in ids if (key, to) not in back)
    for key, to in back:
        assert reaches(leads, to, key)


def reaches(leads: dict[str, list[str]], start: str, end: str) -> bool:
    """Whether a way leads from one to the other."""
    seen, ahead = set(), [start]
    while ahead:
        here = ahead.pop()
        if here not in seen:
            seen.add(here)
            ahead += leads[here]
    return end in seen


def test_a_chain_may_be_of_any_length() -> None:
    """Longer than Python likes to call functions."""
    leads = {str(number): [str(number + 1)] for number in range(5000)} | {"5000": []}
    assert depths_of(leads)[0]["0"] == 5000


@given(
    st.dictionaries(st.sampled_from(["positive", "neutral", "negative"]), st.integers(0, 10**6)), st.integers(0, 10**6)
)
def test_the_parts_of_a_bar_follow_each_other_and_never_run_over(counts: dict[str, int], more: int) -> None:
    """Each is as long as its share, and nought has no part."""
    whole = sum(counts.values()) + more
    parts = bar(counts, whole)
    assert {part.kind for part in parts} == {kind for kind, count in counts.items() if count}
    end = 0.0
    for part in parts:
        assert part.begins == pytest.approx(end)
        assert part.length == pytest.approx(100 * counts[part.kind] / whole)
        end = part.begins + part.length
    assert end <= 100.000001
    for part, mirrored in zip(parts, bar(counts, whole, from_right=True), strict=True):
        assert mirrored.begins == pytest.approx(100 - part.begins - part.length)
