"""The schema file: where it stands, and how it stays what the handbook is without anybody thinking of it."""

from __future__ import annotations

import json
from pathlib import Path

from pathspec import GitIgnoreSpec

from handbook.guide.schema import schema_as_written
from handbook.model import Handbook
from handbook.reader import read, source_files
from tests.conftest import ROOT, replace, run_handbook

PLACE = Path(".handbook", "schema.json")


def standards_in(file: Path) -> list[str]:
    """The standards that may be named, after a schema."""
    return list(json.loads(file.read_text("utf-8"))["$defs"]["ids-standards"]["enum"])


def test_init_sets_an_editor_up(tmp_path: Path) -> None:
    """A new handbook has the schema and the setting that names it: whoever opens the folder in VS Code has to do nothing."""
    assert run_handbook(tmp_path, "init", "desk", "--yes").status == 0
    desk = tmp_path / "desk"
    settings = json.loads((desk / ".vscode" / "settings.json").read_text("utf-8"))
    ((schema, patterns),) = settings["yaml.schemas"].items()
    assert (desk / schema).read_text("utf-8") == schema_as_written(read(desk))
    assert {path for pattern in patterns for path in desk.glob(pattern)} == set(source_files(desk, read(desk).patterns))
    ignored = GitIgnoreSpec.from_lines((desk / ".gitignore").read_text("utf-8").splitlines())
    assert not ignored.match_file(schema) and ignored.match_file(".handbook.writing")


def test_this_repository_is_set_up_too() -> None:
    """Its schema is of its ids; `handbook check` writes it anew."""
    assert (ROOT / PLACE).read_text("utf-8") == schema_as_written(read(ROOT))


def test_it_is_the_same_after_a_site_was_built() -> None:
    """The schema of the data, which stands beside a site, has defaults; they do not get into the other."""
    before = schema_as_written(read(ROOT))
    Handbook.model_json_schema()
    assert schema_as_written(read(ROOT)) == before


def test_a_check_keeps_the_schema_up_to_date(shop: Path) -> None:
    """A new id may be typed as soon as the handbook was checked; where nobody wants a schema, none is written."""
    run_handbook(shop, "check")
    assert not (shop / PLACE).exists()
    run = run_handbook(shop, "schema")
    assert run.status == 0 and "# yaml-language-server: $schema=.handbook/schema.json" in run.out
    before = standards_in(shop / PLACE)
    replace(shop / "standards.yml", f"id: {before[0]}", "id: quite-new")
    run_handbook(shop, "check")
    assert standards_in(shop / PLACE) == ["quite-new", *before[1:]]


def test_a_file_that_cannot_be_read_costs_no_ids(shop: Path) -> None:
    """In the middle of a line that is being typed everything below it would be underlined."""
    run_handbook(shop, "schema")
    before = (shop / PLACE).read_bytes()
    text = (shop / "standards.yml").read_text("utf-8")
    (shop / "standards.yml").write_text(text.replace("    do: ", '    do: "', 1), "utf-8")
    assert run_handbook(shop, "check").status == 1
    assert (shop / PLACE).read_bytes() == before


def test_it_is_written_wherever_one_wants(shop: Path, tmp_path: Path) -> None:
    """And where nothing can be written it is a sentence."""
    target = tmp_path / "a" / "mine.json"
    assert run_handbook(shop, "schema", "--to", target).status == 0
    assert target.read_text("utf-8") == schema_as_written(read(shop))
    (tmp_path / "file").write_text("", "utf-8")
    run = run_handbook(shop, "schema", "--to", tmp_path / "file" / "mine.json")
    assert run.status == 1 and "Nothing can be written in" in run.err


def test_a_line_for_other_editors_does_no_harm(shop: Path) -> None:
    """It is a comment, also before the line that begins a document."""
    before = read(shop).book
    for first in (
        "# yaml-language-server: $schema=.handbook/schema.json\n",
        "# yaml-language-server: $schema=x\n---\n",
    ):
        text = (shop / "standards.yml").read_text("utf-8")
        (shop / "standards.yml").write_text(first + text, "utf-8")
        assert run_handbook(shop, "check").status == 0
        assert read(shop).book == before
        (shop / "standards.yml").write_text(text, "utf-8")
