"""Markdown that nobody switched on stands as it was typed: a warning says where, and which line switches it on."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.paper.content.prose import Prose
from handbook.project.load import Project
from tests.drop_in import TODAY, report_on
from tests.site.building import dress

PAGE = "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n\n{{ phrases() }}\n\n{{ tips() }}\n"
TYPED = {
    '??? note "More"\n\n    Text.': ("pymdownx.details", "More"),
    '???+ tip\n\n    Text.': ("pymdownx.details", "Text."),
    '=== "Phone"\n\n    Say hello.\n\n=== "Desk"\n\n    Nod.': ("pymdownx.tabbed: {alternate_style: true}", "Phone"),
    "- [ ] one\n- [x] two": ("pymdownx.tasklist", "one"),
    "1. [ ] one": ("pymdownx.tasklist", "one"),
    "Well done :smile:": ("pymdownx.emoji", "Well done"),
    "The SLA.\n\n*[SLA]: Service level agreement": ("abbr", "SLA"),
    "So ==it is==.": ("pymdownx.mark", "it is"),
    "So ~~it is~~.": ("pymdownx.tilde", "it is"),
    "So ^^it is^^.": ("pymdownx.caret", "it is"),
    "Press ++ctrl+alt+del++.": ("pymdownx.keys", "Press"),
    "It {--was--} is.": ("pymdownx.critic", "was"),
    "$$\na^2\n$$": ("pymdownx.arithmatex", "a"),
    '/// admonition | Note\nText.\n///': ("pymdownx.blocks.admonition", "Text."),
    "!!! note\n\n    ??? tip\n\n        Text.": ("pymdownx.details", "Text."),
}  # fmt: skip
"""What is typed, the line that switches it on, and a word of it."""


@pytest.fixture
def site(shop: Path) -> Path:
    """A small sound handbook with a page."""
    return dress(shop, {"index.md": PAGE})


def said_of(site: Path, page: str, extensions: str = "") -> list[str]:
    """What is said of a page below a heading and a line."""
    settings = (site / "mkdocs.yml").read_text("utf-8").partition("markdown_extensions")[0]
    (site / "mkdocs.yml").write_text(settings + extensions, "utf-8")
    (site / "docs" / "more.md").write_text(f"# More\n\nText.\n\n{page}\n", "utf-8")
    return [line.removeprefix("docs/more.md:") for line in report_on(site)]


@pytest.mark.parametrize("typed", TYPED)
def test_it_is_named_with_the_line_that_switches_it_on(site: Path, typed: str) -> None:
    """And with that line nothing is said any more, and paper has a form for it."""
    line, word = TYPED[typed]
    said = said_of(site, typed)
    assert len(said) == 1 and " warning markdown-as-typed: “" in said[0]
    assert said[0].endswith(f"Write - {line} under markdown_extensions in mkdocs.yml.")
    if line in (
        "pymdownx.emoji",
        "pymdownx.arithmatex",
    ):  # pictures and scripts, of which check says that paper has none
        return
    assert said_of(site, typed, f"markdown_extensions:\n  - {line}\n") == []
    project = Project.load(site, TODAY)
    assert project.index
    prose = Prose(project.shown, project.index, project.site, [])
    assert word in str(prose.chapter("more.md", 1).nodes) and prose.problems == []


def test_the_first_of_each_kind_has_its_place(site: Path) -> None:
    """Line and column of the sign, and how many there are; one warning a kind."""
    said = said_of(site, "> - [ ] one\n> - [ ] two\n\nSo ==it== is, ==really==.")
    assert [line.split(" → ")[0] for line in said] == [
        "5:3 warning markdown-as-typed: “- [ ] one” was meant as a box to tick, and stands there as it was typed. 1 more on this page.",
        "8:4 warning markdown-as-typed: “==it== is, ==really=” was meant as marked text, and stands there as it was typed. 1 more on this page.",
    ]


@pytest.mark.parametrize(("page", "cure"), [
    ('--8<-- "other.md"', "Write the text itself in its place."),
    ("> [!NOTE]\n> Mind the step.", "Write !!! note, and the text below it, indented by four."),
    ("Read this:\n- one\n- two", "Put an empty line above it."),
    ("Read this\n1. one\n2. two", "Put an empty line above it."),
    ("Prices\n| a | b |\n|---|---|\n| 1 | 2 |", "Put an empty line above it."),
    ("```mermaid\ngraph TD\n```", "fence_code_format}]} under markdown_extensions in mkdocs.yml."),
])  # fmt: skip
def test_what_other_software_reads_otherwise_has_its_own_cure(site: Path, page: str, cure: str) -> None:
    """Where no line of mkdocs.yml would do, what to write is said."""
    said = said_of(site, page)
    assert len(said) == 1 and said[0].endswith(cure), said


@pytest.mark.parametrize("page", [
    "```\n??? note\n- [ ] a\n==b== :smile:\n```\n\n    === \"Tab\"\n\nSo `==this==` and ``:smile:``.",
    "````\n```mermaid\ngraph\n```\n````",
    "Open from 10:30:45; a:b:c, see :ref: and C++, i++ and ++i; 5 == 5 and a==b==c.",
    "What??? note that. It is ~5, ~~ or so; x^2^ and ^^; 1 + 1 ++ 2.",
    "A list:\n\n- one\n- two\n  more\n- three\n\n1. a\n2. b",
    "It was made in\n1986. Then it was\nmade anew - twice.",
    "- one\nlazy line\n- two",
    "!!! note\n    - one\n    - two\n\n[^1]: A note.\n\nSo[^1].\n\nTerm\n:   What it is\n\nText\n{: .big }",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\nText.\n\n---\n\n* * *\n\nTitle\n=======\n\nSub\n-----",
    "It costs $5 or $$ 6. [a](http://x.example/:smile:/b) <!-- ==not== :smile: -->",
    "> quoted\n> - one\n> - two\n\n[x]: https://x.example/\n\n- a\n\n    text:\n\n    - b",
])  # fmt: skip
def test_code_and_text_that_is_meant_are_left_alone(site: Path, page: str) -> None:
    """No warning for what only looks like a sign, or is switched on for every handbook."""
    assert said_of(site, page) == []


def test_what_is_switched_off_for_the_whole_site_counts(site: Path) -> None:
    """Extensions that are named in a group, by their long names, or as a part of others are on."""
    page = "*[SLA]: Service level agreement\n\n- [ ] one"
    assert said_of(site, page, "markdown_extensions:\n  markdown.extensions.abbr:\n  pymdownx.tasklist: {}\n") == []
    assert said_of(site, "*[SLA]: Service", "markdown_extensions: [pymdownx.extra]\n") == []
