"""Editions as an editor meets them: opened, told, closed, compared, tampered with, and looked at again."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from handbook.editions import frozen
from handbook.editions.snapshot import content_of
from handbook.reader import read
from handbook.views.changes.word_diff import word_diff
from tests.conftest import Run, replace
from tests.drop_in import FERRY, FOLDERS, TODAY

Command = Callable[..., Run]
DO = "do: Thank the giver before you look in the bag."


@pytest.fixture
def closed(handbook_command: Command, shop: Path) -> Path:
    """A shop whose first edition is frozen and whose second is open."""
    assert handbook_command("-C", shop, "edition", "close").status == 0
    assert handbook_command("-C", shop, "edition", "open", "2027-1", "--from", "2027-01-01").status == 0
    return shop


def changed(run: Run) -> list[tuple[Any, ...]]:
    """What `--format json` lists, without the roles."""
    return [
        tuple(change[name] for name in ("section", "id", "kind", "field", "before", "after"))
        for change in json.loads(run.out)
    ]


def test_an_edition_is_opened_told_and_closed(handbook_command: Command, closed: Path) -> None:
    """Closing refuses until each changed text is told; the block it shows is pasted, and only why is still to be written.

    What changed stands beside it, and is no reason.
    """
    replace(
        closed / "standards.yml",
        DO,
        "do: Thank the giver before you open the bag.\n    except: Somebody left it at the door.",
    )
    replace(closed / "standards.yml", "    up_to: 2\n", "    up_to: 3\n")
    refused = handbook_command("-C", closed, "edition", "close")
    assert refused.status == 1
    assert "2 texts have changed since the edition 2026.10" in refused.err
    blocks = [line for line in refused.err.splitlines() if re.match(r"    changes:|      ( |-)", line)]
    assert "        # \u2192 Raised from GBP 2 to GBP 3 per item." in blocks
    assert "        # \u2192 Except, added: Somebody left it at the door; reworded: what we do." in blocks
    with (closed / "standards.yml").open("a", encoding="utf-8") as file:
        file.write("\n".join(blocks) + "\n")
    unsaid = handbook_command("-C", closed, "edition", "close")
    assert unsaid.status == 1 and unsaid.err.count("\u201cwhy\u201d is missing") == 2
    text = (closed / "standards.yml").read_text("utf-8")
    (closed / "standards.yml").write_text(text.replace("        why:\n", "        why: Bags are heavy.\n"), "utf-8")
    done = handbook_command("-C", closed, "edition", "close")
    assert done.status == 0, done.err
    assert "What we do, reworded: Thank the giver before you [-look in-] {+open+} the bag." in done.out
    whole = json.loads((closed / "editions" / "2027-1.json").read_text("utf-8"))
    assert (whole["schema"], whole["edition"], whole["from"]) == (2, "2027-1", "2027-01-01")
    assert handbook_command("-C", closed, "check", "--strict").status == 0
    assert handbook_command("-C", closed, "edition", "close").status == 1


def test_a_day_in_another_form_is_refused_with_the_right_one(handbook_command: Command, shop: Path) -> None:
    """Day, month and year as people write them are no day of a handbook; the cure is."""
    run = handbook_command("-C", shop, "edition", "open", "2027-1", "--from", "13/2/2027")
    assert run.status == 2
    assert "Write year, month and day with dashes: 2027-02-13." in run.err


def test_a_frozen_file_is_easy_to_compare_by_line(handbook_command: Command, closed: Path) -> None:
    """One space of indent, keys sorted, entries by id, lines of the quote in their order."""
    text = (closed / "editions" / "2026.10.json").read_text("utf-8")
    whole = json.loads(text)
    assert text == json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    for entries in (value for value in whole["content"].values() if isinstance(value, list)):
        assert entries == sorted(entries, key=lambda entry: entry["id"])
    assert [line["id"] for line in whole["content"]["quote"]["lines"]] == ["giver", "finder"]


def test_a_frozen_file_that_was_tampered_with_is_an_error(handbook_command: Command, closed: Path) -> None:
    """Laid out otherwise it is still the same; with one letter changed it is not."""
    file = closed / "editions" / "2026.10.json"
    whole = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps(whole), "utf-8")
    assert handbook_command("-C", closed, "check").status == 0
    file.write_text(json.dumps(whole).replace("look in the bag", "look at the bag"), "utf-8")
    run = handbook_command("-C", closed, "check", "--format", "json")
    assert run.status == 1
    assert [(problem["rule"], problem["file"]) for problem in run.problems] == [
        ("edition-tampered", "editions/2026.10.json")
    ]
    assert handbook_command("-C", closed, "edition", "close").status == 1
    compared = handbook_command("-C", closed, "changes", "2026.10")
    assert compared.status == 1 and "checksum does not agree" in compared.err


def test_an_older_form_is_brought_up_to_date(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of an older schema version is read by one step for each version; a gap in the steps says so."""
    content = content_of(read(shop).book)
    (shop / "editions").mkdir()
    file = shop / "editions" / "1.json"
    older = {**content, "rules": content["standards"]}
    del older["standards"]
    file.write_text(frozen.frozen_text("1", TODAY, older), "utf-8")

    def rules_are_standards_now(old: dict[str, Any]) -> dict[str, Any]:
        return {**{name: value for name, value in old.items() if name != "rules"}, "standards": old["rules"]}

    monkeypatch.setattr(frozen, "SCHEMA", frozen.SCHEMA + 1)
    with pytest.raises(frozen.UnreadableEdition):
        frozen.read_edition(file)
    monkeypatch.setattr(frozen, "UPGRADES", {frozen.SCHEMA - 1: rules_are_standards_now})
    assert frozen.read_edition(file).content == content


def test_what_the_first_form_froze_is_read_as_it_is_meant_today(shop: Path) -> None:
    """A question of a scorecard that was frozen as a text alone is no change, and its file is not touched."""
    file = shop / "editions" / "1.json"
    file.parent.mkdir()
    content = content_of(read(shop).book)
    content["scorecards"] = [content["scorecards"][0] | {"extra": ["Was it dry?"]}]
    whole = {"content": content, "edition": "1", "from": "2026-01-01", "schema": 1}
    file.write_text(json.dumps(whole | {"checksum": frozen.checksum_of(whole)}), "utf-8")
    assert frozen.read_edition(file).content["scorecards"][0]["extra"] == [{"ask": "Was it dry?", "answer": "words"}]


def test_open_changes_two_places_and_nothing_else(handbook_command: Command, shop: Path) -> None:
    """Comments, order, quoting and line ends stay as they are, even in a file from another system."""
    root = shop / "standards.yml"
    text = root.read_text("utf-8").replace('edition: "2026.10"', "edition: '2026.10'  # ok: x y")
    text += "\neditions:\n  # The first.\n  -  from: 2026-10-01\n     id: '2026.10'\n\n# The end.\n"
    root.write_bytes(("\ufeff" + text).replace("\n", "\r\n").encode())
    run = handbook_command("-C", shop, "edition", "open", "2027-1", "--from", "2027-02-01")
    assert run.status == 0, run.err
    now = root.read_bytes().decode()
    added = '  -  id: "2027-1"\r\n     from: 2027-02-01\r\n'
    assert now.count("\r\n") == now.count("\n")
    assert added in now
    assert now.replace(added, "").replace("2027-1", "2026.10") == ("\ufeff" + text).replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("", '\neditions:\n  - id: "2027-1"\n    from: 2026-11-21\n'),
        ("editions:\n", 'editions:\n  - id: "2027-1"\n    from: 2026-11-21\n'),
        ("editions: []\n", 'editions:\n  - id: "2027-1"\n    from: 2026-11-21\n'),
        ('editions:\n- id: "2026.10"\n  from: 2026-12-01', 'from: 2026-12-01\n- id: "2027-1"\n  from: 2026-12-02'),
        ('editions:\n  - from: 2026-01-01\n    id: "2026.10"\n    changes:\n      - why: |\n          First\n\n          of all\n        kind: added\n  # End\n',
         'kind: added\n  - id: "2027-1"\n    from: 2026-11-21\n  # End\n'),
        ('editions:\n  - id: "2026.10"\n    from: 2026-01-01\n    changes:\n      - kind: added\n        why: >-\n          First\n          of all\n',
         'of all\n  - id: "2027-1"\n    from: 2026-11-21\n'),
    ],
)  # fmt: skip
def test_an_edition_is_added_to_whatever_stands_there(
    section: str, expected: str, handbook_command: Command, shop: Path
) -> None:
    """No section, an empty one, a list with or without an indent, a last line that stays without an end, a text below its name."""
    with (shop / "standards.yml").open("a", encoding="utf-8") as file:
        file.write(section)
    run = handbook_command("-C", shop, "edition", "open", "2027-1")
    assert run.status == 0, run.err
    assert (shop / "standards.yml").read_text("utf-8").endswith(expected)
    assert read(shop).book.handbook.edition == "2027-1"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("open", "2027/1"), 2, "cannot be the id of an edition"),
        (("open", "2027-1"), 1, "There is an edition 2027-1 already."),
        (("open", "2026.10"), 1, "There is an edition 2026.10 already."),
        (("open", "2027-2", "--from", "2026-11-01"), 1, "has to come after it: --from 2027-01-02"),
        (("open", "2027-2", "--from", "1.1.2027"), 2, "1.1.2027"),
    ],
)
def test_what_cannot_be_opened_is_refused(
    arguments: tuple[str, ...], status: int, said: str, handbook_command: Command, closed: Path
) -> None:
    """With a reason, and with nothing written."""
    before = (closed / "standards.yml").read_bytes()
    run = handbook_command("-C", closed, "edition", *arguments)
    assert run.status == status and said in run.err
    assert (closed / "standards.yml").read_bytes() == before


def test_a_handbook_with_an_error_is_neither_opened_nor_closed_nor_compared(
    handbook_command: Command, closed: Path
) -> None:
    """What cannot be read as it was meant is not frozen, and its changes would be guesses."""
    replace(closed / "standards.yml", "    up_to: 2\n", "    up_to: £2\n")
    for command in (("edition", "open", "2028"), ("edition", "close"), ("changes",), ("confirm", "thank-giver")):
        run = handbook_command("-C", closed, *command)
        assert run.status == 1 and "“£2” is not a bare number." in run.err, command
    assert not (closed / "editions" / "2027-1.json").exists()


def test_changes_between_any_two(handbook_command: Command, closed: Path, tmp_path: Path) -> None:
    """A frozen edition, the files at hand, a git revision, the folder of another handbook."""
    git = ("git", "-C", closed, "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "First"), ("tag", "first")):
        subprocess.run([*git, *arguments], check=True)
    replace(closed / "standards.yml", "    up_to: 2\n", "    up_to: 1\n")
    cut = ("empowerment", "volunteer-discount", "changed", "up_to", 2, 1)
    for before in ((), ("2026.10",), ("HEAD",), ("first",)):
        assert changed(handbook_command("-C", closed, "changes", *before, "--format", "json")) == [cut]
    assert changed(handbook_command("-C", closed, "changes", "2026.10", "first", "--format", "json")) == []
    other = FOLDERS / "good" / "one-file-shop"
    assert changed(handbook_command("-C", closed, "changes", other, "HEAD", "--format", "json")) == []
    assert "Cut from GBP 2 to GBP 1 per item." in handbook_command("-C", closed, "changes").out
    subprocess.run([*git, "tag", "2026.10"], check=True)
    run = handbook_command("-C", closed, "changes", "2026.10")
    assert run.status == 0 and "“2026.10” is taken as the frozen edition" in run.err


def test_a_sum_without_a_title_is_called_by_its_formula(handbook_command: Command, closed: Path) -> None:
    """People do not call it by its id, which stands behind as for every entry."""
    with (closed / "standards.yml").open("a", encoding="utf-8") as file:
        file.write("calculators:\n  - id: worth-of-a-giver\n    formula: contact-seconds\n")
    told = handbook_command("-C", closed, "changes", "2026.10")
    assert "New: Contact seconds (worth-of-a-giver)" in told.out


def test_a_handbook_below_the_top_of_its_repository(handbook_command: Command, shop: Path, tmp_path: Path) -> None:
    """A revision is looked up in the same folder."""
    git = ("git", "-C", tmp_path, "-c", "user.name=x", "-c", "user.email=x@example.org")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "First")):
        subprocess.run([*git, *arguments], check=True)
    replace(shop / "standards.yml", "    up_to: 2\n", "    up_to: 1\n")
    assert len(changed(handbook_command("-C", shop, "changes", "HEAD", "--format", "json"))) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2026.11",), "Did you mean “2026.10”? The frozen editions are: 2026.10."),
        (("2026.10", "nowhere"), "no git revision"),
        (("--role", "voluntier"), "Did you mean “volunteer”?"),
        (("--", "-x"), "no git revision"),
    ],
)
def test_an_unknown_name_says_what_there_is(
    arguments: tuple[str, ...], said: str, handbook_command: Command, closed: Path
) -> None:
    """Wrong use is exit status 2."""
    run = handbook_command("-C", closed, "changes", *arguments)
    assert run.status == 2 and said in run.err


CASE = """\
    cases:
      - title: Sale
        measure:
          what: minutes
          at_most: 5
        if_missed:
          pays: 1
          per: bag
          automatic: true
"""


def test_what_now_holds_for_all_is_said_once_and_a_case_says_all_that_changed(
    handbook_command: Command, shop: Path
) -> None:
    """Nobody reads the places where it held before, and a payment that changed is not lost behind a time that did."""
    replace(shop / "standards.yml", "    where: [rails, window]\n", f"    where: [rails, window]\n{CASE}")
    assert handbook_command("-C", shop, "edition", "close").status == 0
    replace(shop / "standards.yml", "    where: [rails, window]\n", "    where: everywhere\n")
    replace(shop / "standards.yml", "          at_most: 5\n", "          at_most: 4\n")
    replace(shop / "standards.yml", "          pays: 1\n", "          pays: 2\n")
    told = handbook_command("-C", shop, "changes").out
    assert "Now holds everywhere" in told and "no longer at" not in told
    assert "Case “Sale”: tightened from at most 5 minutes to at most 4 minutes" in told
    assert "Case “Sale”: changed in what is paid when it is missed" in told


def test_changes_for_a_role_and_for_a_pull_request(handbook_command: Command, closed: Path) -> None:
    """Only what concerns the role; and in Markdown nothing in a text becomes markup or calls anybody."""
    replace(closed / "standards.yml", "    up_to: 2\n", "    up_to: 4\n")
    replace(closed / "standards.yml", "    up_to: 5\n", "    up_to: 6\n")
    replace(closed / "standards.yml", DO, 'do: "Thank the giver *before* <b>you</b> @all look in the bag."')
    run = handbook_command("-C", closed, "changes", "--role", "van-driver", "--format", "markdown")
    assert "Limit: Van driver" in run.out and "Limit: Volunteer" not in run.out
    assert r"**\*before\* \<b\>you\</b\> &#64;all**" in run.out


def test_look_again_asks_until_it_is_confirmed(handbook_command: Command, closed: Path) -> None:
    """A line is reworded: the standards on it ask, one by one, and an edition that is closed does not silence them."""
    replace(closed / "standards.yml", "says: Whoever gives is a customer too.", "says: Whoever gives is our guest.")
    replace(
        closed / "standards.yml",
        "    from: 2027-01-01\n",
        "    from: 2027-01-01\n    changes:\n      - kind: changed\n        ids: giver\n        why: x\n",
    )
    assert asking(handbook_command, closed) == {"thank-giver", "say-where", "collect-on-day"}
    assert handbook_command("-C", closed, "edition", "close").status == 0
    assert asking(handbook_command, closed) == {"thank-giver", "say-where", "collect-on-day"}
    before = (closed / "standards.yml").read_text("utf-8")
    run = handbook_command("-C", closed, "confirm", "thank-giver")
    assert run.out == "thank-giver: confirmed in standards.yml.\n"
    lines = (closed / "standards.yml").read_text("utf-8").splitlines()
    added = [line for line in lines if line not in before.splitlines()]
    assert len(added) == 1 and re.fullmatch(r"    confirmed: [0-9a-f]{8}", added[0])
    assert asking(handbook_command, closed) == {"say-where", "collect-on-day"}
    assert handbook_command("-C", closed, "confirm", "thank-giver").out == "thank-giver: was confirmed already.\n"


def asking(handbook_command: Command, folder: Path) -> set[str]:
    """The entries that ask to be looked at again."""
    problems = handbook_command("-C", folder, "check", "--format", "json").problems
    cures = (str(problem["cure"]) for problem in problems if problem["rule"] == "look-again")
    return {cure.split("handbook confirm ")[1].split(",")[0] for cure in cures}


def test_only_what_rests_on_something_is_confirmed(handbook_command: Command, closed: Path) -> None:
    """Anything else is wrong use, and nothing is written, not even for the others."""
    before = (closed / "standards.yml").read_bytes()
    run = handbook_command("-C", closed, "confirm", "thank-giver", "thank-gver")
    assert run.status == 2 and "Did you mean “thank-giver”?" in run.err
    assert handbook_command("-C", closed, "confirm", "donation").status == 2
    assert (closed / "standards.yml").read_bytes() == before


@pytest.mark.parametrize(
    "written",
    [
        'confirmed: "0"',
        "confirmed: old  # ok: look-again later",
        "confirmed:",
        "except: |\n      Not\n\n      on Sundays\n\n    # below",
    ],
)
def test_confirming_leaves_everything_else_as_it_stands(written: str, handbook_command: Command, shop: Path) -> None:
    """A value in quotation marks, a comment, an empty value, a text over several lines."""
    replace(shop / "standards.yml", f"    {DO}\n", f"    {DO}\n    {written}\n")
    before = (shop / "standards.yml").read_text("utf-8")
    assert handbook_command("-C", shop, "confirm", "thank-giver").status == 0
    after = (shop / "standards.yml").read_text("utf-8")
    fingerprint = re.search(r'confirmed: ("?)([0-9a-f]{8})\1', after)
    assert fingerprint
    if "confirmed" in written:
        assert after.replace(fingerprint.group(), written.split("  #")[0]) == before
    else:
        assert after.replace(f"    {fingerprint.group()}\n", "") == before


def test_two_frozen_editions_tell_what_changed(handbook_command: Command) -> None:
    """A number tightened, a phrase banned, a limit raised, a standard retired and replaced, a moment that is new.

    Since then nothing was written but how often a treat was given.
    """
    said = handbook_command("-C", FERRY, "changes", "2026-1", "2026-2").out
    for sentence in (
        "Tightened from at most 10 seconds to at most 5 seconds.",
        "Newly banned.",
        "Raised from £40 to £60 per passenger per crossing.",
        "Retired: Read out the notice",
        "“Name the boat” takes its place.",
        "New: A dog comes too",
        "Removed: You are on the friendly boat.",
    ):
        assert sentence in said
    since = changed(handbook_command("-C", FERRY, "changes", "2026-2", "--format", "json"))
    assert [(where, id_, field) for where, id_, _, field, *_ in since] == [("gestures", "wheel-for-a-minute", "given")]


@settings(max_examples=200, phases=[Phase.reuse, Phase.generate])
@given(
    before=st.lists(st.sampled_from(["a", "guest", "guests", "あ", "必ず", "5", "seconds."])),
    after=st.lists(st.sampled_from(["a", "guest", "あ", "10", "seconds."])),
)
def test_word_by_word_holds_both_wordings(before: list[str], after: list[str]) -> None:
    """What is the same and what is gone is the old wording; what is the same and what is new is the new one."""
    words = word_diff(" ".join(before), " ".join(after))
    for gone, whole in (("new", before), ("gone", after)):
        assert "".join(word.text for word in words if word.kind != gone).split() == [*" ".join(whole).split()]


def test_a_card_nobody_agreed_to_does_not_go_out_unnoticed(handbook_command: Command, closed: Path) -> None:
    """Closing stops at it; where a reason stands beside it, it is frozen, and said aloud."""
    file = closed / "standards.yml"
    (line,) = re.findall(r"    agreed_with: .*\n", file.read_text("utf-8"))
    replace(file, line, "    agreed_with: not yet\n")
    refused = handbook_command("-C", closed, "edition", "close")
    assert refused.status == 1 and "Nobody has agreed to" in refused.err
    assert not (closed / "editions" / "2027-1.json").exists()
    replace(file, "not yet\n", "not yet  # ok: not-agreed-yet the fire officer comes in May\n")
    done = handbook_command("-C", closed, "edition", "close")
    assert done.status == 0, done.err
    assert "goes out as a draft" in done.err


def test_what_nobody_has_written_yet_does_not_go_out_unnoticed(handbook_command: Command, shop: Path) -> None:
    """An entry that is no draft is shown to everybody, with the sign that `new` writes for what is still to be said."""
    file = shop / "standards.yml"
    line = re.findall(r"    customer_hopes: .*\n", file.read_text("utf-8"))[0]
    replace(file, line, "    customer_hopes: …\n")
    done = handbook_command("-C", shop, "edition", "close")
    assert done.status == 0 and "goes out with “…” where" in done.err, done.err
