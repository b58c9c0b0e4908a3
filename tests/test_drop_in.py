"""Whole handbooks of many kinds: what is sound stays unmentioned, what is wrong is said, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.drop_in import BAD, GOOD, expected_of, report_on


@pytest.mark.parametrize("folder", GOOD, ids=lambda folder: folder.name)
def test_a_sound_handbook_of_another_kind_has_no_errors(folder: Path) -> None:
    """Call targets, guarantees that pay, marking notes, 240 ranked items, other scripts: all of them fit."""
    said = report_on(folder)
    assert said == expected_of(folder)
    assert not [line for line in said if " error " in line]


@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_every_planted_mistake_is_reported_at_its_line_and_nothing_else(folder: Path) -> None:
    """One run says everything, each problem in a sentence with its cure."""
    expected = expected_of(folder)
    assert expected, "a bad handbook needs an expected.txt"
    assert report_on(folder) == expected
