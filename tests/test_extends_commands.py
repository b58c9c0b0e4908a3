"""What commands do in a house that rests on a brand: begin it, write in it, compare it, say what was found in several."""

from __future__ import annotations

import csv
import gc
import json
import os
import re
import shutil
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
import yaml

import handbook.pages.manual
from handbook.project.load import Project
from handbook.project.unchanged.inputs import inputs
from handbook.system.gc import keep_what_there_is, let_go
from tests.conftest import replace, run_handbook
from tests.drop_in import FERRY, TODAY


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ferry line as a brand, which leaves one number and its name to each house, and a house that was begun from it."""
    group = tmp_path_factory.mktemp("group")
    shutil.copytree(FERRY, group / "brand")
    settings = group / "brand" / "standards.yml"
    text = settings.read_text("utf-8").replace("  currency:", "  local: [organisation, currency]\n  currency:", 1)
    settings.write_text(text, "utf-8")
    replace(
        group / "brand" / "standards" / "service.yml",
        "  - id: offer-a-hand\n",
        "  - id: offer-a-hand\n    local: [owner]\n",
    )
    run = run_handbook(group, "init", "houses/Süd", "--extends", "brand")
    assert run.status == 0, run.err
    return group


@pytest.fixture
def house(begun: Path, tmp_path: Path) -> Path:
    """The house, to be changed."""
    return Path(shutil.copytree(begun, tmp_path / "group")) / "houses" / "Süd"


def add(house: Path, text: str) -> None:
    """Write below what stands in the root."""
    with (house / "standards.yml").open("a", encoding="utf-8") as file:
        file.write(text)


@pytest.mark.parametrize(
    "given",
    [("--extends", "brand", "--language", "de"), ("--extends", "brand", "--sample"), ("--sample", "--no-elsewhere")],
)
def test_what_would_be_given_in_vain_is_refused(begun: Path, given: tuple[str, ...]) -> None:
    """A house speaks as its brand does, and the sample as it is; whoever asks for otherwise is told, and nothing is written."""
    run = run_handbook(begun, "init", "houses/new", *given)
    assert run.status == 2 and f"Beside {given[0]} nothing comes of " in run.err
    assert not (begun / "houses" / "new").exists()


def test_a_house_begins_with_two_files_and_nothing_is_wrong_with_it(begun: Path) -> None:
    """What the brand leaves open is there with the brand's example; pages, menu and all else are the brand's."""
    house = begun / "houses" / "Süd"
    assert sorted(path.name for path in house.iterdir() if path.name[0] != ".") == ["mkdocs.yml", "standards.yml"]
    said = (house / "standards.yml").read_text("utf-8")
    assert said.startswith("extends: ../../brand\n\nhandbook:\n  organisation: Süd\n")
    assert "  - id: offer-a-hand\n    owner: " in said
    assert json.loads((house / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert "/site/" in (house / ".gitignore").read_text("utf-8")
    schema = json.loads((house / ".handbook" / "schema.json").read_text("utf-8"))
    assert schema["$defs"]["standard"]["required"] == ["id"], "an editor misses nothing that the brand says"
    run = run_handbook(house, "check", "--format", "json")
    assert [it for it in run.problems if it["severity"] != "advice"] == []
    project = Project.load(house, TODAY)
    assert project.index and project.index.file("index.md") == "../../brand/docs/index.md"


def test_a_page_of_the_house_stands_in_the_place_of_the_brands(house: Path) -> None:
    """And what is wrong on a page of the brand is said at that, by the way there."""
    (house / "docs").mkdir()
    (house / "docs" / "index.md").write_text("# Our own\n\n{{ standard('no-such') }}\n", "utf-8")
    other = next(path for path in (house.parent.parent / "brand" / "docs").glob("*.md") if path.name != "index.md")
    with other.open("a", encoding="utf-8") as file:
        file.write("\n{{ standard('nothing') }}\n")
    run = run_handbook(house, "check", "--format", "json")
    assert {it["file"] for it in run.problems if it["rule"] == "unknown-id"} == {
        "docs/index.md",
        f"../../brand/docs/{other.name}",
    }


def test_words_and_a_logo_of_the_brand_are_those_of_the_house(house: Path) -> None:
    """Unless it has its own: the brand's file is under the house's, message by message."""
    brand = house.parent.parent / "brand"
    for folder, word in ((brand, "Brand"), (house, "House")):
        (folder / "words").mkdir()
        (folder / "words" / "en.yml").write_text(f"theme.search: {word}\n", "utf-8")
    (brand / "words" / "en.yml").write_text("theme.search: Brand\ntheme.dark: Night\n", "utf-8")
    words = Project.load(house, TODAY).shown.words
    assert (words("theme.search"), words("theme.dark")) == ("House", "Night")
    (brand / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "utf-8")
    replace(house / "standards.yml", "handbook:\n", "handbook:\n  look:\n    logo: logo.svg\n")
    rules = {it["rule"] for it in run_handbook(house, "check", "--format", "json").problems}
    assert "look-logo" not in rules


def test_nothing_that_stands_in_the_brand_is_run_or_written(house: Path) -> None:
    """Its macros are not the house's, and what is to be changed there is said in one sentence."""
    brand = house.parent.parent / "brand"
    (brand / "macros.py").write_text("raise SystemExit('run')\n", "utf-8")
    assert "run" not in run_handbook(house, "check").err
    before = {path: path.read_bytes() for path in brand.rglob("*") if path.is_file()}
    renamed = run_handbook(house, "rename", "see-them-first", "see-all-first")
    assert renamed.status == 1 and "is a file of the brand" in renamed.err
    taken = run_handbook(house, "new", "standard", "Look up", "--id", "see-them-first")
    assert "stands in the brand already, in ../../brand/standards/service.yml:" in taken.err
    assert "standards:\n  - id: see-them-first\n" in taken.err
    assert {path: path.read_bytes() for path in brand.rglob("*") if path.is_file()} == before


def test_what_is_new_stands_in_a_file_of_the_house(house: Path) -> None:
    """Below what the house says of the brand's entries, or in a section of its own, in no file of the brand's."""
    assert run_handbook(house, "new", "standard", "Say moin").status == 0
    assert run_handbook(house, "new", "phrase", "Moin, moin", "--verdict", "say").status == 0
    book = Project.load(house, TODAY).book
    assert {"say-moin"} <= {standard.id for standard in book.standards}
    text = (house / "standards.yml").read_text("utf-8")
    assert text.index("- id: offer-a-hand") < text.index("- id: say-moin") < text.index("phrases:")


def test_drift_is_what_a_house_says_in_another_way_and_why(house: Path) -> None:
    """As text, as Markdown, and as data; the reason is the one that an edition of the house gives."""
    add(house, 'editions:\n  - id: "2026-1"\n    from: 2026-01-01\n    changes:\n'
               "      - kind: changed\n        ids: [offer-a-hand]\n        why: It is windy here.\n")  # fmt: skip
    replace(house / "standards.yml", "  - id: offer-a-hand\n", "  - id: offer-a-hand\n    do: Hold the rail.\n")
    told = run_handbook(house, "changes", "../../brand")
    assert told.status == 0, told.err
    assert "Offer a hand (offer-a-hand)\n" in told.out and "Because: It is windy here." in told.out
    found = json.loads(run_handbook(house, "changes", "../../brand", "--format", "json").out)
    assert [(it["id"], it["field"], it["why"]) for it in found] == [
        ("", "organisation", ""),
        ("offer-a-hand", "do", "It is windy here."),
    ]


def test_what_the_brand_changed_since_an_edition_of_the_house_is_said_in_the_house(house: Path) -> None:
    """Once for all of it, where the house names its edition: it is the house that tells its people, and the brand is not asked."""
    for command in ("open", "close"):
        assert run_handbook(house, "edition", command, *(["2027-1"] if command == "open" else [])).status == 0
    service = house.parent.parent / "brand" / "standards" / "service.yml"
    first = replace(service, "    title: Nod within five seconds\n", "    title: Nod within ten seconds\n")
    replace(service, "    title: Offer a hand\n", "    title: Offer an arm\n")
    found = [
        it for it in run_handbook(house, "check", "--format", "json").problems if it["rule"] == "change-without-entry"
    ]
    (problem,) = found
    line = (house / "standards.yml").read_text("utf-8").split("\n").index('  edition: "2027-1"') + 1
    assert (problem["file"], problem["line"]) == ("standards.yml", line)
    said = "The brand has changed 2 entries since the edition 2027-1 of this house, and no edition of it says why: "
    assert problem["message"].startswith(f"{said}../../brand/standards/service.yml, line {first}; ")


def test_results_of_several_houses_stand_side_by_side(house: Path) -> None:
    """With answers, visits and an interval each; a house without any is there too, and nobody comes first."""
    houses = house.parent
    run_handbook(houses.parent, "init", "houses/Nord", "--extends", "brand")
    (house / "results").mkdir()
    rows = [f"2026-10-{day:02},trip-by-day,{day},see-them-first,{'no' if day < 4 else 'yes'}" for day in range(1, 21)]
    said = "\n".join(["date,scorecard,visit,item,answer", *rows, ""])
    (house / "results" / "a.csv").write_text(said, "utf-8")
    run = run_handbook(houses.parent, "results", "houses/Süd", "houses/Nord", "--format", "csv")
    assert run.status == 0, run.err
    found = [row for row in csv.DictReader(run.out.splitlines()) if row["about"] == "basics"]
    assert [(row["name"], row["n"], row["visits"], row["share"], row["enough"]) for row in found] == [
        ("Nord", "0", "0", "", "false"),
        ("Süd", "20", "20", "0.85", "true"),
    ]
    assert 0.6 < float(found[1]["low"]) < 0.85 < float(found[1]["high"]) < 1
    replace(houses / "Nord" / "standards.yml", "handbook:\n", "handbook:\n  language: de\n")
    both = ("results", "../houses/Süd", "../houses/Nord")
    head, _, nord, south = run_handbook(houses, *both).out.splitlines()
    assert "zu wenige, um es zu sagen" in nord and "85 %" in south and " to 95 %" in south, "each in its own words"
    assert head == "How well basics were kept, by house", "above them the words of the first, or of the group"
    replace(houses.parent / "brand" / "standards.yml", "language: en-GB", "language: fr")
    replace(house / "standards.yml", "handbook:\n", "handbook:\n  language: en\n")
    assert run_handbook(houses.parent / "brand", *both).out.startswith("L’essentiel tenu, par maison\n")


def test_what_the_manual_gives_to_make_works_as_it_stands(house: Path) -> None:
    """Each house as a job of its own; a house that fails is named by its folder, and the others are done."""
    page = (Path(handbook.pages.manual.__file__).parent / "houses.md").read_text("utf-8")
    group = house.parent.parent
    (group / "Makefile").write_text(page.partition("```make\n")[2].partition("```")[0], "utf-8")
    (group / "houses" / "broken").mkdir()
    (group / "houses" / "broken" / "standards.yml").write_text("extends: ../brand\n", "utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = ["make", "-j", "2", "--keep-going", "DO=check"]
    run = subprocess.run(
        command, cwd=group, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    assert "[Makefile:7: houses/broken] Error 1" in run.stderr
    assert "houses/Süd]" not in run.stderr and "no errors" in run.stdout


def test_what_was_kept_of_a_house_is_let_go() -> None:
    """What stands in a circle and was kept out of every search would stay until the last of hundreds is built."""

    class Kept:
        def __init__(self) -> None:
            self.itself = self

    threshold, kept = gc.get_threshold(), Kept()
    gone = weakref.ref(kept)
    keep_what_there_is()
    del kept
    gc.collect()
    assert gone() is not None, "it is in no search"
    let_go()
    gc.set_threshold(*threshold)
    assert gone() is None


def test_the_stamp_of_a_build_knows_the_brand(house: Path) -> None:
    """What stands there is as much a part of the site: another word in it, and the site is another."""
    brand, site = house.parent.parent / "brand", house / "site"
    before = inputs(house, [site], ())
    assert inputs(house, [site], ()) == before
    within = Path(shutil.copytree(house, brand / "houses" / "Ost"))
    replace(within / "standards.yml", "extends: ../../brand", "extends: ../..")
    with_another = inputs(house, [site], ())
    for made in (
        within / "site" / "index.html",
        within / "print" / "book.pdf",
        within / ".handbook.cache" / "built.json",
    ):
        made.parent.mkdir()
        made.write_text("Built", "utf-8")
    assert inputs(house, [site], ()) == with_another != before, (
        "what is made of a house in the brand's folder is no part of it"
    )
    replace(brand / "mkdocs.yml", "site_name:", "site_author: Skerry\nsite_name:")
    assert inputs(house, [site], ()) not in (before, with_another)


def test_a_house_confirms_what_its_brand_wrote_in_a_file_of_its_own(house: Path) -> None:
    """What an entry of the brand rests on may be the house's, so it is the house that looks again; the brand's files stay."""
    brand = house.parents[1] / "brand"
    before = {path: path.read_bytes() for path in brand.rglob("*") if path.is_file()}
    add(house, "\ntips:\n  - id: tip-ask-first\n    title: Ask before you help at all\n")
    run = run_handbook(house, "confirm", "offer-a-hand", "tip-ask-first", "tip-two-hands")
    assert run.status == 0, run.err
    assert {path: path.read_bytes() for path in brand.rglob("*") if path.is_file()} == before
    said = {
        item["id"]: item
        for key in ("standards", "tips")
        for item in yaml.safe_load((house / "standards.yml").read_text("utf-8"))[key]
    }
    assert said["tip-ask-first"]["title"] == "Ask before you help at all"
    assert all(
        re.fullmatch("[0-9a-f]{8}", str(said[id_]["confirmed"]))
        for id_ in ("offer-a-hand", "tip-ask-first", "tip-two-hands")
    )
    assert run_handbook(house, "check", "--strict").status == 0
    assert "was confirmed already" in run_handbook(house, "confirm", "tip-two-hands").out
