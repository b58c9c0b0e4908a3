"""Writing in an editor's files: what is meant changes, and every other byte stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from handbook.authoring.added_entries import added
from handbook.authoring.changed_fields import changed
from handbook.authoring.rewrite import in_bytes, tried
from handbook.authoring.to_yaml import scalar
from handbook.reader import read
from tests.drop_in import FOLDERS

MINIMAL = (FOLDERS / "good/minimal/standards.yml").read_text("utf-8")


def handbook_with(tmp_path: Path, text: str) -> Path:
    """A handbook in one file, byte for byte."""
    (tmp_path / "standards.yml").write_bytes(text.encode())
    return tmp_path


def edited(tmp_path: Path, text: str, entry: str, fields: dict[str, Any]) -> str:
    """A handbook in one file after fields of an entry were changed; it can be read."""
    folder = handbook_with(tmp_path, text)
    reading = read(folder)
    files = in_bytes(folder, changed(reading, reading.book.entries[entry], fields))
    tried(folder, reading, files)
    return files["standards.yml"].decode()


def extended(tmp_path: Path, text: str, section: str, *entries: dict[str, Any]) -> str:
    """A handbook in one file after entries were added to a section; it can be read."""
    folder = handbook_with(tmp_path, text)
    reading = read(folder)
    files = in_bytes(folder, added(reading, section, entries))
    tried(folder, reading, files)
    return files["standards.yml"].decode()


@pytest.mark.parametrize(
    ("fields", "was", "now"),
    [
        ({"do": "Shut it."}, "do: Close the gate.", "do: Shut it."),
        ({"do": "Shut it: now."}, "do: Close the gate.", 'do: "Shut it: now."'),
        ({"level": "must"}, "level: should", "level: must"),
        ({"review_by": "2031-02-03"}, "review_by: 2030-01-01", "review_by: 2031-02-03"),
        ({"critical": True}, "    review_by: 2030-01-01\n", "    review_by: 2030-01-01\n    critical: true\n"),
        ({"confirmed": "496e4658"}, "    review_by: 2030-01-01\n", '    review_by: 2030-01-01\n    confirmed: "496e4658"\n'),
        ({"measure": {"what": "steps", "at_most": 3}}, "    review_by: 2030-01-01\n",
         "    review_by: 2030-01-01\n    measure:\n      what: steps\n      at_most: 3\n"),
        ({"where": ["gate"]}, "where: everywhere", "where: [gate]"),
        ({"why": "First.\n\n- second"}, "    review_by: 2030-01-01\n",
         "    review_by: 2030-01-01\n    why: |\n      First.\n\n      - second\n"),
        ({"where": "gate", "do": "Shut."}, "do: Close the gate.\n    level: should\n    quote: line\n    where: everywhere",
         "do: Shut.\n    level: should\n    quote: line\n    where: gate"),
    ],
)  # fmt: skip
def test_a_field_changes_where_it_stands(fields: dict[str, Any], was: str, now: str, tmp_path: Path) -> None:
    """A value in its place, a new field below the others; the rest of the file is the same."""
    assert edited(tmp_path, MINIMAL, "close", fields) == MINIMAL.replace(was, now, 1)


RICH = MINIMAL.replace(
    "    where: everywhere\n",
    "    where:   # at\n      - gate  # the gate\n\n      # and\n      - 'shed'\n    phrases: [hello, 'bye']  # words\n"
    "    why: >-\n      It is\n      cold.\n\n    measure:\n      what: seconds\n      # at the most\n      at_most: 5\n",
) + (
    "  # a comment\nphrases:\n- id: hello\n  text: \"Hello\"\n  verdict: say\n- {}\n".replace("- {}\n", "")
    + "- id: bye\n  text: 'Bye'\n  verdict: say\n"
)  # fmt: skip
RICH = RICH.replace(
    "moments:\n", "  - id: shed\n    title: Shed\n    channel: web\n    place: remote\n    stage: after\nmoments:\n"
)


@pytest.mark.parametrize(
    ("entry", "fields", "was", "now"),
    [
        ("close", {"where": ["gate"]}, "      - 'shed'\n", ""),
        ("close", {"where": ["shed"]}, "      - gate  # the gate\n", ""),
        ("close", {"phrases": ["hello", "bye", "hello"]}, "'bye']", "'bye', hello]"),
        ("close", {"phrases": ["bye"]}, "[hello, 'bye']", "[bye]"),
        ("close", {"phrases": []}, "[hello, 'bye']", "[]"),
        ("close", {"why": "It is warm."}, "      It is\n      cold.\n", "      It is warm.\n"),
        ("close", {"why": "It is:\nwarm."}, ">-\n      It is\n      cold.\n", '"It is:\\nwarm."\n'),
        ("close", {"why": None}, "    why: >-\n      It is\n      cold.\n", ""),
        ("close", {"measure": {"at_most": 7}}, "at_most: 5", "at_most: 7"),
        ("close", {"measure": {"at_most": None, "at_least": 2}}, "      at_most: 5\n", "      at_least: 2\n"),
        ("close", {"measure": None}, "    measure:\n      what: seconds\n      # at the most\n      at_most: 5\n", ""),
        ("bye", {"text": "Don't"}, "'Bye'", "'Don''t'"),
        ("hello", {"text": 'Say "ah"'}, '"Hello"', '"Say \\"ah\\""'),
        ("bye", {"id": "bye", "verdict": "avoid"}, "verdict: say\n", "verdict: avoid\n"),
    ],
)
def test_lists_texts_and_groups_change_as_they_were_typed(
    entry: str, fields: dict[str, Any], was: str, now: str, tmp_path: Path
) -> None:
    """Items come and go one by one; quotation marks, comments and the form of a text stay."""
    before = RICH.replace("\n", "\r\n")
    head, _, tail = RICH.rpartition(was) if entry == "bye" else RICH.partition(was)
    assert edited(tmp_path, f"\ufeff{before}", entry, fields) == f"\ufeff{head}{now}{tail}".replace("\n", "\r\n")


HELLO = {"id": "hello", "text": "Hello", "verdict": "say"}
LINES = ["- id: hello", "  text: Hello", "  verdict: say"]


def block(indent: int) -> str:
    """The phrase as lines."""
    return "".join(f"{' ' * indent}{line}\n" for line in LINES)


OTHER = "id: bye\n{0}text: Bye\n{0}verdict: say\n"


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("", f"\nphrases:\n{block(2)}"),
        ("phrases:\n", f"phrases:\n{block(2)}"),
        ("phrases: []\n", f"phrases:\n{block(2)}"),
        ("phrases: [ ]  # none yet\n", f"phrases:\n{block(2).rstrip()}  # none yet\n"),
        ("phrases:\n- " + OTHER.format("  "), "phrases:\n- " + OTHER.format("  ") + block(0)),
        ("phrases:\n    - " + OTHER.format("      "), "phrases:\n    - " + OTHER.format("      ") + block(4)),
        ("phrases:\n  " + OTHER.format("  "), "phrases:\n  - " + OTHER.format("    ") + block(2)),
        ("phrases:\n  -\n    " + OTHER.format("    "), "phrases:\n  -\n    " + OTHER.format("    ") + block(2)),
        (
            "phrases:\n  - " + OTHER.format("    ") + "    # of bye\n# The end\n",
            "phrases:\n  - " + OTHER.format("    ") + "    # of bye\n" + block(2) + "# The end\n",
        ),
        (
            "phrases:\n  - id: a\n    text: A\n    verdict: say\n\n  - " + OTHER.format("    ") + "\n# The end\n",
            "phrases:\n  - id: a\n    text: A\n    verdict: say\n\n  - "
            + OTHER.format("    ")
            + "\n"
            + block(2)
            + "\n# The end\n",
        ),
    ],
)
def test_an_entry_is_added_as_the_others_stand(section: str, expected: str, tmp_path: Path) -> None:
    """No section, an empty one, any indent, one entry that is no list; comments and empty lines as they are there."""
    assert extended(tmp_path, MINIMAL + section, "phrases", HELLO) == MINIMAL + expected


def test_several_entries_keep_their_order(tmp_path: Path) -> None:
    """They stand below each other as they were given, also in a section that was not there."""
    text = extended(tmp_path, MINIMAL, "phrases", HELLO, HELLO | {"id": "bye"})
    assert text == f"{MINIMAL}\nphrases:\n{block(2)}{block(2).replace('hello', 'bye')}"


def test_a_file_without_a_last_line_end_stays_without(tmp_path: Path) -> None:
    """Whoever does not end the last line sees no change there."""
    assert extended(tmp_path, MINIMAL.rstrip("\n"), "phrases", HELLO) == f"{MINIMAL}\nphrases:\n{block(2)}".rstrip("\n")


def test_an_entry_goes_where_most_of_its_section_stand(tmp_path: Path) -> None:
    """Sections may be spread over files; a new section stands with its neighbours."""
    folder = handbook_with(tmp_path, "include: '*.yml'\n" + MINIMAL)
    (folder / "a.yml").write_text("phrases:\n" + block(2) + block(2).replace("hello", "bye"))
    (folder / "b.yml").write_text("phrases:\n" + block(2).replace("hello", "ahoy"))
    reading = read(folder)
    assert {edit.file for edit in added(reading, "phrases", [HELLO | {"id": "hey"}])} == {"a.yml"}
    assert {edit.file for edit in added(reading, "quote.variants", [{"id": "v", "says": ["One."]}])} == {
        "standards.yml"
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Look up.", "Look up."), ("It's 5 o'clock", "It's 5 o'clock"), ("a: b", '"a: b"'), ("a #b", '"a #b"'),
        ("[[greet]] all", '"[[greet]] all"'), ("- a", '"- a"'), ("2026", '"2026"'), ("1e5", '"1e5"'), ("no", '"no"'),
        ("496e4658", '"496e4658"'), ("2026-01-01", '"2026-01-01"'), ('say "a: b"', "'say \"a: b\"'"), ("", '""'),
        ("£60 off", "£60 off"), ("{name}", '"{name}"'), ("100%", "100%"), (" a", '" a"'), (True, "true"), (2.0, "2"),
        ("挨拶", "挨拶"), ("“Hello”", "“Hello”"), ("a\u00a0b", '"a\u00a0b"'), ("null", '"null"'), ("key:", '"key:"'),
    ],
)  # fmt: skip
def test_a_value_is_quoted_only_where_it_must_be(value: object, expected: str) -> None:
    """What our reader, or another of YAML, would take for something else stands in quotation marks, and nothing else."""
    assert scalar(value) == expected
