"""Completion and red lines while typing: the schema of the YAML as people write it, tried with the server behind VS Code."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.guide.schema import schema_as_written
from handbook.guide.whole import GUIDE
from handbook.reader import read, source_files
from tests.conftest import ROOT
from tests.drop_in import FERRY, GOOD
from tests.environments import language_server
from tests.language_server import LanguageServer, running

SHIPPED = {folder.name: folder for folder in (ROOT, FERRY, GUIDE, *GOOD)}
SETTINGS, QUOTE, PEOPLE, SERVICE = "standards.yml", "parts/1-quote.yml", "parts/2-people.yml", "parts/3-service.yml"
MOMENTS, FIGURES, WORDS, DANGER = (
    "parts/4-moments.yml",
    "parts/5-figures.yml",
    "parts/6-words.yml",
    "parts/7-danger.yml",
)
MISTAKES = [
    (SETTINGS, "  organisation: Quayside Cycles", "  organization: Quayside Cycles"),
    (SETTINGS, '  edition: "2026-2"', "  edition: 2026.2"),
    (SETTINGS, '  edition: "2026-2"', "  edition:"),
    (SETTINGS, "  paper: A4", "  paper: A5"),
    (SETTINGS, "  shift_hours: 8", "  shift_hours: eight"),
    (SETTINGS, "  offline: true", "  offline: yes"),
    (SETTINGS, '  day_begins: "06:00"', '  day_begins: "6 am"'),
    (SETTINGS, "    words_in_do: 25", "    words_in_do: 2.5"),
    (SETTINGS, "    matters_most_share: 0.5", "    matters_most_share: 50"),
    (SETTINGS, "    basics_score_for_delight: 85", "    basics_score_for_delight: 85%"),
    (SETTINGS, "  look:", "  look: teal"),
    (SETTINGS, "include:", "includes:"),
    (QUOTE, "    status: known", "    status: probable"),
    (QUOTE, "      order: 1", "      order: first"),
    (QUOTE, "    - id: line-rider", "    - id: Line_Rider"),
    (PEOPLE, "    front_line: true", "    front_line: oui"),
    (PEOPLE, "    reports_to: workshop-lead", "    reports_to: workshop-led"),
    (PEOPLE, "    department: shop-floor", "    department: mechanic"),
    (PEOPLE, "    up_to: 40", "    up_to: £40"),
    (PEOPLE, "    minutes: 10", "    minutes: 20"),
    (PEOPLE, "    when: [huddle, first week]", "    when: [huddle, tomorrow]"),
    (PEOPLE, "    about: [name-the-price, bring-in]", "    about: [name-the-prize, bring-in]"),
    (PEOPLE, "    for: coach", "    for: trainer"),
    (SERVICE, "    title: Greet before anything else", "    title: " + "Greet before anything else, " * 3),
    (SERVICE, "    level: must", "    level: shall"),
    (SERVICE, "      what: seconds", "      what: second"),
    (SERVICE, "      at_most: 10", "      at_most: 10 seconds"),
    (SERVICE, "      of_contacts: 95", "      of_contacts: 950"),
    (SERVICE, "    quote: [line-rider]", "    quote: [line-ryder]"),
    (SERVICE, "    quote: [line-rider]", "    quote: []"),
    (SERVICE, "    where: [counter, test-track]", "    where: [counter, test-trak]"),
    (SERVICE, "    owner: workshop-lead", "    owner: [workshop-lead]"),
    (SERVICE, "    owner: workshop-lead", "    onwer: workshop-lead"),
    (SERVICE, "    review_by: 2028-03-31", "    review_by: 31/03/2028"),
    (SERVICE, "    review_by: 2028-03-31", "    review_by: 2028-02-30"),
    (SERVICE, "    who: [mechanic]", "    who: everybody"),
    (SERVICE, "    then: write-it-down", "    then: bring-in"),
    (SERVICE, "    weight: 2", "    weight: 0"),
    (SERVICE, "    if_missed:\n      pays: 5", "    if_mised:\n      pays: 5"),
    (SERVICE, "    verdict: say", "    verdict: maybe"),
    (SERVICE, "    instead: [phrase-price]", "    instead: phrase-prize"),
    (MOMENTS, "    channel: face to face", "    channel: in person"),
    (MOMENTS, "    touchpoint: counter", "    touchpoint: countre"),
    (MOMENTS, "    roles: [mechanic]", "    roles: [mechanics]"),
    (MOMENTS, "      use: do then check", "      use: check then do"),
    (MOMENTS, "      basics: [greet-first, name-the-price, write-it-down]", "      basic: [greet-first]"),
    (MOMENTS, "      positive: Nods, and tells the name of the bicycle", "      positive: [Nods]"),
    (MOMENTS, "    decides: [choose, pay]", "    decides: [chose, pay]"),
    (MOMENTS, "    costs_up_to: 0", "    costs_up_to: nothing"),
    (MOMENTS, "    told_in_advance: true", "    told_in_advance: of course"),
    (FIGURES, "    as_of: 2019", "    as_of: last year"),
    (WORDS, "    not_the_same_as: term-bill", "    not_the_same_as: term-bil"),
    (WORDS, "        ids: [name-the-price]", "        id: name-the-price"),
    (DANGER, "    then_call: workshop-lead", "    then_call: fire-brigade"),
]
"""A mistake each in the handbook of the guide: the file, what stands there, and what somebody types."""


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which mistakes are made, each in a file of its own."""
    return tmp_path_factory.mktemp("mistaken")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, mistaken: Path) -> Iterator[LanguageServer]:
    """One server for all, which knows the schema of every shipped handbook."""
    schemas = {}
    for name, folder in SHIPPED.items():
        path = tmp_path_factory.mktemp("schemas") / f"{name}.json"
        path.write_text(schema_as_written(read(folder)), "utf-8")
        files = files_of(folder) if folder != GUIDE else [*files_of(folder), mistaken / "*.yml"]
        schemas[path.as_uri()] = list(map(str, files))
    with running(schemas) as server:
        yield server


@pytest.fixture(scope="module")
def underlined(server: LanguageServer, mistaken: Path) -> list[list[str]]:
    """What is underlined, for each mistake."""
    texts = {}
    for number, (file, right, wrong) in enumerate(MISTAKES):
        before, found, after = (GUIDE / file).read_text("utf-8").partition(f"{right}\n")
        assert found, right
        texts[mistaken / f"{number}.yml"] = f"{before}{wrong}\n{after}"
    said = server.underlined(texts)
    return [said[path] for path in texts]


def files_of(folder: Path) -> list[Path]:
    return sorted(source_files(folder, read(folder).patterns))


def test_nothing_is_underlined_in_a_shipped_handbook(server: LanguageServer) -> None:
    """Other trades and scripts, one file or many, unusual but legal YAML, a house: whoever sees a red line believes it."""
    files = [path for folder in SHIPPED.values() for path in files_of(folder)]
    said = server.underlined({path: path.read_text("utf-8-sig") for path in files})
    assert len(said) > 40
    assert {path: lines for path, lines in said.items() if lines} == {}


@pytest.mark.parametrize("number", range(len(MISTAKES)), ids=lambda number: MISTAKES[number][2].strip()[:40])
def test_a_mistake_is_underlined_where_it_stands(underlined: list[list[str]], number: int) -> None:
    """While it is typed, before anything is checked."""
    file, right, wrong = MISTAKES[number]
    first = (GUIDE / file).read_text("utf-8").partition(f"{right}\n")[0].count("\n") + 1
    said = underlined[number]
    assert any(first <= int(line.partition(":")[0]) <= first + wrong.count("\n") for line in said), said


def test_our_own_words_say_what_is_expected(server: LanguageServer) -> None:
    """Not the type of a programming language, but what the reference calls it."""
    text = (GUIDE / SERVICE).read_text("utf-8")
    wrong = text.replace("at_most: 10\n", "at_most: ten\n", 1)
    assert server.underlined({GUIDE / SERVICE: wrong}) == {GUIDE / SERVICE: ["8: Expected: number."]}


@pytest.mark.parametrize(
    ("right", "typed", "offered"),
    [
        ("    where: [counter]", "    where: [|]", ["everywhere", "counter", "telephone", "test-track"]),
        ("    owner: workshop-lead", "    owner: |", ["mechanic", "workshop-lead"]),
        ("    who: [mechanic]", "    who: |", ["everyone", "mechanic", "workshop-lead"]),
        ("    phrases: [phrase-price]", "    phrases:\n      - |", ["phrase-price", "phrase-about"]),
        ("    group: Honesty", "    group: |", ["Honesty"]),
        ("    level: must", "    level: |", ["must", "should"]),
        ("    critical: true", "    critical: |", ["true", "false"]),
    ],
)
def test_ids_words_and_groups_are_offered(server: LanguageServer, right: str, typed: str, offered: list[str]) -> None:
    """Those of this handbook, and nothing that nobody would type."""
    text = (GUIDE / SERVICE).read_text("utf-8")
    assert server.offered(GUIDE / SERVICE, text.replace(f"{right}\n", f"{typed}\n", 1)) == offered


def test_fields_and_sections_are_offered_and_told(server: LanguageServer) -> None:
    """The fields that are not there yet; of each its meaning in the words of the reference, and an example."""
    text = (GUIDE / SERVICE).read_text("utf-8")
    fields = server.offered(GUIDE / SERVICE, text.replace("    level: must\n", "    level: must\n    |\n", 1))
    assert {"why", "checked_by", "replaced_by"} <= set(fields) and "title" not in fields
    assert {"glossary", "emergencies"} <= set(server.offered(GUIDE / SERVICE, f"{text}|\n"))
    told = server.told(GUIDE / SERVICE, text.replace("    weight: 2", "    wei|ght: 2", 1))
    assert "How much it counts in a score: a number above 0" in told and "```yaml\n2\n```" in told


def test_it_is_a_schema_of_draft_2020_12(tmp_path: Path) -> None:
    """By the schema of schemas, so that other editors and programs understand it too."""
    path = tmp_path / "schema.json"
    path.write_text(schema_as_written(read(GUIDE)), "utf-8")
    node, server = language_server()
    asked = (
        f"const Ajv = require({str(Path(server).parents[2] / 'ajv' / 'dist' / '2020.js')!r}).default;"
        "const ajv = new Ajv({strict: false, validateFormats: false});"
        f"console.log(ajv.validateSchema(JSON.parse(require('fs').readFileSync({str(path)!r}))), ajv.errors);"
    )
    said = subprocess.run([node, "-e", asked], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "true null"
