"""An ordinary mkdocs.yml works, or check says in a sentence what in it does not, before an engine is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.pages.settings_check import KINDS
from tests.conftest import Run, replace
from tests.drop_in import report_on
from tests.site.building import NATURAL, build, dress

PAGE = "# All\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ jobs() }}\n\n{{ phrases() }}\n\n{{ tips() }}\n"


@pytest.fixture
def site(shop: Path) -> Path:
    """A small sound handbook with two pages, of an organisation that its site is called by."""
    replace(shop / "standards.yml", "organisation: Second Chapter, the hospice shop", "organisation: A handbook")
    return dress(shop, {"index.md": PAGE, "more/words.md": "# Words\n"})


def with_setting(site: Path, more: str) -> list[str]:
    """What is said of mkdocs.yml with some more lines at its top, without its name."""
    (site / "mkdocs.yml").write_text(more + NATURAL, "utf-8")
    return [line.removeprefix("mkdocs.yml:") for line in report_on(site)]


REFUSED = {
    "nam: A\n": "1:6 error site-setting: mkdocs.yml knows no “nam”. → Did you mean “nav”?",
    "google_analytics: [a, b]\n": "1:19 error site-setting: mkdocs.yml knows no “google_analytics”.",
    "repo_name: 2027\n": "1:12 error site-setting: “repo_name” is a text",
    'use_directory_urls: "yes"\n': "1:21 error site-setting: “use_directory_urls” is true or false",
    "nav: index.md\n": "1:6 error site-setting: “nav” is a list",
    "extra: [a]\n": "1:8 error site-setting: “extra” is a group of settings",
    "site_url: example.org\n": "1:11 error site-setting: “example.org” is no address.",
    "site_url: 'http://[x'\n": "1:11 error site-setting: “http://[x” is no address.",
    "docs_dir: .\n": "1:11 error site-setting: The pages have no folder of their own.",
    "site_dir: docs\n": "1:11 error site-over: docs would be written over docs",
    "site_dir: .\n": "1:11 error site-over: ",
    "site_dir: docs/site\n": "1:11 error site-setting: The folder of the site stands among the pages",
    "site_dir: !ENV [NOBODYS_SITE, ../out]\n": "1:11 error site-outside: ../out is not in the handbook's folder.",
    "extra_css: [a.css]\n": "1:13 error site-setting: There is no docs/a.css.",
    "extra_javascript: [{path: a.js, defer: true}]\n": "1:20 error site-setting: There is no docs/a.js.",
    "hooks: [hook.py]\n": "1:9 error site-setting: There is no hook.py.",
    "watch: [macro.py]\n": "1:9 error site-setting: There is no macro.py.",
    "markdown_extensions: [pymdownx.tabed]\n": "1:23 error site-setting: There is no extension “pymdownx.tabed”",
    "markdown_extensions: {nothing.at.all: {}}\n": "1:39 error site-setting: There is no extension “nothing.at.all”",
    "nav: [index.md, words.md]\n": "1:17 error menu-nowhere: There is no docs/words.md. → Did you mean “more/words.md”?",
    "nav:\n  - A: index.md\n  - B:\n    - C: more/\n": "4:10 error menu-nowhere: There is no docs/more/.",
    "nav:\n  - A:\n  - more/words.md\n": "2:7 error menu-nowhere: This line of the menu is neither",
    "nav:\n  - A: index.md\n    B: more/words.md\n": "2:5 error menu-nowhere: This line of the menu is neither",
    "nav: [index.md, more/words.md]\nexclude_docs: more/\n": "1:17 error menu-nowhere: more/words.md is left out",
    "nav: [more/words.md]\nnot_in_nav: '*.html'\n": "docs/index.md:1:1 warning page-not-in-menu: This page is in no menu.",
}  # fmt: skip
"""Lines of mkdocs.yml, and what is said of them first."""


FOLLOWS = ("page-not-in-menu", "source-on-site", "site-over")
"""What follows where a folder is in the wrong place, at files of its own."""


@pytest.mark.parametrize("more", REFUSED)
def test_what_an_engine_would_refuse_is_said_by_check(site: Path, more: str) -> None:
    """With line and column, and once."""
    said = with_setting(site, more)
    others = [line for line in said if not line.startswith(REFUSED[more])]
    assert len(others) == len(said) - 1
    assert [line for line in others if not any(rule in line for rule in FOLLOWS)] == []


@pytest.mark.parametrize("named, said", [
    ("name: handbook\n  language: xx", "3:13 error site-setting: The theme has no language “xx”."),
    ("name: handbook\n  icon: {logo: material/ankor}", "3:16 error site-setting: There is no icon “material/ankor”."),
    ("name: handbook\n  logo: our.svg", "3:9 error site-setting: There is no docs/our.svg."),
    ("name: handbook\n  custom_dir: ours", "3:15 error site-setting: There is no folder ours."),
    ("name: handbook\n  language: en\n  icon: {logo: material/anchor}\n  favicon: assets/favicon.svg", ""),
])  # fmt: skip
def test_the_theme_has_what_is_asked_of_it(site: Path, named: str, said: str) -> None:
    """Languages, icons, pictures and an organisation's own folder."""
    (site / "mkdocs.yml").write_text(f"theme:\n  {named}\n" + NATURAL.replace("theme: handbook\n", ""), "utf-8")  # fmt: skip
    found = [line.removeprefix("mkdocs.yml:") for line in report_on(site)]
    assert [line.startswith(said) for line in found] == ([True] if said else [])


@pytest.mark.parametrize("more", [
    "nav:\n  - index.md\n  - in-danger.md\n  - Words: more/words.md\n  - Elsewhere: https://example.org/\n  - Top: /other/\n",
    "nav: [index.md, in-danger.md]\nnot_in_nav: more/\n",
    "site_dir: !ENV [NOBODYS_SITE, out]\nsite_url: !ENV [NOBODYS_URL, 'https://x.example/']\n",
    "use_directory_urls: true\nrepo_url: https://git.example/a\nedit_uri: edit/main/docs/\ncopyright:\n",
    "extra_css: ['https://x.example/a.css']\nextra: {a: 1}\nvalidation: {nav: {omitted_files: warn}}\n",
    "markdown_extensions:\n  - pymdownx.tabbed: {alternate_style: true}\n  - markdown.extensions.abbr\n  - smarty\n",
])  # fmt: skip
def test_what_works_is_not_complained_of(site: Path, more: str) -> None:
    """Usual settings, each said right."""
    assert with_setting(site, more) == []


def test_a_plugin_has_to_be_there(site: Path) -> None:
    """One that makes the menu is told apart: its order is known to nobody before the build."""
    said = with_setting(site, "").copy()
    assert said == []
    (site / "mkdocs.yml").write_text(NATURAL.replace("[handbook]", "[handbook, mkie, awesome-nav]"), "utf-8")
    found = {line.split(": ")[1].split(" → ")[0] for line in report_on(site)}
    assert "The plugin “mkie” is not installed." in found
    assert any(line.startswith("“awesome-nav” makes the menu") for line in found)


def test_all_that_mkdocs_knows_may_be_set() -> None:
    """Our list of settings is that of the MkDocs that is installed, but for what it no longer takes."""
    from mkdocs.config.defaults import MkDocsConfig

    known = {name for name, _ in MkDocsConfig()._schema}
    assert set(KINDS) == known - {"config_file_path", "pages", "google_analytics", "mdx_configs"}


def test_a_parent_says_where_pages_and_site_are(site: Path) -> None:
    """INHERIT and !ENV: everything of the site stands in the folder they name."""
    (site / "docs").rename(site / "pages")
    (site / "base.yml").write_text(f"{NATURAL}docs_dir: pages\nsite_dir: !ENV [NOBODYS_SITE, public]\n", "utf-8")
    (site / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: !ENV [NOBODYS_NAME, Our shop]\n", "utf-8")
    run = build(site)
    assert run.returncode == 0, run.stderr
    assert (site / "public" / "handbook.json").is_file() and (site / "public" / "more" / "words.html").is_file()
    assert not (site / "site").exists()
    assert "Our shop" in (site / "public" / "index.html").read_text("utf-8")


def test_a_page_asks_for_a_template_that_there_is(site: Path) -> None:
    """At the line where it is asked for; the theme's own and an organisation's are found."""
    (site / "theme").mkdir()
    (site / "theme" / "ours.html").write_text('{% extends "main.html" %}', "utf-8")
    (site / "mkdocs.yml").write_text(
        NATURAL.replace("theme: handbook", "theme: {name: handbook, custom_dir: theme}"), "utf-8"
    )
    for name in ("main.html", "ours.html"):
        (site / "docs" / "more" / "words.md").write_text(f"---\ntemplate: {name}\n---\n# W\n", "utf-8")
        assert report_on(site) == []
    (site / "docs" / "more" / "words.md").write_text("---\ntitle: W\ntemplate: x\n---\n# W\n", "utf-8")
    assert report_on(site) == [
        "docs/more/words.md:3:1 error template-missing: The theme has no template “x”. → Correct the name, or take the line out."
    ]


@pytest.mark.parametrize("text, said", [
    ('{% extends "main.html" %}{% include "gone.html" %}', "The theme has no template “gone.html”"),
    ('{% extends "main.html" %}{% include "go" ~ "ne.html" %}', "The theme has no template “gone.html”"),
    ('{% extends "main.html" %}\n{% if %}', "theme/main.html:2:1  error  template-missing"),
])  # fmt: skip
def test_a_broken_template_of_the_theme_is_a_sentence(
    site: Path, handbook_command: Callable[..., Run], text: str, said: str
) -> None:
    """And no traceback, whichever template asks for it."""
    (site / "theme").mkdir()
    (site / "theme" / "main.html").write_text(text.replace("main.html", "base.html"), "utf-8")
    (site / "mkdocs.yml").write_text(
        NATURAL.replace("theme: handbook", "theme: {name: handbook, custom_dir: theme}"), "utf-8"
    )
    run = handbook_command("-C", site, "build")
    assert run.status == 1 and said in run.err and "Traceback" not in run.err
