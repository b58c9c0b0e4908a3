"""The engines: one site from each, what each needs, and what Zensical leaves behind, which is nothing."""

from __future__ import annotations

import html
import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.web.engines.engine import ENGINES, engine_called
from handbook.web.engines.refusals import CannotBuild
from tests.built_once import built_once
from tests.conftest import TODAY_EPOCH, Run, replace
from tests.drop_in import FOLDERS
from tests.environments import with_properdocs
from tests.site.building import NATURAL, build, dress, folded, words_of

Command = Callable[..., Run]
PAGES = {
    "index.md": "# All\n\n!!! note\n    Mind the *step*.\n\n    {{ standards() }}\n\n{{ moments() }}\n\n{{ huddle() }}\n",
    "more/words.md": "# Words\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n{{ phrases() }}\n\n{{ limits() }}\n\n{{ glossary() }}\n",
}
SCRIPTS = {"more/scripts.md": "# Scripts\n\n[電話](#電話)\n\n## 挨拶\n\n## 電話\n\n## Straße\n"}
GENERATOR = re.compile(r'<meta name="generator" content="[^"]*">')
OWN_FILES = (".json", ".ics", ".xml", ".csv", ".webmanifest")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The site of one handbook, by each engine, ProperDocs in an environment of its own."""
    made = built_once(tmp_path_factory, "by_each_engine", _build_with_each)
    return {engine: made / engine / "site" for engine in ENGINES}


def _build_with_each(folder: Path) -> None:
    pythons = dict.fromkeys(ENGINES, Path(sys.executable)) | {"properdocs": with_properdocs()}
    for engine, python in pythons.items():
        shop = Path(shutil.copytree(FOLDERS / "good" / "one-file-shop", folder / engine))
        run = build(dress(shop, PAGES | SCRIPTS), "--engine", engine, python=python)
        assert run.returncode == 0, run.stderr


def files(site: Path) -> dict[str, Path]:
    """The files of a site by their names."""
    return {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}


def without_generator(path: Path) -> str:
    """What stands in a page, but for what says which engine made it."""
    return GENERATOR.sub("", path.read_text("utf-8"))


def test_properdocs_makes_the_same_site_but_for_its_name(sites: dict[str, Path]) -> None:
    """Page by page and file by file; the worker holds digests of pages, and so of that name."""
    mine, theirs = files(sites["mkdocs"]), files(sites["properdocs"])
    assert mine.keys() == theirs.keys()
    for name in mine.keys() - {"worker.js", "sitemap.xml.gz"}:
        if name.endswith(".html"):
            assert without_generator(mine[name]) == without_generator(theirs[name]), name
        else:
            assert mine[name].read_bytes() == theirs[name].read_bytes(), name


@pytest.mark.parametrize("engine", sorted(ENGINES.keys() - {"mkdocs"}))
def test_every_engine_makes_the_same_pages_in_a_frame_of_its_own(sites: dict[str, Path], engine: str) -> None:
    """The same addresses, the same words on every page, and the same files beside the pages."""
    mine, theirs = files(sites["mkdocs"]), files(sites[engine])
    for site in (mine, theirs):
        note = re.search(
            r'<div class="admonition note">(.*?)\n</div>', site["index.html"].read_text("utf-8"), re.DOTALL
        )
        assert note and "Thank the giver" in note[1], "what a macro shows stands in the note that it was called in"
    pages = {name for name in mine if name.endswith(".html")}
    assert pages == {name for name in theirs if name.endswith(".html")}
    for name in ("index.html", "more/words.html"):
        assert words_of(mine[name]) == words_of(theirs[name])
        assert ids(mine[name]) == ids(theirs[name])
    beside = {name for name in mine if name.endswith(OWN_FILES) and not name.startswith(("assets/", "sitemap"))}
    assert len(beside) > 5
    for name in beside:
        assert mine[name].read_bytes() == theirs[name].read_bytes(), name


def test_a_whole_handbook_reads_the_same(ferry: Path, by_zensical: Path) -> None:
    """Page by page the same words, anchors and markup in the article, so that what a browser does with it is looked at once."""
    names = {name for name in files(ferry) if name.endswith(".html")}
    assert names == {name for name in files(by_zensical) if name.endswith(".html")} and len(names) > 100
    differ = {name for name in names if article(ferry / name) != article(by_zensical / name)}
    assert differ == set()


@pytest.mark.parametrize("engine", ENGINES)
def test_headings_are_called_by_their_words_in_any_script(sites: dict[str, Path], engine: str) -> None:
    """A number would become another heading's when one is put above it."""
    page = sites[engine] / "more" / "scripts.html"
    assert ids(page) == ["scripts", "挨拶", "電話", "strasse"]
    assert 'href="#電話"' in page.read_text("utf-8")


def article(page: Path) -> str:
    """What stands in a page's article, white space folded and without the place that Zensical's link to the content leads to."""
    text = page.read_text("utf-8").partition("<article")[2].partition("</article>")[0]
    return folded(text.replace('<a id="__skip" tabindex="-1"></a>', ""))


def ids(page: Path) -> list[str]:
    """The anchors in a page's article, in their order."""
    return [html.unescape(id_) for id_ in re.findall(r'\sid="(?!__)([^"]+)"', article(page))]


@pytest.mark.parametrize("engine", ENGINES)
def test_no_python_of_the_theme_stands_in_the_site(sites: dict[str, Path], engine: str) -> None:
    """The theme is a package; what makes it one is no page."""
    assert not [name for name in files(sites[engine]) if name.endswith((".py", ".pyc", ".yml"))]


@pytest.mark.parametrize("engine", ENGINES)
def test_every_page_is_drawn_with_what_the_theme_brings(sites: dict[str, Path], engine: str) -> None:
    """`mkdocs.yml` names no style sheet and no script; each that a page names is there."""
    page = (sites[engine] / "more" / "words.html").read_text("utf-8")
    named = re.findall(r'(?:src|href)="\.\./(assets/[^"?]+\.(?:css|js|svg))', page)
    assert {"assets/handbook.css", "assets/search.js", "assets/favicon.svg"} <= set(named)
    assert all((sites[engine] / name).is_file() for name in named)


def test_an_engine_nobody_knows_is_an_error_with_a_cure() -> None:
    """It is not the last one in the list."""
    with pytest.raises(CannotBuild, match=r"no engine “zensicle”\. Did you mean “zensical”"):
        engine_called("zensicle")


def test_a_missing_engine_is_a_sentence_that_says_how_to_get_it(handbook_command: Command, shop: Path) -> None:
    """ProperDocs is not installed where the tests run, and must not be."""
    run = handbook_command("-C", dress(shop, PAGES), "build", "--engine", "properdocs")
    assert run.status == 1
    assert "properdocs is not installed here. Get it with: pip install 'handbook-as-code[properdocs]'" in run.err
    assert "Traceback" not in run.err
    assert not (shop / "site").exists()


def test_only_an_engine_with_a_preview_serves_one(handbook_command: Command, shop: Path) -> None:
    """Zensical's own preview would end at the first mistake."""
    run = handbook_command("-C", dress(shop, PAGES), "serve", "--engine", "zensical")
    assert run.status == 1
    assert "handbook serve --engine mkdocs" in run.err


def test_a_site_without_theme_and_plugin_is_not_begun(handbook_command: Command, shop: Path) -> None:
    """Half a site is none to publish; the preview says it on its page until it is mended."""
    dress(shop, PAGES)
    (shop / "mkdocs.yml").write_text("site_name: A handbook\ntheme: material\nplugins: [search]\n", "utf-8")
    run = handbook_command("-C", shop, "build")
    assert run.status == 1
    assert "The plugin “handbook” is missing." in run.err and "Write theme: handbook" in run.err
    assert "Traceback" not in run.err
    assert not (shop / "site").exists()


def test_where_mike_would_build_with_properdocs_check_says_so(shop: Path) -> None:
    """In an environment with ProperDocs, and only of a site that names mike."""
    dress(shop, PAGES)
    command: list[str | Path] = [with_properdocs(), "-m", "handbook", "-C", shop, "check", "--format", "github"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": TODAY_EPOCH}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert "properdocs-too" not in said
    (shop / "mkdocs.yml").write_text(NATURAL.replace("[handbook]", "[handbook, mike]"), "utf-8")
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert "mkdocs.yml,line=4,col=21,title=properdocs-too::" in said


def test_a_list_that_zensical_would_join_stops_it_and_warns_for_mkdocs(handbook_command: Command, shop: Path) -> None:
    """MkDocs takes the list of the file, Zensical that and the inherited one."""
    dress(shop, PAGES)
    (shop / "mkdocs.yml").rename(shop / "base.yml")
    (shop / "mkdocs.yml").write_text("INHERIT: base.yml\nplugins: [handbook, material/meta]\n", "utf-8")
    run = handbook_command("-C", shop, "check")
    assert run.status == 0 and "mkdocs.yml:2:1  warning  list-twice" in run.out
    run = handbook_command("-C", shop, "build", "--engine", "zensical")
    assert run.status == 1 and "mkdocs.yml:2: “plugins” stands in base.yml too" in run.err
    assert handbook_command("-C", shop, "build").status == 0
    silence = "# ok: list-twice we build with MkDocs only\nplugins:\n- "
    replace(shop / "mkdocs.yml", "plugins: [handbook, material/meta]", f"{silence}handbook\n- material/meta")
    assert "list-twice" not in handbook_command("-C", shop, "check").out


def test_zensical_leaves_nothing_hidden_behind_when_a_page_ends_it(shop: Path) -> None:
    """The site that was there stays, too, and what is wrong is said with its place, in a template as well."""
    dress(shop, PAGES)
    assert build(shop, "--engine", "zensical").returncode == 0
    before, site = {path.name for path in shop.iterdir()}, files(shop / "site").keys()
    (shop / "macros.py").write_text("def define_env(env):\n    raise SystemError('no')\n", "utf-8")
    run = build(shop, "--engine", "zensical")
    assert run.returncode == 1 and "macros.py:2: your own macros cannot be used: SystemError: no" in run.stderr
    assert {path.name for path in shop.iterdir()} - {"__pycache__"} == before | {"macros.py"}
    (shop / "macros.py").unlink()
    (shop / "own").mkdir()
    (shop / "own" / "404.html").write_text("\n{{ config.no.such.thing }}", "utf-8")
    replace(shop / "mkdocs.yml", "theme: handbook", "theme: {name: handbook, custom_dir: own}")
    run = build(shop, "--engine", "zensical")
    assert run.returncode == 1 and "own/404.html:2: your own file cannot be used: undefined value" in run.stderr
    assert files(shop / "site").keys() == site


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM that could be caught")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_zensical_leaves_nothing_hidden_behind_when_it_is_interrupted(shop: Path, number: signal.Signals) -> None:
    """As Ctrl-C does, and as whoever runs the build in the background does; a macro says when it is in the middle."""
    dress(shop, {"index.md": PAGES["index.md"] + "\n{{ wait() }}\n"})
    os.mkfifo(shop / "here")
    (shop / "macros.py").write_text(
        textwrap.dedent("""\
        from pathlib import Path
        def define_env(env):
            @env.macro
            def wait():
                Path("here").write_text("I am here")
                return Path("here").read_text()
        """),
        "utf-8",
    )
    running = subprocess.Popen([sys.executable, "-m", "handbook", "build", "--engine", "zensical"], cwd=shop)
    assert (shop / "here").read_text("utf-8") == "I am here"
    assert (shop / ".handbook-zensical.yml").exists()
    running.send_signal(number)
    assert running.wait() != 0
    assert not list(shop.glob(".handbook*"))
    assert not (shop / "site").exists()


def test_what_a_killed_build_left_behind_is_gone_after_the_next(shop: Path) -> None:
    """Nothing can tidy up after SIGKILL; the next build does."""
    dress(shop, PAGES)
    (shop / ".handbook-zensical").mkdir()
    (shop / ".handbook-zensical.yml").write_text("site_name: Half", "utf-8")
    assert build(shop, "--engine", "zensical").returncode == 0
    assert not list(shop.glob(".handbook*"))


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_an_organisation_has_macros_of_its_own(handbook_command: Command, shop: Path, engine: str) -> None:
    """They stand in macros.py; `check` knows them by name without running them, and names a mistyped one."""
    dress(shop, {**PAGES, "own.md": "# Own\n\nCall {{ phone('desk') }}.\n"})
    (shop / "macros.py").write_text(
        "def define_env(env):\n    @env.macro\n    def phone(who):\n        return f'**{who}: 7**'\n", "utf-8"
    )
    run = build(shop, "--engine", engine)
    assert run.returncode == 0, run.stderr
    assert "<strong>desk: 7</strong>" in (shop / "site" / "own.html").read_text("utf-8")
    replace(shop / "docs" / "own.md", "phone", "phne")
    shutil.rmtree(shop / "__pycache__", ignore_errors=True)
    checked = handbook_command("-C", shop, "check")
    assert checked.status == 1 and "Did you mean “phone”?" in checked.out
    assert not (shop / "__pycache__").exists()


@pytest.mark.parametrize(
    ("macros", "said"),
    [
        ("import no_such_thing\n", "macros.py:1: your own macros cannot be used: ModuleNotFoundError"),
        ("def define_env(env):\n    env.nothing()\n", "macros.py:2: your own macros cannot be used: AttributeError"),
    ],
    ids=["imported", "registered"],
)
def test_a_mistake_in_macros_of_ones_own_is_a_sentence(shop: Path, macros: str, said: str) -> None:
    """With the line in macros.py; only running it shows what is wrong with a program."""
    dress(shop, PAGES)
    (shop / "macros.py").write_text(macros, "utf-8")
    run = build(shop)
    assert run.returncode == 1 and said in run.stderr and "Traceback" not in run.stderr


def test_macros_of_the_first_edition_are_still_read(shop: Path) -> None:
    """What they call is there, and has nothing left to do."""
    dress(shop, PAGES)
    written = "from handbook.web import offer_macros\n\n\ndef define_env(env):\n    offer_macros(env)\n"
    (shop / "macros.py").write_text(written, "utf-8")
    run = build(shop)
    assert run.returncode == 0, run.stderr


def test_no_macro_of_ones_own_is_on_paper_and_that_is_said(handbook_command: Command, shop: Path) -> None:
    """The book is set without running macros.py; the warning stands where the macro does."""
    dress(shop, {"index.md": "# Own\n\nCall {{ phone('desk') }}.\n\n{{ standards() }}\n\n{{ moments() }}\n"})
    (shop / "macros.py").write_text(
        "def define_env(env):\n    def call(who):\n        return who\n    env.macro(call, 'phone')\n", "utf-8"
    )
    run = handbook_command("-C", shop, "print", "book")
    assert run.status == 0
    assert "docs/index.md:3:9  warning  macro-not-on-paper" in run.err + run.out


def test_what_zensical_lacks_on_its_own_is_said(handbook_command: Command, shop: Path) -> None:
    """It knows the theme, and runs no plugin of ours: no macro, nothing beside the pages."""
    dress(shop, PAGES)
    assert build(shop, module="zensical").returncode == 0
    assert "{{ standards() }}" in words_of(shop / "site" / "index.html")
    run = handbook_command("-C", shop, "check")
    assert "site-unfinished" in run.out and "handbook build --engine zensical" in run.out
    assert build(shop, "--engine", "zensical").returncode == 0
    assert "site-unfinished" not in handbook_command("-C", shop, "check").out
