"""Every rule is declared once, in `handbook/rules/`, and whoever finds a breach reports it by that name."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import handbook.rules
from handbook.model import Handbook
from handbook.model.fields import shapes
from handbook.model.problems import RULES
from handbook.project.check import check
from handbook.project.load import Project
from handbook.rules import CHECKS, all_rules
from handbook.rules.base import Breach, Context, Group
from tests.drop_in import BAD, TODAY

ENGINE = Path(handbook.__file__).parent
NAME = re.compile(r"[a-z]+(-[a-z]+)*")
Slot = tuple[str, int | str]
"""A place in the calls of a function, by which rules are named: the function, and which of what it is given."""


@cache
def _modules() -> dict[Path, ast.Module]:
    """Every module of the engine but the rules themselves, by its path."""
    paths = [path for path in ENGINE.rglob("*.py") if path.parent != ENGINE / "rules"]
    return {path: ast.parse(path.read_text("utf-8")) for path in paths}


def _words_given() -> Iterator[tuple[Slot, str, str]]:
    """Every single word that is given to any function of the engine: where to, the word, and where that is written."""
    for path, tree in _modules().items():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            function: str = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            given: list[tuple[int | str, ast.expr]] = [
                *enumerate(call.args),
                *((keyword.arg or "", keyword.value) for keyword in call.keywords),
            ]
            for place, value in given:
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and NAME.fullmatch(value.value):
                    yield (function, place), value.value, f"{path.relative_to(ENGINE)}:{call.lineno}"


def test_every_rule_that_is_reported_is_declared() -> None:
    """Where most words name rules, all do: a mistyped one would end a check in a traceback."""
    words: dict[Slot, dict[str, str]] = defaultdict(dict)
    for slot, word, where in _words_given():
        words[slot][word] = where
    reported = [found for found in words.values() if len(found.keys() & RULES.keys()) * 2 > len(found)]
    assert len(reported) > 5
    assert {word: where for found in reported for word, where in found.items() if word not in RULES} == {}


def test_every_rule_is_checked_or_found_by_somebody() -> None:
    """A rule that nobody looks for would promise editors what does not happen."""
    literals = {
        node.value
        for tree in _modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert RULES.keys() - CHECKS.keys() - literals == set()


def test_rules_come_in_the_order_of_their_groups_and_no_group_is_empty() -> None:
    """The reference goes from the writing to the meaning; the groups say so themselves, in no second list."""
    groups = [rule.group for rule in all_rules()]
    changes = [later for earlier, later in pairwise(["", *groups]) if later != earlier]
    assert changes == list(Group)


def test_a_name_is_given_to_one_rule_only() -> None:
    """`# ok:` and the reference go by it."""
    with pytest.raises(ValueError, match="two rules called tab"):
        Group.WRITING.error("tab", "Another.", why="It must not be.", cure="Choose another name.")


def test_every_module_of_rules_is_imported() -> None:
    """The rules of one that is forgotten in `handbook/rules/__init__.py` would never be asked, and nobody would be told."""
    modules = {path.stem for path in (ENGINE / "rules").glob("*.py")} - {"__init__", "base"}
    forgotten = sorted(modules - set(handbook.rules.__all__))
    assert not forgotten, f"import in handbook/rules/__init__.py: {forgotten}"


@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_what_a_breach_names_is_a_field(folder: Path) -> None:
    """By its name in YAML; a mistyped one would be reported at the line of its entry."""
    project = Project.load(folder, TODAY)
    context = Context(project.book, TODAY, project.history, sound=True)
    breaches = [breach for check_ in CHECKS.values() for breach in check_(context) if breach.path]
    assert {(type(it.part).__name__, it.path[0]) for it in breaches if not _is_field(it)} == set()


def _is_field(breach: Breach) -> bool:
    """Of its part, or a section of the handbook, where a whole section is missing."""
    return breach.path[0] in {shape.name for part in (type(breach.part), Handbook) for shape in shapes(part)}


def test_every_rule_is_proven_by_a_bad_handbook() -> None:
    """A rule that nothing breaks may not work at all; what check finds by looking at pages as print does is broken in tests/paper,
    what depends on what is installed in tests/site/test_engines.py, and what not every disk can hold, in tests/test_addresses.py.
    """
    broken = {problem.rule for folder in BAD for problem in check(Project.load(folder, TODAY)).problems}
    elsewhere = {
        "file-unreadable",
        "file-name",
        "link-nowhere",
        "properdocs-too",
        *(rule.name for rule in all_rules() if rule.group == Group.PAPER),
    }
    assert {rule.name for rule in all_rules()} - broken - elsewhere == set()
