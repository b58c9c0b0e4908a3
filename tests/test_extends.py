"""A house laid over a brand: what holds, what is reported, and at which file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbook.pages.site import read_site
from handbook.project.load import Project
from handbook.reader import read
from handbook.reader.extends import bases
from handbook.system.limits import BASES
from handbook.web.preview.changes import state_of
from tests.conftest import Run, replace, run_handbook
from tests.drop_in import FOLDERS, TODAY

HOUSE = FOLDERS / "good" / "house"
OWN = 'handbook:\n  organisation: Haus Möwe\n  edition: "2"\n'


@pytest.fixture
def group(tmp_path: Path) -> Path:
    """A group with a brand and a house beside each other, in a folder with a blank and an umlaut in its name."""
    group = tmp_path / "Die Häuser & wir"
    shutil.copytree(FOLDERS / "good" / "minimal", group / "brand")
    (group / "Haus Möwe").mkdir()
    (group / "Haus Möwe" / "standards.yml").write_text(f"extends: ../brand\n{OWN}", "utf-8")
    return group


def found(run: Run, *rules: str) -> list[tuple[str, int, str]]:
    """What is said of some rules: file, line, message."""
    return [(it["file"], it["line"], it["message"]) for it in run.problems if it["rule"] in rules]


def check(folder: Path) -> Run:
    """What the command says of a folder."""
    return run_handbook(folder, "check", "--format", "json")


def test_a_house_says_what_differs_and_takes_over_the_rest() -> None:
    """Field by field, groups in their fields too; a list is replaced whole, and what is there and empty is empty."""
    book = read(HOUSE).book
    assert (book.handbook.organisation, book.handbook.customer) == ("Haus Möwe", "guest")
    assert [(line.says, line.asks) for line in book.quote.lines] == [
        ("See the guest.", "Was the guest seen?"),
        ("Part as friends.", "Did they part well?"),
    ]
    assert (book.empowerment[0].up_to, book.empowerment[0].per) == (30, "stay")
    assert book.moments[0].checklist is not None
    assert (book.moments[0].checklist.use, book.moments[0].checklist.basics) == ("do then check", ("greet", "moin"))
    assert book.standards_by_id["greet"].why == ""


def test_entries_come_in_the_order_of_the_brand_without_what_is_left_out() -> None:
    """Those of the house alone after them; what is left out is named in no list any more. Editions are each one's own."""
    book = read(HOUSE).book
    assert [standard.id for standard in book.standards] == ["greet", "walk-out", "moin"]
    assert [place.id for place in book.touchpoints] == ["desk"]
    assert book.standards_by_id["walk-out"].where == ("desk",)
    assert [str(edition.from_) for edition in book.editions] == ["2027-03-01"]


def test_a_problem_stands_in_the_file_it_is_mended_in(group: Path) -> None:
    """In the house what the house says, also of an entry of the brand's, and in the brand what that says: in text by a plain path."""
    house = group / "Haus Möwe"
    line = replace(group / "brand" / "standards.yml", "    owner: member", "    owner: members")
    with (house / "standards.yml").open("a", encoding="utf-8") as file:
        file.write("standards:\n  - id: close\n    where: gates\n")
    assert found(check(house), "unknown-id") == [
        ("../brand/standards.yml", line, "There is no role “members”."),
        ("standards.yml", 7, "There is no touchpoint “gates”."),
    ]
    said = run_handbook(house, "check").out
    assert f"\n../brand/standards.yml:{line}:12" in f"\n{said}"
    assert "handbook -C ../brand check" in said


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("../brant", "There is no folder “../brant”."),
        ("../brand/standards.yml", "“../brand/standards.yml” is a file."),
        ("..", "There is no standards.yml in “..”."),
        (".", "“.” is this very folder."),
        ("/srv/brand", "“/srv/brand” stands in this place on one machine alone."),
        (r"C:\brand", r"“C:\brand” stands in this place on one machine alone."),
        ("https://group.example/brand", "“https://group.example/brand” is an address, and a brand is a folder."),
        ("[../brand, ../other]", "A handbook extends one other."),
    ],
)
def test_what_cannot_be_extended_is_said_in_a_sentence(group: Path, said: str, message: str) -> None:
    """At the line that names it, and nothing else is said: what is missing is most likely in what could not be read."""
    house = group / "Haus Möwe"
    replace(house / "standards.yml", "extends: ../brand", f"extends: {said}")
    assert [(it["file"], it["line"], it["message"]) for it in check(house).problems] == [("standards.yml", 1, message)]


def test_a_circle_is_said_where_it_closes(group: Path) -> None:
    """In the file that names a handbook which rests on it."""
    (group / "ring").mkdir()
    (group / "ring" / "standards.yml").write_text(f"extends: ../Haus Möwe\n{OWN}", "utf-8")
    house = group / "Haus Möwe"
    replace(house / "standards.yml", "extends: ../brand", "extends: ../ring")
    message = "“../Haus Möwe” leads in a circle: it rests on this handbook."
    assert found(check(house), "extends-wrong") == [("../ring/standards.yml", 1, message)]


def test_a_chain_that_is_too_long_is_said_in_the_house_that_makes_it_so(group: Path) -> None:
    """There a step can be left out; the brands above are as long as they may be, and nothing is wrong in them."""
    above = group / "brand"
    for step in range(BASES - 1):
        brand = group / f"step-{step}"
        brand.mkdir()
        (brand / "standards.yml").write_text(f"extends: ../{above.name}\n{OWN}", "utf-8")
        above = brand
    house = group / "Haus Möwe"
    replace(house / "standards.yml", "extends: ../brand", f"extends: ../{above.name}")
    assert found(check(house), "extends-wrong", "brand-has-errors") == []
    (group / "below").mkdir()
    (group / "below" / "standards.yml").write_text(f"extends: ../Haus Möwe\n{OWN}", "utf-8")
    message = "“../Haus Möwe” rests on another, and so on, more than 8 deep."
    assert found(check(group / "below"), "extends-wrong") == [("standards.yml", 1, message)]


def test_a_brand_may_rest_on_another(group: Path) -> None:
    """What is fixed above stays fixed; what is left open is said once, unless the one between leaves it open again."""
    replace(
        group / "brand" / "standards.yml",
        "    do: Close the gate.\n",
        "    do: Close the gate.\n    fixed: do\n    local: [why, adapt]\n",
    )
    region = group / "region"
    region.mkdir()
    said = f"extends: ../brand\n{OWN}standards:\n  - id: close\n    why: Deer.\n    local: adapt\n    fixed: title\n"
    (region / "standards.yml").write_text(said, "utf-8")
    assert found(check(region), "house-says-nothing") == []
    house = group / "Haus Möwe"
    said = f"extends: ../region\n{OWN}standards:\n  - id: close\n    title: Shut\n    do: Shut the gate.\n"
    (house / "standards.yml").write_text(said, "utf-8")
    assert found(check(house), "house-says-nothing", "house-changes-fixed") == [
        ("standards.yml", 6, "“adapt” of “close” is for each house to say: ../region/standards.yml, line 8 leaves it open."),
        ("standards.yml", 7, "“title” of “close” is fixed in ../brand/standards.yml, line 18."),
        ("standards.yml", 8, "“do” of “close” is fixed in ../brand/standards.yml, line 19."),
    ]  # fmt: skip
    assert read(house).book.standards[0].why == "Deer."


def test_what_a_house_has_to_say_is_there_to_be_pasted(group: Path) -> None:
    """The block of the error, pasted into the file of the house, is all it takes."""
    replace(
        group / "brand" / "standards.yml",
        "    front_line: false",
        '    front_line: false\n    call: "1"\n    local: call',
    )
    house = group / "Haus Möwe"
    (problem,) = [it for it in check(house).problems if it["rule"] == "house-says-nothing"]
    block = problem["cure"].partition("\n")[2]
    assert block == 'roles:\n  - id: member\n    call: "1"'
    with (house / "standards.yml").open("a", encoding="utf-8") as file:
        file.write(f"{block}\n")
    assert found(check(house), "house-says-nothing") == []


def test_a_silence_in_the_brand_holds_in_a_house_and_may_be_idle_there(group: Path) -> None:
    """The house may have mended what it silences."""
    replace(
        group / "brand" / "standards.yml", "  - id: gate\n", "  - id: gate  # ok: touchpoint-without-must it closes\n"
    )
    house = group / "Haus Möwe"
    assert found(check(house), "touchpoint-without-must", "silence-unused") == []
    with (house / "standards.yml").open("a", encoding="utf-8") as file:
        file.write("standards:\n  - id: close\n    level: must\n")
    assert found(check(house), "touchpoint-without-must", "silence-unused") == []


def test_a_brand_that_changes_comes_or_goes_is_seen_by_the_same_process(group: Path) -> None:
    """A preview holds one project for hours; what it rests on is read anew when it is another."""
    house, brand = group / "Haus Möwe", group / "brand"
    assert Project.load(house, TODAY).book.standards[0].title == "Close the gate"
    replace(brand / "standards.yml", "    title: Close the gate", "    title: Shut the gate")
    assert Project.load(house, TODAY).book.standards[0].title == "Shut the gate"
    (house / "mkdocs.yml").write_text("INHERIT: ../brand/mkdocs.yml\nsite_name: Haus\n", "utf-8")
    brand.rename(group / "elsewhere")
    assert [it["rule"] for it in check(house).problems] == ["extends-wrong"], "nothing is said of the rest"
    assert Project.load(house, TODAY).book.standards == ()
    away = read_site(house)
    seen = state_of(away)
    (group / "brand").symlink_to("elsewhere")
    assert Project.load(house, TODAY).book.standards[0].title == "Shut the gate"
    assert state_of(away) != seen, "a preview looks again"


@pytest.mark.parametrize("said", ["[../brand]", "\n  ../brand", ">-\n  ../brand", '"../br\\u0061nd"'])
def test_a_brand_is_named_plainly_on_one_line(group: Path, said: str) -> None:
    """Else what only looks for the folder, such as the stamp of a build, would pass it by and keep an old site."""
    house = group / "Haus Möwe"
    replace(house / "standards.yml", "extends: ../brand", f"extends: {said}")
    (problem,) = [it for it in check(house).problems if it["severity"] == "error"]
    assert problem["message"] == "The folder of the brand does not stand plainly on the line of “extends”."
    assert problem["cure"] == "Write extends: ../brand"


@pytest.mark.parametrize("as_saved", ["\ufeff{}", "# Ours\r{}", '"extends" : "../brand"  # ours\n{1}'])
def test_what_a_house_rests_on_is_found_however_its_file_is_saved(group: Path, as_saved: str) -> None:
    """By the reader and by whoever only asks for the folders: with a mark at the start, and whichever signs end lines."""
    root = group / "Haus Möwe" / "standards.yml"
    text = as_saved.format(root.read_text("utf-8"), OWN)
    root.write_bytes((text.replace("\n", "\r") if "\r" in text else text).encode())
    assert bases(root.parent) == [group / "brand"]
    assert found(check(root.parent), "extends-wrong") == []


def test_what_is_misspelt_or_too_long_is_said_and_nothing_else(group: Path) -> None:
    """A slip in the word itself, which would leave a house without all that it needs, and a name that no disk holds."""
    house = group / "Haus Möwe"
    for said, message in (
        ("Extend: ../brand", "There is no section “Extend”."),
        (f"extends: ../{'a' * 300}", f"“../{'a' * 97}” cannot be read: File name too long."),
    ):
        (house / "standards.yml").write_text(f"{said}\n{OWN}", "utf-8")
        assert [it["message"] for it in check(house).problems] == [message]


def test_what_is_left_out_and_needed_is_said_where_it_is_left_out(group: Path) -> None:
    """Nothing is wrong in the brand, so nobody is sent there; and what the house says of it besides is not lost unheard."""
    house, brand = group / "Haus Möwe", group / "brand"
    (brand / "docs").mkdir()
    (brand / "docs" / "index.md").write_text("# Gates\n\n{{ standards(where='gate') }}\n", "utf-8")
    with (house / "standards.yml").open("a", encoding="utf-8") as file:
        file.write("leave_out: [gate]\ntouchpoints:\n  - id: gate\n    title: Lock\n")
    run = check(house)
    assert found(run, "missing") == [("standards.yml", 5, "The section “touchpoints” is empty.")]
    said = "“gate” is left out in standards.yml, line 5, and something is said of it here."
    assert found(run, "left-out-needed") == [("standards.yml", 7, said)]
    wall = "touchpoints:\n  - id: wall\n    title: Wall\n    channel: letter\n    place: inside\n    stage: leave\n"
    (house / "standards.yml").write_text(f"extends: ../brand\n{OWN}leave_out: [gate]\n{wall}", "utf-8")
    run = check(house)
    said = "“gate” is left out, and needed in ../brand/docs/index.md, line 3; ../brand/standards.yml, line 35."
    assert found(run, "left-out-needed") == [("standards.yml", 5, said)]
    assert found(run, "brand-has-errors", "unknown-id") == []


def test_what_is_fixed_with_the_quote_is_not_left_out(group: Path) -> None:
    """Its lines are entries without a mark of their own; and what is no id is said as such."""
    replace(group / "brand" / "standards.yml", "quote:\n", "quote:\n  fixed: lines\n")
    with (group / "Haus Möwe" / "standards.yml").open("a", encoding="utf-8") as file:
        file.write("leave_out:\n  - line\n  - close: now\n")
    assert found(check(group / "Haus Möwe"), "house-changes-fixed", "left-out-missing") == [
        ("standards.yml", 6, "“line” cannot be left out: it is fixed in ../brand/standards.yml, line 5."),
        ("standards.yml", 7, "Here stands no id."),
    ]


def test_what_is_local_is_an_exception_from_all_that_is_fixed(group: Path) -> None:
    """And the block to type holds all lines of what the brand has, also of a group and of a long text."""
    replace(
        group / "brand" / "standards.yml",
        "  - id: go\n",
        "  - id: go\n    fixed: true\n    local: [checklist, starts]\n",
    )
    replace(
        group / "brand" / "standards.yml",
        "    starts: A hand is on the gate",
        "    starts: >-\n      A hand\n      is on it",
    )
    house = group / "Haus Möwe"
    blocks = [it["cure"].split("\n", 3) for it in check(house).problems if it["rule"] == "house-says-nothing"]
    assert [block[3] for block in blocks] == [
        "    checklist:\n      use: do then check\n      basics: close",
        "    starts: >-\n      A hand\n      is on it",
    ]
    with (house / "standards.yml").open("a", encoding="utf-8") as file:
        file.write("\n".join(["moments:", "  - id: go", *(block[3] for block in blocks), ""]))
    assert found(check(house), "house-says-nothing", "house-changes-fixed") == []


def test_an_error_that_comes_of_the_house_sends_nobody_to_the_brand(group: Path) -> None:
    """It stands at the brand's line, where alone nothing is wrong: the brand is looked at by itself to tell them apart."""
    house, brand = group / "Haus Möwe", group / "brand"
    for folder, text in (
        (brand, "# All\n\n{{ standards() }}\n\n{{ moments() }}\n"),
        (house, "# Ours\n\n{{ moments() }}\n"),
    ):
        (folder / "docs").mkdir()
        (folder / "docs" / "index.md").write_text(text, "utf-8")
    assert [it for it in check(brand).problems if it["severity"] == "error"] == []
    (problem,) = [it for it in check(house).problems if it["rule"] == "brand-has-errors"]
    said = "There are errors in what this rests on that come of this house: 1, the first in ../brand/standards.yml, line 17."
    assert problem["message"] == said and "handbook -C" not in problem["cure"]


def test_what_include_finds_of_the_brand_is_the_brands(tmp_path: Path) -> None:
    """A brand that stands in the folder of its house is read once; and one in whose folder the house stands takes nothing from it."""
    for brand, house in ((tmp_path / "a" / "brand", tmp_path / "a"), (tmp_path / "b", tmp_path / "b" / "house")):
        shutil.copytree(FOLDERS / "good" / "minimal", brand)
        (house / "parts").mkdir(parents=True)
        (house / "parts" / "own.yml").write_text(
            "glossary:\n  - id: deer\n    term: Deer\n    means: It eats.\n", "utf-8"
        )
        way = "brand" if brand.parent == house else ".."
        (house / "standards.yml").write_text(f'extends: {way}\ninclude: "**/*.yml"\n{OWN}', "utf-8")
        assert found(check(house), "section-twice", "brand-has-errors") == []
        assert [term.id for term in read(house).book.glossary] == ["deer"]


def test_an_empty_brand_is_said_to_be_empty(group: Path) -> None:
    """And not that each section is missing in the house."""
    (group / "brand" / "standards.yml").write_text("# Soon\n", "utf-8")
    (problem,) = check(group / "Haus Möwe").problems
    assert problem["message"] == "“../brand” says nothing: its standards.yml is empty."
