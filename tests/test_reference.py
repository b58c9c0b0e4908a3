"""The reference pages are written from the software, so they cannot say anything else than it does."""

from __future__ import annotations

from handbook.cli.reference import fields_page, rules_page
from handbook.model import Handbook
from handbook.model.fields import shapes
from handbook.reader import field_names
from handbook.rules import all_rules


def test_every_field_is_described() -> None:
    """A field without a meaning would be guessed at."""
    page = fields_page()
    for name in field_names() - {"include"} - {shape.name for shape in shapes(Handbook)} - {"also", "was"}:
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
