"""Three frozen editions show what editions are for."""

from __future__ import annotations

from collections.abc import Callable

from tests.conftest import ROOT, Run


def test_the_shipped_editions_teach(handbook_command: Callable[..., Run]) -> None:
    """Numbers tightened, a phrase banned, limits raised, standards retired and replaced."""
    first = handbook_command("-C", ROOT, "changes", "2026-1", "2026-2").out
    second = handbook_command("-C", ROOT, "changes", "2026-2", "2026-3").out
    for said in (
        "Tightened from at most 10 seconds to at most 5 seconds.",
        "Newly banned.",
        "Raised from £10 to £20 per guest per visit.",
        "Retired: Read out the welcome card",
    ):
        assert said in first
    for said in (
        "Newly critical.",
        "New: A text from upstairs",
        "“Tell each guest when their turn is” takes its place.",
    ):
        assert said in second
