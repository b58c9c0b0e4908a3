"""A page is text and macros: whatever else a template could do is refused before anything is rendered, and again by the sandbox."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from handbook.model.problems import RULES, Severity
from handbook.pages.calls import read_calls
from handbook.pages.front_matter import wrong_front_matter
from handbook.pages.macros import MACROS
from handbook.pages.sandbox import NAME, page_environment, page_template
from handbook.system import limits
from tests.conftest import run_handbook
from tests.hostile_pages import FRONTS, RUNS, WAYS
from tests.site.building import dress

HARMLESS = """\
---
title: A page {with braces}
---
# Text that looks dangerous

{{ standards() }} and {{- ref("a", ) -}} and {{ ref( id = 'b{#' ) }}, `{% raw %}{{ 7 * 7 }}{% endraw %}`.

```
{% raw %}{% set x = RUNS %} {# nothing #} {{ RUNS }}{% endraw %}
```

100 % of {these} and }} those %} and #} that; # for x in y, % set x, ${x}, <% x %>, [[ x ]].
"""


def refused(text: str) -> list[str]:
    """The rules of errors about a page."""
    findings = [*wrong_front_matter(text), *read_calls(text, frozenset(MACROS)).findings]
    return [found.rule for found in findings if RULES[found.rule].severity is Severity.ERROR]


@pytest.mark.parametrize("way", WAYS)
def test_whatever_is_no_literal_call_is_refused(way: str) -> None:
    """By the checker, whose word is about the whole page, and none of it is hidden by what stands around it."""
    assert refused("# A page\n\n" + WAYS[way].replace("RUNS", RUNS) + "\n")


@pytest.mark.parametrize("way", WAYS)
def test_the_sandbox_refuses_it_as_well(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that is started without us has its own environment and our extension in it, whatever markers it was told."""
    monkeypatch.chdir(tmp_path)
    text = WAYS[way].replace("RUNS", RUNS)
    theirs = jinja2.Environment(extensions=[NAME], variable_start_string="[[", line_statement_prefix="#")
    ours = page_environment({name: lambda *_, **__: "" for name in MACROS})
    theirs.globals.update(ours.globals)
    for environment in (theirs, ours):
        with pytest.raises(jinja2.TemplateSyntaxError):
            environment.from_string(text)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("front", FRONTS)
def test_front_matter_is_a_mapping_without_macros(front: str) -> None:
    """Some engines render titles, and some leave what is no mapping in the text."""
    assert refused(FRONTS[front].replace("RUNS", RUNS))


@pytest.mark.parametrize(
    "written", ["- a", "just words", "# only a comment", "date: 2026-02-30", "x: !!int abc", "x: !!bool x", "x: [", "\tx: 1",
                "x: *nobody", "render_macros: false", "include_yaml: [a.yml]", "x: !!python/name:os.system", "[" * 5000]
)  # fmt: skip
def test_front_matter_that_cannot_be_read_is_an_error(written: str) -> None:
    """MkDocs would put it into the text of the page without a word."""
    assert refused(f"---\n{written}\n---\n\n# A\n") == ["page-front-matter"]


def test_text_that_looks_dangerous_is_text() -> None:
    """What stands in raw is shown as it is, and single braces and signs mean nothing."""
    assert refused(HARMLESS) == []
    calls = read_calls(HARMLESS, frozenset(MACROS)).calls
    assert [(call.name, call.line, call.column) for call in calls] == [
        ("standards", 6, 4),
        ("ref", 6, 27),
        ("ref", 6, 49),
    ]
    shown = page_environment(dict.fromkeys(MACROS, lambda *_, **__: "CALLED")).from_string(HARMLESS).render()
    assert shown.count("CALLED") == 3 and "{{ 7 * 7 }}" in shown and "{# nothing #}" in shown


def test_what_a_page_says_of_itself_is_no_macro() -> None:
    """`standards: greet` at the top of a story names an entry; {{ standards() }} below still is the macro."""
    template = page_environment({"standards": lambda: "the standards"}).from_string("{{ standards() }}")
    assert template.render(standards="greet") == "the standards"


def test_a_page_that_is_compiled_once_calls_whatever_macros_it_is_given() -> None:
    """Checker, print and preview each put something else in their place; what one may call, another need not know."""
    page = "{{ standards() }} and {{ tips() }}"
    for said in ("one", "other"):
        shown = page_template(page, {"standards": lambda said=said: said, "tips": lambda: "tips"}).render()
        assert shown == f"{said} and tips"
    with pytest.raises(jinja2.TemplateSyntaxError):
        page_template(page, {"standards": lambda: "one"})


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("# A {#a }\n\n{{ standards() }} {# and {#", "# A {#a }\n\nCALLED {# and {#"),
        ("{{ standards('{#') }} {#", "CALLED {#"),
        ("{% raw %}{#{% endraw %} x{#-", "{# x{#-"),
        ("a {# b #} c {#} d", "a  c {#} d"),
    ],
)
def test_a_comment_that_never_ends_hides_nothing(page: str, shown: str) -> None:
    """In every engine and in print: it is shown as it stands."""
    assert refused(page) == []
    assert page_environment({"standards": lambda *_: "CALLED"}).from_string(page).render() == shown


@pytest.mark.parametrize(
    "piece",
    ["{{ " + "(" * 50, "{{ " * 50, "{{ ref(" + "1" * 5000 + ") }}", "{% ", "{% raw %}", "{{ ref('\n", "{#", "{{-"],
)
def test_a_page_is_read_in_the_time_of_its_length(piece: str) -> None:
    """However often it stands there, and what is too deep or too long is a sentence."""
    rules = [found.rule for found in read_calls(piece * (100_000 // len(piece)), frozenset(MACROS)).findings]
    assert rules
    assert rules.count("page-syntax") <= limits.UNREADABLE_CALLS + 1


@pytest.mark.parametrize(
    "extensions",
    [
        "[evil]",
        "[toc: {no_such: option, permalink: []}]",
        "[pymdownx.tabbed: {slugify: 7}]",
        "[toc: {slugify: !!python/name:evil.slug}]",
        "[toc: {slugify: !!python/object/apply:evil.slug {}}]",
    ],
    ids=["extension", "unknown option", "wrong option", "function", "called"],
)
def test_checking_runs_nothing_that_a_handbook_brings(shop: Path, extensions: str) -> None:
    """Whatever `mkdocs.yml` names and however: who checks a handbook that somebody sent has not trusted it yet."""
    dress(shop, {"index.md": "# Shop\n\n{{ standards() }}\n\n{{ moments() }}\n"})
    (shop / "evil.py").write_text(f"open({str(shop / 'RAN')!r}, 'w')\nslug = print\n", "utf-8")
    with (shop / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(f"markdown_extensions: {extensions}\n")
    run = run_handbook(shop, "check")
    assert not (shop / "RAN").exists() and "Traceback" not in run.err
