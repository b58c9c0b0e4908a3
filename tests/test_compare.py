"""What changed between two states of a handbook: exactly what an editor changed, however the files are rearranged."""

from __future__ import annotations

import copy
import json
import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from handbook.editions import Snapshot, compare, content_of
from handbook.editions.frozen import frozen_text, read_edition
from handbook.model import MAPPING_SECTIONS
from handbook.reader import read
from tests.drop_in import FOLDERS, GOOD, TODAY

Data = dict[str, Any]
Edit = Callable[[Data, Data, random.Random], list[tuple[str, str, Any, Any]]]
"""Takes a whole handbook, one of its standards and chance; changes it, and says which fields changed from what to what."""


class InQuotes(str):
    """A text that is written with quotation marks."""


yaml.add_representer(InQuotes, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def plain(folder: Path) -> Data:
    """The sections of a handbook as an editor wrote them, in one piece."""
    whole: Data = {}
    for path in sorted(folder.rglob("*.yml")):
        for name, section in yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader).items():
            if name in MAPPING_SECTIONS:
                whole[name] = section
            elif section:
                whole.setdefault(name, []).extend(section if isinstance(section, list) else [section])
    whole.pop("include", None)
    return whole


def write(folder: Path, whole: Data, chance: random.Random) -> Path:
    """Write a handbook with everything in another order, in other files, wrapped and quoted otherwise."""
    whole = copy.deepcopy(whole)
    for name, section in whole.items():
        if isinstance(section, list):
            chance.shuffle(section)
            whole[name] = [_shuffled(entry, chance) for entry in section]
    whole["handbook"]["edition"] = InQuotes(whole["handbook"]["edition"])
    style: dict[str, Any] = {"width": chance.choice([30, 80, 1000]), "allow_unicode": True, "sort_keys": False}
    names = list(whole)
    chance.shuffle(names)
    inside = {name for name in names if chance.random() < 0.5 and name != "handbook"}
    folder.mkdir(exist_ok=True)
    (folder / "more").mkdir()
    for name in inside:
        text = yaml.dump({name: whole[name]}, default_style=chance.choice([None, '"', "'"]), **style)
        (folder / "more" / f"{chance.randrange(10**6)}-{name}.yml").write_text(text, "utf-8")
    root = {"include": ["more/*.yml"]} if inside else {}
    root |= {name: whole[name] for name in names if name not in inside}
    (folder / "standards.yml").write_text(yaml.dump(root, **style), "utf-8")
    return folder


def _shuffled(entry: Data, chance: random.Random) -> Data:
    """The fields of an entry in another order, lists whose order means nothing too, and a default here and there."""
    fields = list(entry.items())
    chance.shuffle(fields)
    found = dict(fields)
    for name in ("who", "where", "quote", "also", "roles"):
        if isinstance(found.get(name), list):
            chance.shuffle(found[name])
        elif name in found and chance.random() < 0.5:
            found[name] = [found[name]]
    if "do" in found and chance.random() < 0.2:
        found = {"critical": "false", "status": "active", "who": ["everyone"]} | found
    return found


def snapshot(folder: Path) -> Snapshot:
    """What a folder says; it has to be readable."""
    reading = read(folder)
    assert not [problem for problem in reading.problems if problem.severity == "error"], reading.problems
    return Snapshot(folder.name, content_of(reading.book))


def reword(whole: Data, standard: Data, chance: random.Random) -> list[tuple[str, str, Any, Any]]:
    name = chance.choice(["do", "seen", "title"])
    old = standard[name]
    standard[name] = f"{old[:-1]} at {chance.randrange(100, 999)}{old[-1]}"
    return [(standard["id"], name, old, standard[name])]


def hold_to_a_number(whole: Data, standard: Data, chance: random.Random) -> list[tuple[str, str, Any, Any]]:
    standard["measure"] = {"what": "seconds", "at_most": str(chance.choice([15, 20, 2.5]))}
    at_most = float(standard["measure"]["at_most"])
    return [(standard["id"], "measure.at_most", None, at_most), (standard["id"], "measure.what", None, "seconds")]


def make_critical(whole: Data, standard: Data, chance: random.Random) -> list[tuple[str, str, Any, Any]]:
    standard["critical"] = "true"
    return [(standard["id"], "critical", False, True)]


def change_level(whole: Data, standard: Data, chance: random.Random) -> list[tuple[str, str, Any, Any]]:
    old = standard["level"]
    standard["level"] = "should" if old == "must" else "must"
    return [(standard["id"], "level", old, standard["level"])]


def bind_one_role(whole: Data, standard: Data, chance: random.Random) -> list[tuple[str, str, Any, Any]]:
    standard["who"] = "steward"
    return [(standard["id"], "who", ["everyone"], ["steward"])]


def move(whole: Data, standard: Data, chance: random.Random) -> list[tuple[str, str, Any, Any]]:
    old = standard["where"]
    new = chance.choice([touchpoint["id"] for touchpoint in whole["touchpoints"] if touchpoint["id"] != old])
    standard["where"] = new
    return [(standard["id"], "where", [old], [new])]


def retire(whole: Data, standard: Data, chance: random.Random) -> list[tuple[str, str, Any, Any]]:
    standard["status"] = "retired"
    return [(standard["id"], "status", "active", "retired")]


def remove(whole: Data, standard: Data, chance: random.Random) -> list[tuple[str, str, Any, Any]]:
    whole["standards"].remove(standard)
    return [(standard["id"], "", "something", None)]


def add(whole: Data, standard: Data, chance: random.Random) -> list[tuple[str, str, Any, Any]]:
    new = {**copy.deepcopy(standard), "id": f"{standard['id']}-too"}
    whole["standards"].append(new)
    return [(new["id"], "", None, "something")]


def rename(whole: Data, standard: Data, chance: random.Random) -> list[tuple[str, str, Any, Any]]:
    old, new = standard["id"], f"{standard['id']}-now"
    for moment in whole["moments"]:
        basics = moment["checklist"]["basics"]
        moment["checklist"]["basics"] = [new if id_ == old else id_ for id_ in basics]
    standard |= {"id": new, "was": [old]}
    return [(new, "id", old, new)]


def add_a_default(whole: Data, standard: Data, chance: random.Random) -> list[tuple[str, str, Any, Any]]:
    standard |= {"critical": "false", "status": "active", "adapt": "", "who": ["everyone"]}
    return []


def wrap(whole: Data, standard: Data, chance: random.Random) -> list[tuple[str, str, Any, Any]]:
    standard["group"] = standard["group"].replace(" ", "  ")
    return []


EDITS: list[Edit] = [
    reword,
    hold_to_a_number,
    make_critical,
    change_level,
    bind_one_role,
    move,
    retire,
    remove,
    add,
    rename,
    add_a_default,
    wrap,
]
INSPECTION = plain(FOLDERS / "good" / "inspection")
del INSPECTION["voices"]  # they name standards, which the edits take away and rename


@settings(max_examples=6, phases=[Phase.reuse, Phase.generate])
@given(seed=st.integers(0, 2**32), edits=st.lists(st.sampled_from(EDITS), max_size=25))
def test_random_edits_are_reported_exactly(seed: int, edits: list[Edit]) -> None:
    """240 standards, shuffled and reformatted: nothing is missed, and nothing is invented."""
    chance = random.Random(seed)
    whole = copy.deepcopy(INSPECTION)
    touched = chance.sample(whole["standards"], len(edits))
    expected = [
        change for edit, standard in zip(edits, touched, strict=True) for change in edit(whole, standard, chance)
    ]
    with tempfile.TemporaryDirectory() as place:
        before = snapshot(write(Path(place) / "before", INSPECTION, random.Random(seed + 1)))
        after = snapshot(write(Path(place) / "after", whole, chance))
    found = compare(before, after)
    assert {change.section for change in found} <= {"standards"}
    said = [
        (
            c.id,
            c.field,
            "something" if not c.field and c.before else c.before,
            "something" if not c.field and c.after else c.after,
        )
        for c in found
    ]
    assert sorted(said, key=str) == sorted(expected, key=str)
    assert all(
        change.kind
        == {"status": "retired", "": "added" if change.before is None else "removed"}.get(change.field, "changed")
        for change in found
    )


@settings(max_examples=6, phases=[Phase.reuse, Phase.generate])
@given(seed=st.integers(0, 2**32), kind=st.sampled_from([folder for folder in GOOD if folder.name != "house"]))
def test_the_same_handbook_in_another_order_is_no_change(seed: int, kind: Path) -> None:
    """Whatever the language and the fields, neither read anew nor frozen and read back; a house is not written in one piece."""
    whole = plain(kind)
    with tempfile.TemporaryDirectory() as place:
        before = snapshot(kind)
        after = snapshot(write(Path(place) / "after", whole, random.Random(seed)))
        file = Path(place) / "1.json"
        file.write_text(frozen_text("1", TODAY, before.content), "utf-8")
        frozen = read_edition(file)
    assert compare(before, after) == [] == compare(frozen, after)


@pytest.mark.parametrize(
    ("name", "section", "entry", "path", "old", "new"),
    [
        ("steps", "moments", 0, ("steps",), ["a", "b"], ["b", "a"]),
        ("first_week", "roles", 0, ("first_week",), ["thank-giver", "donation"], ["donation", "thank-giver"]),
        ("checklist.basics", "moments", 0, ("checklist", "basics"), ["thank-giver", "say-where"], ["say-where", "thank-giver"]),
    ],
)  # fmt: skip
def test_order_counts_where_it_means_something(
    name: str, section: str, entry: int, path: tuple[str, ...], old: list[str], new: list[str], tmp_path: Path
) -> None:
    """Steps, the basics of a checklist and the first week are read from the top."""
    sides = []
    for side, value in (("before", old), ("after", new)):
        whole = plain(FOLDERS / "good" / "one-file-shop")
        owner = whole[section][entry]
        for step in path[:-1]:
            owner = owner[step]
        owner[path[-1]] = value
        sides.append(snapshot(write(tmp_path / side, whole, random.Random(1))))
    (change,) = compare(*sides)
    assert (change.field, change.before, change.after) == (name, old, new)


def test_the_order_of_quote_lines_counts(shop: Path, tmp_path: Path) -> None:
    """Whichever stands first is read first."""
    whole = plain(shop)
    before = snapshot(write(tmp_path / "before", whole, random.Random(1)))
    whole["quote"]["lines"].reverse()
    after = snapshot(write(tmp_path / "after", whole, random.Random(1)))
    (change,) = compare(before, after)
    assert change[:4] == ("quote", "", "changed", "lines")
    assert (change.before, change.after) == (["giver", "finder"], ["finder", "giver"])


def test_a_change_names_the_roles_it_concerns(shop: Path, tmp_path: Path) -> None:
    """Those who are bound on either side; a limit concerns its role, a phrase whoever says it."""
    before = snapshot(write(tmp_path / "before", plain(shop), random.Random(1)))
    whole = plain(shop)
    standards = {standard["id"]: standard for standard in whole["standards"]}
    standards["thank-giver"]["who"] = ["volunteer"]
    whole["empowerment"][1]["up_to"] = "6"
    whole["quote"]["lines"][0]["says"] = "Whoever gives is a customer as well."
    after = snapshot(write(tmp_path / "after", whole, random.Random(1)))
    everyone = ("shop-manager", "van-driver", "volunteer")
    assert {change.id: change.roles for change in compare(before, after)} == {
        "giver": everyone,
        "thank-giver": everyone,
        "driver-refuse": ("van-driver",),
    }


def test_a_renamed_entry_is_the_same_thing_and_so_is_what_points_at_it(shop: Path, tmp_path: Path) -> None:
    """Forwards and backwards, links in texts included."""
    whole = plain(shop)
    whole["standards"][0]["why"] = "See [[donation]] and [[ thank-giver |the first]]."
    before = snapshot(write(tmp_path / "before", whole, random.Random(1)))
    text = json.dumps(whole).replace('"thank-giver"', '"thank-them"').replace("[[ thank-giver |", "[[ thank-them |")
    whole = json.loads(text)
    whole["standards"][0]["was"] = ["thank-giver"]
    after = snapshot(write(tmp_path / "after", whole, random.Random(1)))
    assert [change[:6] for change in compare(before, after)] == [
        ("standards", "thank-them", "changed", "id", "thank-giver", "thank-them")
    ]
    assert [change[:6] for change in compare(after, before)] == [
        ("standards", "thank-giver", "changed", "id", "thank-them", "thank-giver")
    ]
