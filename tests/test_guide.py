"""What one can copy from: the handbook of the guide, and a bad and a good example of every rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.cli.reference import fields_page, groups, rules_page
from handbook.guide.rule_examples import rule_examples
from handbook.guide.whole import GUIDE, group_example
from handbook.model import Handbook
from handbook.model.every_field import every_field
from handbook.model.fields import shape_at, shapes
from handbook.paper.preflight import preflight
from handbook.project.check import check
from handbook.project.load import Project
from handbook.reader import read
from handbook.rules import all_rules
from tests.conftest import run_handbook
from tests.fields_written import fields_written
from tests.rule_examples import TODAY, said_of

GROUPS = [path for shape in shapes(Handbook) if shape.part for path, _ in groups(shape.part, (shape.name,))]
REFERENCE = fields_page()
ELSEWHERE = {"properdocs-too"}
"""Rules about what is installed beside the handbook, which tests/site/test_engines.py breaks."""
BESIDE = {
    "menu-unknown": {"site-setting"},
    "brand-has-errors": {"unknown-key"},
    "binds-nobody": {"touchpoint-without-moment", "touchpoint-without-must"},
}
"""What cannot but be said too: the plugin that makes a menu is not installed here, errors of a brand are said there too, and where nobody is bound there is no moment."""


def test_the_handbook_of_the_guide_is_clean() -> None:
    """Whoever copies all of it is told nothing: no error, no warning, no advice."""
    report = check(Project.load(GUIDE, TODAY))
    assert [*report.problems, *preflight(report)] == []


def test_every_field_is_written_in_the_guide() -> None:
    """A field that is added to the model is added to handbook/guide/quayside."""
    written = {shape.id for path in fields_written(read(GUIDE).book) if (shape := shape_at(Handbook, path))}
    assert [shape.id for shape in every_field() if shape.id not in written] == []


@pytest.mark.parametrize("path", GROUPS, ids=".".join)
def test_every_group_of_fields_has_an_example_to_copy(path: tuple[str, ...]) -> None:
    """It stands below the table of its fields in the reference, as it is written in the guide's handbook."""
    example = group_example(path)
    assert example.startswith(f"{path[-1]}:\n  ")
    assert f"\n{example}```\n" in REFERENCE


def test_a_section_is_copied_whole(tmp_path: Path) -> None:
    """The examples of all sections together are the handbook: what is cut out can be read, and nothing is lost of it."""
    (tmp_path / "standards.yml").write_text(
        "".join(group_example((shape.name,)) for shape in shapes(Handbook)), "utf-8"
    )
    assert read(tmp_path).book == read(GUIDE).book


def test_every_rule_has_examples_and_every_example_a_rule() -> None:
    """They stand in handbook/guide/rules, in the file of the rule's group."""
    assert {name for name, example in rule_examples().items() if example.bad and example.good} == {
        rule.name for rule in all_rules()
    }


@pytest.mark.parametrize("name", sorted(rule_examples().keys() - ELSEWHERE))
def test_the_bad_example_breaks_its_rule_and_the_good_one_none(name: str, tmp_path: Path) -> None:
    """Each is put into the guide's handbook: the bad one raises exactly its rule, and of the good one nothing is said."""
    example = rule_examples()[name]
    bad = {problem.rule for problem in said_of(example, example.bad, tmp_path / "bad")}
    assert bad == {name} | BESIDE.get(name, set())
    assert said_of(example, example.good, tmp_path / "good") == []


def test_the_reference_shows_both_examples() -> None:
    """A page that says what is wrong and not what it looks like is read twice and understood once."""
    page = rules_page()
    for example in rule_examples().values():
        assert all(f"\n{piece.shown}```\n" in page for piece in (*example.bad, *example.good))


def test_a_rule_is_explained_by_its_name(tmp_path: Path) -> None:
    """The name stands in every report: the command says what is found, why that matters, the cure, and shows both examples."""
    run = run_handbook(tmp_path, "rule", "critical-is-must")
    assert run.status == 0
    assert run.out == (
        "critical-is-must  error\n\n"
        "A critical standard that is not a must.\n\n"
        "Why: What fails the whole moment cannot be left to choice.\n\n"
        "Cure: Write level: must, or take critical away.\n\n"
        "Bad:\n\n    standards:\n      - id: name-the-price\n        level: should\n        critical: true\n\n"
        "Good:\n\n    standards:\n      - id: name-the-price\n        level: must\n        critical: true\n"
    )


def test_rules_are_listed_and_the_nearest_is_offered(tmp_path: Path) -> None:
    """Nobody has to know a name by heart: without one all are listed, and a mistyped one is guessed."""
    listed = run_handbook(tmp_path, "rule")
    assert all(f"  {rule.name}: {rule.title}\n" in f"{listed.out}\n" for rule in all_rules())
    mistyped = run_handbook(tmp_path, "rule", "critical-must")
    assert (mistyped.status, mistyped.out) == (1, "")
    assert "Did you mean “critical-is-must”?" in mistyped.err
    unlike = run_handbook(tmp_path, "rule", "xyzzy")
    assert unlike.status == 1 and "There is no rule “xyzzy”." in unlike.err


def test_a_report_ends_with_how_to_ask_about_it(tmp_path: Path) -> None:
    """Once a report, with a command to be copied; where nothing is wrong there is nothing to ask about."""
    (tmp_path / "standards.yml").write_text("handbook:\n  organisation: Quay\n", "utf-8")
    assert run_handbook(tmp_path, "check").out.splitlines()[-1].endswith(": handbook rule missing")
    assert "handbook rule" not in run_handbook(GUIDE, "check").out
