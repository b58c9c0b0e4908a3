"""A build in which nothing is new makes nothing; whatever is new, in it or around it, ends in what a build from nothing makes."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jinja2
import pytest

import handbook
from handbook.project.unchanged import Said, Stamp, inputs
from handbook.project.unchanged.knowable import is_knowable
from handbook.web.caches import bytecode
from tests.attacked import Attacked
from tests.conftest import Run, replace, run_handbook
from tests.drop_in import FOLDERS
from tests.published import PAGES
from tests.site.building import dress

SAID = Said("no errors", "It is built.")
Files = dict[str, bytes]


def bare(folder: Path) -> Path:
    """A handbook with pages, and something in the place of a site."""
    dress(Path(shutil.copytree(FOLDERS / "good" / "one-file-shop", folder)), PAGES)
    (folder / "site" / "go").mkdir(parents=True)
    (folder / "site" / "index.html").write_text("<h1>Shop</h1>")
    (folder / "site" / "go" / "index.html").write_text("<h1>Go</h1>")
    return folder


def stamped(folder: Path) -> Path:
    """The same with a stamp, as a build leaves it."""
    stamp = Stamp(folder, ("mkdocs", "False"))
    stamp.begin(folder / "site")
    stamp.stands(folder / "site")
    stamp.keep(folder / "site", SAID)
    return folder


def known(folder: Path, *options: str) -> bool:
    return Stamp(folder, options or ("mkdocs", "False")).said() == SAID


@pytest.fixture(autouse=True, scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """In this process a package that is looked through in no time."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(inputs, "PACKAGE", tmp_path_factory.mktemp("package"))
        yield


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook with a stamp; a test leaves it as it was."""
    return stamped(bare(tmp_path_factory.mktemp("unchanged") / "shop"))


def test_nothing_changed_is_known_from_contents(shop: Path) -> None:
    """Neither a time nor a copy of a file with the same in it is a change."""
    assert known(shop)
    page = shop / "docs" / "index.md"
    os.utime(page, (0, 0))
    shutil.copyfile(page, page.with_suffix(".new"))
    page.with_suffix(".new").replace(page)
    assert known(shop)


def edits(folder: Path) -> Iterator[tuple[Path, bytes | None]]:
    """Every file of a handbook and its site with another content of the same length, and gone; and new ones."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and ".handbook.cache" not in path.parts):
        content = path.read_bytes()
        yield path, bytes([content[0] ^ 1]) + content[1:]
        yield path, None
    for name in ("docs/new.md", "parts/new.yml", "words/en.yml", "macros.py", "docs/.hidden", "site/go/new/index.html"):
        yield folder / name, b"x = 1\n"


def test_every_change_is_seen_whatever_its_time(shop: Path) -> None:
    """Of a page, a source, a setting or the site itself: changed in its place with the same length and time, gone, new."""
    for path, content in edits(shop):
        before, made = (path.read_bytes(), path.stat()) if path.exists() else (None, None), not path.parent.exists()
        path.parent.mkdir(exist_ok=True)
        path.unlink() if content is None else path.write_bytes(content)
        if before[1] and content is not None:
            os.utime(path, ns=(before[1].st_atime_ns, before[1].st_mtime_ns))
        assert not known(shop), f"{path}: {content!r}"
        path.unlink(missing_ok=True) if before[0] is None else path.write_bytes(before[0])
        if made:
            path.parent.rmdir()
        if "site" in path.parts:
            stamped(shop)
        assert known(shop), f"{path} as it was"


def test_the_day_the_environment_the_packages_and_what_is_asked_are_seen(
    shop: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Tomorrow, elsewhere, with another version of a package or of this one, or under --strict it may be another site."""
    assert not known(shop, "mkdocs", "True")
    for name, value in {"SOURCE_DATE_EPOCH": "0", "TZ": "Asia/Tokyo", "MIKE_DOCS_VERSION": "2"}.items():
        with monkeypatch.context() as patched:
            patched.setenv(name, value)
            assert not known(shop), name
    (tmp_path / "mkdocs-1.7.dist-info").write_text("")
    for name, other in {"PLACES": (*inputs.PLACES, str(tmp_path)), "PACKAGE": tmp_path}.items():
        with monkeypatch.context() as patched:
            patched.setattr(inputs, name, other)
            assert not known(shop), name
    assert known(shop)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("mkdocs.yml", "site_name: !ENV NAME\n"),
        ("mkdocs.yml", "INHERIT: ../base.yml\n"),
        ("mkdocs.yml", "hooks: [hook.py]\n"),
        ("mkdocs.yml", "plugins: [handbook, git-revision-date]\n"),
        ("mkdocs.yml", "plugins: {macros: {include_yaml: [../a.yml]}}\n"),
        ("mkdocs.yml", "markdown_extensions: [{pymdownx.snippets: {}}]\n"),
        ("mkdocs.yml", "theme: {name: handbook, custom_dir: ../theme}\n"),
        ("mkdocs.yml", "docs_dir: /srv/docs\n"),
        ("mkdocs.yml", "- a list\n"),
        ("macros.py", "import os\n"),
        ("macros.py", "from datetime import date\n"),
        ("macros.py", "import urllib.parse\nNEWS = urllib.request.urlopen('https://news.example')\n"),
        ("macros.py", "import re\nTIME = re.enum.sys.modules['time'].time()\n"),
        ("macros.py", "import urllib.parse\nTIME = urllib.parse.sys.modules['time'].time()\n"),
        ("macros.py", "import re\nother = re\n"),
        ("macros.py", "from re import enum\n"),
        ("macros.py", "def define_env(env):\n    env.macro(lambda: open('x').read(), 'x')\n"),
        ("macros.py", "def define_env(env):\n    env.macro(lambda: env.variables['git'], 'x')\n"),
        ("macros.py", "def define_env(env):\n    env.macro(lambda: ().__class__, 'x')\n"),
        ("macros.py", "def define_env(env):\n    other = env\n"),
        ("macros.py", "def define_env(given):\n    given.macro(given.page, 'x')\n"),
        ("macros.py", "def define_env(env:\n"),
    ],
)
def test_what_may_read_anything_is_built_every_time(tmp_path: Path, file: str, text: str) -> None:
    """A program, a plugin or a setting that may ask the disk, the clock or the network: nobody knows what they said."""
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nplugins: [handbook, macros]\n")
    (tmp_path / "macros.py").write_text(
        'import html\nimport urllib.parse\nfrom string import Template\n\n\ndef define_env(env):\n    @env.macro\n    def phone(who):\n        return html.escape(urllib.parse.quote(who))\n'
    )  # fmt: skip
    assert is_knowable(tmp_path)
    (tmp_path / file).write_text(text)
    assert not is_knowable(tmp_path)


def touched_inputs(shop: Path) -> None:
    (shop / "docs" / "index.md").write_text("# Changed meanwhile\n")


def touched_and_back(shop: Path) -> None:
    page = shop / "docs" / "index.md"
    before = page.read_bytes()
    touched_inputs(shop)
    page.write_bytes(before)


def there_for_a_moment(shop: Path) -> None:
    (shop / "docs" / "another.md").write_text("# Another\n")
    (shop / "docs" / "another.md").unlink()


def linked(shop: Path) -> None:
    (shop / "docs" / "linked.md").symlink_to(shop.parent / "elsewhere.md")


@pytest.mark.parametrize("meanwhile", [touched_inputs, touched_and_back, there_for_a_moment, linked])
def test_what_changes_while_it_is_built_leaves_no_stamp(tmp_path: Path, meanwhile: Callable[[Path], None]) -> None:
    """Nobody knows which of both the site was made from, even if it is as before at the end; nor what stands behind a link."""
    shop = bare(tmp_path / "shop")
    for path in (shop / "docs" / "index.md", shop / "docs"):
        os.utime(path, (0, 0))
    stamp = Stamp(shop, ("mkdocs", "False"))
    stamp.begin(shop / "site")
    meanwhile(shop)
    stamp.stands(shop / "site")
    stamp.keep(shop / "site", SAID)
    assert not known(shop)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"made": 1}', b'{"made": ["../.."], "stands": "", "inputs": ""}'])
def test_a_stamp_that_cannot_be_read_is_none(tmp_path: Path, content: bytes) -> None:
    """It is only a hint; without it a site is built."""
    shop = stamped(bare(tmp_path / "shop"))
    (shop / ".handbook.cache" / "built.json").write_bytes(content)
    assert not known(shop)


def files(site: Path) -> Files:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_build_ends_in_what_a_build_from_nothing_makes(tmp_path: Path) -> None:
    """After nothing the same files say the same; after an edit there is no trace of what was."""
    shop = Path(shutil.copytree(FOLDERS / "good" / "one-file-shop", tmp_path / "shop"))
    dress(shop, PAGES)
    first = run_handbook(shop, "build")
    made, numbers = files(shop / "site"), {path: path.stat().st_ino for path in (shop / "site").rglob("*")}
    again = run_handbook(shop, "build")
    assert (again.status, again.out) == (0, first.out)
    assert again.err in first.err and "Documentation built" not in again.err
    assert {path: path.stat().st_ino for path in (shop / "site").rglob("*")} == numbers
    replace(shop / "docs" / "index.md", "#", "# Another")
    other = Path(shutil.copytree(shop, tmp_path / "other", ignore=shutil.ignore_patterns("site", ".handbook.cache")))
    assert [built(shop), built(other)] == [0, 0]
    assert files(shop / "site") == files(other / "site") != made


def test_a_site_has_no_letters_of_the_computer(tmp_path: Path) -> None:
    """A font that somebody installs is no change of a handbook: a logo with words in it is drawn without."""
    shop = Path(shutil.copytree(FOLDERS / "good" / "one-file-shop", tmp_path / "shop"))
    dress(shop, PAGES)
    replace(shop / "standards.yml", "  currency: GBP\n", "  currency: GBP\n  look:\n    logo: logo.svg\n")
    (shop / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="9" font-family="Handbook Sans">Ab</text></svg>'
    )
    other = Path(shutil.copytree(shop, tmp_path / "other"))
    shutil.copytree(
        Path(handbook.__file__).parent / "paper" / "fonts", tmp_path / "with" / ".local" / "share" / "fonts"
    )
    for folder, home in ((shop, "without"), (other, "with")):
        run = run_handbook(folder, "build", HOME=str(tmp_path / home))
        assert run.status == 0, run.err
    assert files(shop / "site") == files(other / "site")


def test_whatever_happens_the_next_build_ends_in_what_a_build_from_nothing_makes(tmp_path: Path) -> None:
    """Edits, other days, damage, builds that are killed or run at once, as dice have it; `tests/attacked.py` throws more."""
    attacked = Attacked(tmp_path, seed=22)
    for _ in range(3):
        happened, is_same = attacked.round(3)
        assert is_same, happened


def built(folder: Path) -> int:
    done: Run = run_handbook(folder, "build")
    return done.status


class Counting(jinja2.Environment):
    """Counts what it compiles."""

    compiled = 0

    def compile(self, *given: Any, **said: Any) -> Any:
        """As ever."""
        self.compiled += 1
        return super().compile(*given, **said)


def drawn(loader: jinja2.BaseLoader, **settings: Any) -> tuple[str, int]:
    """What a template says to a process that has compiled none, and how many it compiles for that."""
    environment = Counting(loader=loader, bytecode_cache=bytecode.TemplateCache(), **settings)
    return environment.get_template("said.html").render(word="<b>"), environment.compiled


def test_installed_templates_are_compiled_once_and_never_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process takes over what another compiled, unless the template, its environment or the file is another by now."""
    kept, package, house = tmp_path / "kept", tmp_path / "package", tmp_path / "house"
    monkeypatch.setattr(bytecode, "COMPILED", kept)
    monkeypatch.setattr(bytecode, "INSTALLED", (package,))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    for folder in (package, house):
        folder.mkdir()
        (folder / "said.html").write_text("Says {{ word }}")
    ours = jinja2.FileSystemLoader(package)
    assert drawn(ours) == ("Says <b>", 1)
    assert drawn(ours) == ("Says <b>", 0)
    assert drawn(ours, autoescape=True) == ("Says &lt;b&gt;", 1)
    (package / "said.html").write_text("Told {{ word }}")
    assert drawn(ours) == ("Told <b>", 1)
    for harm in (
        lambda whole: whole.replace(b"Told", b"Lies"),
        bytes.swapcase,
        lambda whole: whole[:-1],
        lambda _: b"",
    ):
        for file in kept.iterdir():
            file.write_bytes(harm(file.read_bytes()))
        assert drawn(ours) == ("Told <b>", 1)
    number = len(list(kept.iterdir()))
    assert drawn(jinja2.FileSystemLoader(house)) == ("Says <b>", 1)
    assert len(list(kept.iterdir())) == number
