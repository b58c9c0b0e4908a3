"""The letters of printed pages are shipped with the package, and set quickly."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from handbook.paper.fonts import FONTS
from tools.print_fonts import NAMES, lean

OURS = sorted(Path(str(FONTS)).glob("Handbook*.otf"))


def test_letters_are_as_lean_as_they_can_be() -> None:
    """`python -m tools.print_fonts` made them, and finds nothing more to take away."""
    path = next(path for path in OURS if path.stem == "HandbookSans-Regular")
    made = BytesIO()
    lean(TTFont(path, recalcTimestamp=False)).save(made)
    assert made.getvalue() == path.read_bytes()


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_changed_letters_do_not_go_by_a_reserved_name(path: Path) -> None:
    """Whose they are and under which licence is said in every one, and beside them."""
    names = {record.nameID: str(record) for record in TTFont(path)["name"].names}
    assert names[1].startswith(tuple(NAMES.values()))
    assert "Adobe" in names[0] and "SIL Open Font License" in names[13]
    assert "SIL OPEN FONT LICENSE" in path.with_name(f"{path.stem.split('-')[0]}-LICENSE.md").read_text("utf-8")
