"""The package as others get it: a wheel, in an environment without this checkout, for a handbook that stands elsewhere."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import urllib.request
from collections.abc import Callable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.conftest import ROOT, TODAY_EPOCH, Run, replace
from tests.environments import install, make
from tests.site.building import NATURAL, words_of
from tests.site.previewing import previewing

NAME = re.compile(r"[A-Za-z0-9._-]+")
PAGE = "# All\n\n{{ standards() }}\n\n{{ moments() }}\n"
EDITION = 'editions:\n  - id: "2026.10"\n    from: 2026-10-01\n'
Installed = Callable[..., Run]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment into which the wheel of this checkout is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*command, "--wheel-dir", folder, ROOT], check=True)
    (wheel,) = folder.glob("handbook_as_code-*.whl")
    python = make(folder / "environment")
    install(python, "--no-deps", "--no-index", "--ignore-installed", wheel)
    return python


def environment() -> dict[str, str]:
    """Nothing of this machine but where its programs are."""
    known = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    return {**known, "SOURCE_DATE_EPOCH": TODAY_EPOCH, "PYTHONUTF8": "1"}


@pytest.fixture
def installed(python: Path, shop: Path) -> Installed:
    """Run the installed command in the folder of a handbook that says no more of its site than it has to."""
    (shop / "mkdocs.yml").write_text(NATURAL, "utf-8")
    (shop / "docs").mkdir()
    (shop / "docs" / "index.md").write_text(PAGE, "utf-8")

    def run(*arguments: str) -> Run:
        command: list[str | Path] = [python.with_name("handbook"), *arguments]
        done = subprocess.run(command, cwd=shop, env=environment(), capture_output=True, text=True, encoding="utf-8")
        return Run(done.returncode, done.stdout, done.stderr)

    return run


def test_the_environment_holds_the_wheel_and_no_checkout(python: Path, tmp_path: Path) -> None:
    """Else the tests below would test what they must not."""
    said = subprocess.run(
        [python, "-c", "import handbook; print(handbook.__file__)"],
        cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert Path(said.strip()).is_relative_to(python.parent.parent)


def test_it_checks(installed: Installed) -> None:
    """With every rule."""
    run = installed("check")
    assert run.status == 0, run.out + run.err
    assert "front-line-without-page" in run.out


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_it_builds_with_any_engine(installed: Installed, shop: Path, engine: str) -> None:
    """Theme, plugin, macros and Markdown extension are found by their names; no setting is a path."""
    run = installed("build", "--engine", engine)
    assert run.status == 0, run.err
    assert "Thank the giver before you look in the bag." in words_of(shop / "site" / "index.html")
    assert (shop / "site" / "assets" / "handbook.css").is_file()
    assert (shop / "site" / "go" / "thank-giver" / "index.html").is_file()


def test_it_prints(installed: Installed, shop: Path) -> None:
    """Fonts and templates for paper are in the wheel."""
    run = installed("print", "book", "pocket")
    assert run.status == 0, run.err
    assert (shop / "print" / "handbook.pdf").read_bytes().startswith(b"%PDF")


def test_it_publishes(installed: Installed, shop: Path) -> None:
    """A frozen edition, into a plain folder."""
    with (shop / "standards.yml").open("a", encoding="utf-8") as file:
        file.write(EDITION)
    replace(shop / "standards.yml", "  edition:", "  site: https://shop.example/current/\n  edition:")
    page = PAGE + '\n{{ job("volunteer") }}\n\n{{ job("van-driver") }}\n'
    (shop / "docs" / "index.md").write_text(page, "utf-8")
    closed = installed("edition", "close")
    assert closed.status == 0, closed.err
    run = installed("publish", "2026.10", "--to", "www")
    assert run.status == 0, run.err
    assert (shop / "www" / "current" / "print" / "handbook.pdf").is_file()


@pytest.fixture
def preview(installed: Installed, python: Path, shop: Path) -> Iterator[str]:
    """The address of the installed command's preview."""
    with previewing(shop, python.with_name("handbook"), "serve", "--address", environment=environment()) as address:
        yield address


def test_it_serves(preview: str) -> None:
    """The preview of the same pages."""
    with urllib.request.urlopen(f"{preview}index.html") as page:
        assert "Thank the giver" in page.read().decode("utf-8")


def imported(source: str) -> Iterator[str]:
    """The packages that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
        yield from (name.partition(".")[0] for name in names)


def test_whatever_is_imported_is_declared() -> None:
    """What only comes along with something else may be gone with its next version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {normal(NAME.match(line).group()) for line in project["dependencies"]}  # type: ignore[union-attr]
    found = packages_distributions()
    for path in (ROOT / "handbook").rglob("*.py"):
        for name in set(imported(path.read_text("utf-8"))) - sys.stdlib_module_names - {"handbook"}:
            assert declared & {normal(distribution) for distribution in found[name]}, f"{path}: {name}"


def normal(name: str) -> str:
    """The name of a distribution as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_it_says_that_it_is_typed() -> None:
    """Whoever writes macros of their own has them checked."""
    assert (ROOT / "handbook" / "py.typed").is_file()
