"""The reference pages are written from the software, so they cannot say anything else than it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.cli.reference import PAGES, fields_page, rules_page
from handbook.model import Handbook
from handbook.model.fields import shapes
from handbook.reader import field_names
from handbook.rules import all_rules
from tests.conftest import ROOT, run_handbook


def test_every_field_is_described() -> None:
    """A field without a meaning would be guessed at."""
    page = fields_page()
    for name in field_names() - {shape.name for shape in shapes(Handbook)}:
        assert f"| `{name}` |" in page
    assert "| None |" not in page


def test_every_rule_is_described_with_a_cure() -> None:
    """So is every rule."""
    page = rules_page()
    for rule in all_rules():
        assert f"### {rule.name}\n" in page
        assert rule.title.endswith((".", "]", "`")) and rule.why and rule.cure.endswith((".", "e", '"2026.10".')), (
            rule.name
        )


def test_the_pages_go_where_they_are_wanted(shop: Path) -> None:
    """An organisation may have them outside of its site too; they may be written again and again."""
    for _ in range(2):
        assert run_handbook(shop, "reference", "help").status == 0
    assert {path.name for path in (shop / "help").iterdir()} == {"fields.md", "rules.md", "macros.md"}
    assert (shop / "help" / "rules.md").read_text("utf-8") == rules_page()


def test_a_page_that_somebody_wrote_is_not_replaced(shop: Path) -> None:
    """The names are common ones, and nobody's work is lost for a page that can be written at any time."""
    own = shop / "help" / "rules.md"
    own.parent.mkdir()
    own.write_text("# Our rules\n", "utf-8")
    run = run_handbook(shop, "reference", "help")
    assert (run.status, own.read_text("utf-8")) == (1, "# Our rules\n")
    assert "rules.md was written by hand" in run.err
    assert [path.name for path in own.parent.iterdir()] == ["rules.md"]


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_of_this_version_are_current(name: str) -> None:
    """`make reference` writes them anew; what the software does is said nowhere else."""
    assert (ROOT / "handbook" / "pages" / "manual" / name).read_text("utf-8") == PAGES[name]()
