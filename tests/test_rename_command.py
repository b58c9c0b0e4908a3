"""`handbook rename`: an entry has another id in every file that names it, and nothing else has changed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.authoring.rename import NotRenamed, rename
from handbook.authoring.renamed_tables import in_table, in_translation
from handbook.editions import Snapshot, compare, content_of
from handbook.model import Edition
from handbook.project.check import check
from handbook.project.load import Project
from handbook.reader import read
from tests.drop_in import FOLDERS

Command = Callable[..., Any]
TODAY = date(2026, 11, 21)

YAML = """\
\ufeff# close stands here, and stays
handbook:
  organisation: Allotment No. 9
  edition: "2"
quote:
  title: Ours
  attribution:
    status: own
  lines:
    - id: line
      says: Close the gate.  # ok: unknown-id close
      asks: Is it closed?
roles:
  - id: member
    title: Member
    front_line: false
    first_week: [close, 'close-up']
standards:
  # close
  - id: close   # for good
    title: close
    do: Close the gate.
    level: should
    quote: line
    where: everywhere
    seen: Was the gate closed?
    owner: member
    review_by: 2030-01-01
    why: >-
      As [[close]] says, and
      [[close|as we
      say]], but not [[close-up]].
  - {id_}
    title: Closer
    do: "[[ close ]] it, then look."
    level: should
    quote: line
    where: everywhere
    seen: Was it closed?
    owner: member
    review_by: 2030-01-01
    then: "close"
touchpoints:
  - id: gate
    title: Gate
    channel: face to face
    place: inside
    stage: leave
moments:
  - id: go
    title: Somebody goes
    touchpoint: gate
    roles: member
    starts: A hand is on the gate
    customer_hopes: To keep the deer out
    kind: handover
    checklist:
      use: do then check
      basics: close
    impression:
      positive: They look back
      neutral: They walk on
      negative: They run
editions:
  - id: "1"
    from: 2026-01-01
  - id: "2"
    from: 2026-11-01
    changes:
      - kind: changed
        ids:
          - close
          - gate
        why: close
""".replace("{id_}", "id: close-up")
PAGES = {
    "index.md": "---\nabout: [close, 'close', close-up]\ndescription: close\n---\n\n# close\n\n{{ standards() }}\n\n{{ moments() }}\n",
    "more.md": '# More\n\nclose, {{ ref("close") }}, {{ ref(id=\'close\') }}, {{ tips(about = "close") }}, {{ ref("close-up") }}\n\n'
    '[a](index.md#close) [b](index.md#close-up) [c](#close) [d](go/close/) [e](go/close-up/) <a href="index.md#close">f</a>\n'
    '\n`close` {{ standards(group="close") }}\n',
}
TABLES = {
    "results/a.csv": b'\xef\xbb\xbfdate,scorecard,item,answer,note,moment\r\n2026-01-01,close,close,yes,close,"close"\r\n'
    b'2026-01-02,observe:close,"impression:close",na,"a ""close"", close",go\r\n2026-01-02,x,phrase:close,yes,close,close-up',
    "slips/b.csv": b"date,touchpoint,standard,cause,settled_by,note\n2026-01-01,close,close,system,first,close\n",
    "coaching/c.csv": b"date,place,about,tip,look_again\n2026-01-01,close,close,close,2026-02-01\n",
    "translations/de.yml": b"close.do:\n  of: a\n  says: [[close]] zu\n'close.title':\n  of: b\nclose-up.do:\n  says: close\n",
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A handbook that names `close` wherever an id can stand, and elsewhere, with another system's ends of lines."""
    folder = tmp_path / "house"
    (folder / "docs").mkdir(parents=True)
    (folder / "standards.yml").write_bytes(YAML.replace("\n", "\r\n").encode())
    for name, text in PAGES.items():
        (folder / "docs" / name).write_bytes(text.encode())
    for name, data in TABLES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def contents(folder: Path) -> dict[str, str]:
    """Every file."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in files}


def differing(before: str, after: str) -> list[tuple[str, str]]:
    """The lines that differ."""
    old, new = before.splitlines(), after.splitlines()
    assert len(old) == len(new)
    return [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]


def test_an_id_changes_everywhere_and_nowhere_else(house: Path, handbook_command: Command) -> None:
    """As an id, in lists, links, macros, front matter, addresses and tables; never as a word, nor in comments."""
    before = contents(house)
    run = handbook_command("-C", house, "rename", "close", "shut")
    assert (run.status, run.err) == (0, f"Next: handbook -C {house} check\n")
    after = contents(house)
    assert run.out.splitlines() == [
        f"close is now shut, in {len(after)} files:",
        *(f"  {name}" for name in sorted(after)),
    ]
    whole = after["standards.yml"]
    assert "    was: [close]\r\n  - id: close-up" in whole
    lines = [new for _, new in differing(before["standards.yml"], whole.replace("    was: [close]\r\n", ""))]
    assert [line.strip() for line in lines] == [
        "first_week: [shut, 'close-up']", "- id: shut   # for good", "As [[shut]] says, and", "[[shut|as we",
        'do: "[[ shut ]] it, then look."', 'then: "shut"', "basics: shut", "- shut",
    ]  # fmt: skip
    assert differing(before["docs/index.md"], after["docs/index.md"]) == [
        ("about: [close, 'close', close-up]", "about: [shut, 'shut', close-up]")
    ]
    assert after["docs/more.md"] == (
        '# More\n\nclose, {{ ref("shut") }}, {{ ref(id=\'shut\') }}, {{ tips(about = "shut") }}, {{ ref("close-up") }}\n\n'
        '[a](index.md#shut) [b](index.md#close-up) [c](#close) [d](go/shut/) [e](go/close-up/) <a href="index.md#shut">f</a>\n'
        '\n`close` {{ standards(group="close") }}\n'
    )
    assert after["results/a.csv"].encode() == (
        b'\xef\xbb\xbfdate,scorecard,item,answer,note,moment\r\n2026-01-01,shut,shut,yes,close,"shut"\r\n'
        b'2026-01-02,observe:shut,"impression:shut",na,"a ""close"", close",go\r\n2026-01-02,x,phrase:shut,yes,close,close-up'
    )
    assert after["slips/b.csv"].endswith("2026-01-01,shut,shut,system,first,close\n")
    assert after["coaching/c.csv"].endswith("2026-01-01,close,shut,shut,2026-02-01\n")
    assert after["translations/de.yml"] == (
        "shut.do:\n  of: a\n  says: [[shut]] zu\n'shut.title':\n  of: b\nclose-up.do:\n  says: close\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("clos", "shut", "There is no entry “clos”. Did you mean “close”?"),
        ("close", "gate", "The id “gate” is taken"),
        ("close", "everyone", "has a meaning of its own"),
        ("close", "Shut it", "cannot be an id"),
        ("close", "con", "Windows keeps the name"),
        ("2", "3", "cannot"),
    ],
)
def test_what_cannot_be_renamed_is_said(old: str, new: str, said: str, house: Path, handbook_command: Command) -> None:
    """Unknown, taken, reserved, wrong: one sentence, and nothing is written."""
    before = contents(house)
    run = handbook_command("-C", house, "rename", old, new)
    assert (run.status, run.out) == (1, "")
    assert said in run.err or "is an edition" in run.err
    assert contents(house) == before


def test_nothing_is_written_where_one_file_cannot_be(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All files or none."""
    before = contents(house)
    replaced = Path.open

    def full(path: Path, *args: Any, **kwargs: Any) -> Any:
        if path.name.startswith(".b.csv"):
            raise OSError(28, "No space left on device")
        return replaced(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space left"):
        rename(house, "close", "shut", TODAY)
    assert contents(house) == before


@pytest.fixture
def frozen(tmp_path: Path, handbook_command: Command) -> Path:
    """A handbook with a frozen edition, in which nothing has changed since."""
    folder = shutil.copytree(FOLDERS / "good/minimal", tmp_path / "frozen")
    shutil.rmtree(folder / "editions", ignore_errors=True)
    assert handbook_command("-C", folder, "edition", "close").status == 0
    assert handbook_command("-C", folder, "edition", "open", "2").status == 0
    return folder


def rules_broken(folder: Path) -> list[tuple[str, str, str]]:
    """What is wrong that has to do with ids and editions."""
    report = check(Project.load(folder, TODAY))
    about = ("unknown-id", "change-without-entry", "renamed-by-hand", "id-came-back", "duplicate-id", "look-again")
    return [(each.rule, each.message, each.cure) for each in report.problems if each.rule in about]


def test_a_renamed_entry_is_the_same_entry(frozen: Path, handbook_command: Command) -> None:
    """No edition has to explain it, it may be renamed again and back, and its old ids are never another thing's."""
    for old, new in (("close", "shut"), ("shut", "lock"), ("lock", "close")):
        rename(frozen, old, new, TODAY)
        assert rules_broken(frozen) == []
    assert read(frozen).book.standards[0].was == ("shut", "lock")
    for taken in ("shut", "lock"):
        with pytest.raises(NotRenamed, match="is taken"):
            rename(frozen, "gate", taken, TODAY)
    whole = json.loads((frozen / "editions/1.json").read_text("utf-8"))
    assert [standard["id"] for standard in whole["content"]["standards"]] == ["close"]


def by_hand(folder: Path, *, everywhere: bool) -> None:
    """Another id for `close`, at the entry or wherever it stands."""
    text = (folder / "standards.yml").read_text("utf-8").replace("- id: close\n", "- id: shut\n")
    (folder / "standards.yml").write_text(text.replace("basics: close\n", "basics: shut\n") if everywhere else text)


def test_what_was_renamed_by_hand_is_recognised(frozen: Path) -> None:
    """One offer of `was`, and no report of what was taken out, is new, or has changed because it names it."""
    by_hand(frozen, everywhere=True)
    assert rules_broken(frozen) == [
        (
            "renamed-by-hand",
            "“shut” says what “close” said in the edition 1.",
            "Is it the same? Write was: [close]; `handbook rename close shut` does that, and all that still names it.",
        )
    ]
    rename(frozen, "close", "shut", TODAY)
    assert rules_broken(frozen) == []
    assert read(frozen).book.standards[0].was == ("close",)


def test_what_was_begun_by_hand_is_finished(frozen: Path) -> None:
    """Where the entry alone has its new id, the rest is said once, and done by the command that is named."""
    by_hand(frozen, everywhere=False)
    named = "It is now called “shut”: `handbook rename close shut` changes whatever still names it."
    assert [(rule, cure) for rule, _, cure in rules_broken(frozen) if rule == "unknown-id"] == [("unknown-id", named)]
    rename(frozen, "close", "shut", TODAY)
    assert rules_broken(frozen) == []


def test_what_rests_on_a_renamed_entry_still_holds(tmp_path: Path, handbook_command: Command) -> None:
    """Another id for the same words is nothing to look at again."""
    folder = shutil.copytree(FOLDERS / "good/minimal", tmp_path / "resting")
    text = (folder / "standards.yml").read_text("utf-8")
    tip = (
        "tips:\n  - id: tip\n    title: A\n    for: staff\n    about: go\n    action: B.\n    ask: C?\n    minutes: 5\n"
    )
    (folder / "standards.yml").write_text(text + tip)
    assert handbook_command("-C", folder, "confirm", "tip").status == 0
    rename(folder, "close", "shut", TODAY)
    assert rules_broken(folder) == []


GOOD = {name: FOLDERS / "good" / name for name in ("every-field", "one-file-shop", "hospital", "nihongo")}
BOOKS = {name: read(folder).book for name, folder in GOOD.items()}


@settings(max_examples=12)
@given(data=st.data())
def test_any_rename_keeps_all_else(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Any entry of any handbook: back under its old id, without `was`, every file is byte for byte what it was."""
    name = data.draw(st.sampled_from(sorted(GOOD)))
    book = BOOKS[name]
    entry = data.draw(st.sampled_from([one for one in book.entries.values() if not isinstance(one, Edition)]))
    new = data.draw(st.from_regex(r"[a-z][a-z0-9]{3,9}(-[a-z]{2,5})?", fullmatch=True).map(lambda id_: f"q{id_}"))
    folder = tmp_path_factory.mktemp("any") / "book"
    shutil.copytree(GOOD[name], folder)
    for path in folder.rglob("*.yml") if data.draw(st.booleans()) else ():
        path.write_bytes(
            b"\xef\xbb\xbf"
            + path.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        )
    before = contents(folder)
    rename(folder, entry.id, new, TODAY)
    after = contents(folder)
    there = {file: text.replace(new, entry.id) for file, text in after.items()}
    remembered = [file for file in before if there[file] != before[file]]
    assert len(remembered) == 1
    old_lines, new_lines = (
        before[remembered[0]].splitlines(keepends=True),
        there[remembered[0]].splitlines(keepends=True),
    )
    assert len(new_lines) - len(old_lines) in (0, 1)
    assert next(line for line in new_lines if line not in old_lines).split()[0] == "was:"
    was, now = (Snapshot("", content_of(one)) for one in (book, read(folder).book))
    assert {change.field for change in compare(was, now)} == {"id"}


def test_tables_of_any_form_are_left_as_they_are() -> None:
    """No header, no rows, unknown columns, no last line end."""
    for data in (b"", b"\n", b"date,item", b"a,b\nclose,close\n", b'item\n"close\n', b"item\n\n\nclosed"):
        assert in_table(data, "close", "shut") == data
    assert in_translation(b"closed.do:\n", "close", "shut") == b"closed.do:\n"
