"""Ids and names of editions: what could not be published, printed or held by another system is refused when it is written."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from handbook.editions.frozen import checksum_of
from handbook.model.ids import OF_WINDOWS, wrong_edition_id, wrong_id
from handbook.project.check import check
from handbook.project.load import Project
from tests.conftest import Run, replace
from tests.drop_in import FOLDERS, TODAY

UNPUBLISHABLE = ["current", ".", "..", "...", "-1", "--", "2026.", ".2026", "index.html", "versions.json",
                 "published.log", "go", "print", "assets", "con", "aux.2026", "../../escaped", "2026/27",
                 "Frühjahr 2026 / A", "2026\\27", "a--b", "a..b", "2026\n", "x" * 61, "everyone"]  # fmt: skip


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The smallest handbook there is, to be given other names."""
    return Path(shutil.copytree(FOLDERS / "good" / "minimal", tmp_path / "small"))


def rules_broken(folder: Path) -> list[tuple[str, int, str]]:
    """What is wrong with ids: the file, the line and the rule."""
    found = check(Project.load(folder, TODAY)).problems
    return [(problem.file, problem.line, problem.rule) for problem in found if problem.rule.endswith("-id")]


def test_ids_are_single_words_with_single_dashes_that_every_system_can_hold() -> None:
    """What stands in addresses, file names and results, on the command line and in spoken codes."""
    fine = ["a", "1", "a-b", "4-you", "x" * 60, "console", "com10", "nullify", "costs"]
    assert [word for word in fine if wrong_id(word)] == []
    for word in (*OF_WINDOWS, "-", "--", "-x", "x-", "-x-", "a--b", "", "a.b", "A", "é", "a b", "x" * 61, "a\n"):
        assert (wrong := wrong_id(word)) and wrong.rule == "bad-id", word
    for word in (
        "impression",
        "extra",
        "phrase",
        "observe",
        "basics",
        "minutes",
        "settled",
        "repeats",
        "cost",
        "return",
    ):
        assert (wrong := wrong_id(word)) and wrong.rule == "reserved-id", word


def test_editions_may_hold_dots_inside() -> None:
    """As years and numbers do; nothing of that is a path, hidden, or taken."""
    fine = ["1", "2026.10", "2026-9", "2026.10-a", "v1.2.3", "spring-2026", "con2026", "2026.con"]
    assert [word for word in fine if wrong_edition_id(word)] == []
    assert [word for word in UNPUBLISHABLE if not wrong_edition_id(word)] == []


@pytest.mark.parametrize("listed", [False, True], ids=["settings alone", "listed too"])
@pytest.mark.parametrize("name", ["../../escaped", "2026/27", "current", "aux", ".."])
def test_the_edition_in_the_settings_is_held_to_the_same(small: Path, name: str, listed: bool) -> None:
    """It becomes the name of a file when the edition is closed, whether or not editions are listed."""
    root = small / "standards.yml"
    line = replace(root, 'edition: "1"', f'edition: "{name}"')
    if listed:
        root.write_text(root.read_text("utf-8") + f'editions:\n  - id: "{name}"\n    from: 2026-01-01\n', "utf-8")
    found = rules_broken(small)
    assert ("standards.yml", line) in [place[:2] for place in found]
    assert len(found) == 1 + listed


def test_no_name_of_an_edition_becomes_a_path(handbook_command: Callable[..., Run], small: Path) -> None:
    """Closing stops at it, and nothing is written, inside or outside of the folder."""
    replace(small / "standards.yml", 'edition: "1"', 'edition: "../../escaped"')
    before = sorted(small.parent.parent.rglob("*.json"))
    run = handbook_command("-C", small, "edition", "close")
    assert run.status == 1 and "bad-id" in run.out + run.err
    assert sorted(small.parent.parent.rglob("*.json")) == before


@pytest.mark.parametrize("name", ["current", "con", "2026..1"])
def test_opening_an_edition_refuses_what_could_not_be_published(
    handbook_command: Callable[..., Run], small: Path, name: str
) -> None:
    """Before anything is written: once it is frozen, it is too late."""
    before = (small / "standards.yml").read_bytes()
    run = handbook_command("-C", small, "edition", "open", name)
    assert run.status == 2 and f"“{name}” cannot be the id of an edition" in run.err
    assert (small / "standards.yml").read_bytes() == before


def test_what_a_frozen_edition_holds_is_excused(small: Path) -> None:
    """It is permanent, and was right when it was written; a new entry with such an id is not."""
    root = small / "standards.yml"
    old = root.read_text("utf-8").replace("close", "con").replace("id: member", "id: two--dashes")
    root.write_text(old.replace(": member", ": two--dashes").replace('edition: "1"', 'edition: "current"'), "utf-8")
    assert {rule for *_, rule in rules_broken(small)} == {"bad-id", "reserved-id"}
    freeze_whatever_it_says(small, "current")
    assert rules_broken(small) == []
    root.write_text(root.read_text("utf-8") + "phrases:\n  - id: aux\n    text: Hello\n    verdict: say\n", "utf-8")
    assert [rule for *_, rule in rules_broken(small)] == ["bad-id"]


def freeze_whatever_it_says(folder: Path, name: str) -> None:
    """Freeze a handbook as an earlier version of the program did, that asked for less of names."""
    content = Project.load(folder, TODAY).history.now.content
    whole = {"content": content, "edition": name, "from": date(2026, 1, 1).isoformat(), "schema": 1}
    (folder / "editions").mkdir()
    text = json.dumps(whole | {"checksum": checksum_of(whole)})
    (folder / "editions" / f"{name}.json").write_text(text, "utf-8")
