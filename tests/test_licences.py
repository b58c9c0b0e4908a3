"""What a handbook is made with and of: each part is named with its licence, for people and for scanners."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from handbook.project.load import Project
from handbook.web.licences import bill as bill_of_materials
from handbook.web.licences.bill import NoTool, bill
from handbook.web.licences.components import SCRIPTS, components
from handbook.web.licences.page import licences_page
from tests.drop_in import FOLDERS, TODAY
from tests.environments import with_bill_tool

VALID = """
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
print(JsonStrictValidator(SchemaVersion.V1_6).validate_str(sys.stdin.read()))
"""


def test_every_part_has_a_licence_and_those_that_travel_have_its_text() -> None:
    """Scripts, fonts and icons are published, and their licences ask for their words; a new part of Material's shows here."""
    found = components()
    assert [part.name for part in found if not part.licence] == []
    assert [part.name for part in found if part.kind != "package" and not all(part.texts or [""])] == []
    assert {part.name for part in found if part.kind == "script"} == SCRIPTS.keys()
    assert found[0].name == "handbook-as-code" and {"script", "font", "icons"} <= {part.kind for part in found}


def test_the_page_of_licences_has_the_words_of_each() -> None:
    """As those who made it wrote them, and not as markup; and it is the same at each making."""
    shown = Project.load(FOLDERS / "good" / "minimal", TODAY).shown
    page = licences_page(shown)
    for words in (
        "mkdocs-material",
        "rxjs: Apache-2.0",
        "SIL OPEN FONT LICENSE",
        "Zeno Rocha",
        "Taku Kudo",
        "lunr-languages",
    ):
        assert words in page
    assert "<http://fsf.org/>" not in page and page == licences_page(shown)


def test_the_bill_is_sound_and_the_same_at_each_making(monkeypatch: pytest.MonkeyPatch) -> None:
    """By CycloneDX' own schema; it holds what is needed here and nothing else, no time and no folder of this machine."""
    tool = with_bill_tool()
    monkeypatch.setenv("PATH", str(tool.parent), prepend=os.pathsep)
    first = bill()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert bill() == first
    checked = subprocess.run([tool, "-c", VALID], input=first, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout.strip()) == (0, "None"), checked.stderr
    read = json.loads(first)
    names = {part["name"] for part in read["components"]}
    assert {"mkdocs", "typst", "PyYAML", "rxjs", "lunr-languages", "HandbookSans", "octicons"} <= names
    assert not names & {"pytest", "cyclonedx-bom", "ruff", "zensical"}
    assert read["metadata"]["component"]["name"] == "handbook-as-code"
    assert not {"serialNumber", "timestamp"} & {*read, *read["metadata"]}
    assert str(Path(__file__).parent.parent) not in first and "file:/" not in first


def test_without_the_tool_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no part of what a site needs."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(bill_of_materials, "is_installed", lambda name: False)
    with pytest.raises(NoTool, match=r"pip install 'handbook-as-code\[bill\]'"):
        bill()
