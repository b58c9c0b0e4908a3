"""The package as others get it: a wheel, in an environment without this checkout, for a handbook that stands elsewhere."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.built_once import built_once
from tests.conftest import ROOT, TODAY_EPOCH, Run, replace
from tests.environments import install, make, python_of
from tests.site.building import words_of
from tests.site.previewing import previewing

NAME = re.compile(r"[A-Za-z0-9._-]+")
DO = "Answer the phone with the name of the house and your own."
"""What the one standard of a new handbook asks for."""
Installed = Callable[..., Run]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment into which the wheel of this checkout is installed."""
    return python_of(built_once(tmp_path_factory, "wheel", _install_wheel) / "environment")


def _install_wheel(folder: Path) -> None:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*command, "--wheel-dir", folder, ROOT], check=True)
    (wheel,) = folder.glob("handbook_as_code-*.whl")
    install(make(folder / "environment"), "--no-deps", "--no-index", "--ignore-installed", wheel)


def environment() -> dict[str, str]:
    """Nothing of this machine but where its programs are."""
    known = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    return {**known, "SOURCE_DATE_EPOCH": TODAY_EPOCH, "PYTHONUTF8": "1"}


@pytest.fixture(scope="module")
def begun(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook that the installed command has begun."""

    def begin(folder: Path) -> None:
        given = ("--organisation", "Ashby Council", "--no-elsewhere", "--yes")
        run = run_installed(python, folder, "init", "desk", *given)
        assert run.status == 0, run.err

    return built_once(tmp_path_factory, "begun", begin) / "desk"


def run_installed(python: Path, folder: Path, *arguments: str) -> Run:
    """Run the installed command in a folder."""
    command: list[str | Path] = [python.with_name("handbook"), *arguments]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, encoding="utf-8")
    return Run(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def desk(begun: Path, tmp_path: Path) -> Path:
    """The folder of a handbook that has just been begun."""
    return Path(shutil.copytree(begun, tmp_path / "desk"))


@pytest.fixture
def installed(python: Path, desk: Path) -> Installed:
    """Run the installed command in it."""
    return partial(run_installed, python, desk)


def test_the_environment_holds_the_wheel_and_no_checkout(python: Path, tmp_path: Path) -> None:
    """Else the tests below would test what they must not."""
    said = subprocess.run(
        [python, "-c", "import handbook; print(handbook.__file__)"],
        cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert Path(said.strip()).is_relative_to(python.parent.parent)


def test_it_checks(installed: Installed) -> None:
    """With every rule, and what it begins itself is without fault."""
    run = installed("check", "--strict")
    assert (run.status, run.out.splitlines()[0]) == (0, "Nothing wrong: 9 standards and 15 moments in 25 files.")


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_it_builds_with_any_engine(installed: Installed, desk: Path, engine: str) -> None:
    """Theme, plugin, macros and Markdown extension are found by their names; no setting is a path."""
    run = installed("build", "--engine", engine)
    assert run.status == 0, run.err
    assert DO in words_of(desk / "site" / "standards.html")
    assert (desk / "site" / "assets" / "handbook.css").is_file()
    assert (desk / "site" / "go" / "say-your-name" / "index.html").is_file()


def test_it_prints(installed: Installed, desk: Path) -> None:
    """Fonts and templates for paper are in the wheel."""
    run = installed("print", "book", "pocket")
    assert run.status == 0, run.err
    assert (desk / "print" / "handbook.pdf").read_bytes().startswith(b"%PDF")


def test_it_publishes_the_first_edition_and_the_next(installed: Installed, desk: Path) -> None:
    """Into a plain folder, with nothing written but an address and a better word."""
    replace(desk / "standards.yml", "  # site: https", "  site: https")
    assert installed("edition", "close").status == 0
    run = installed("publish", "2026-1", "--to", "www")
    assert run.status == 0, run.err
    assert (desk / "www" / "current" / "print" / "handbook.pdf").is_file()
    assert installed("edition", "open", "2026-2").status == 0
    replace(desk / "standards" / "service.yml", DO, f"{DO[:-1]}, slowly.")
    refused = installed("edition", "close")
    assert "say-your-name" in refused.out + refused.err


def test_it_brings_the_sample(python: Path, tmp_path: Path) -> None:
    """The wheel holds what stands beside the program in this repository."""
    run = run_installed(python, tmp_path, "init", "--sample")
    assert run.status == 0, run.err
    assert run_installed(python, tmp_path, "check").status == 0


@pytest.fixture
def preview(python: Path, desk: Path) -> Iterator[str]:
    """The address of the installed command's preview."""
    with previewing(desk, python.with_name("handbook"), "serve", "--address", environment=environment()) as address:
        yield address


def test_it_serves(preview: str) -> None:
    """The preview of the same pages."""
    with urllib.request.urlopen(f"{preview}standards.html") as page:
        assert DO in page.read().decode("utf-8")


def imported(source: str) -> Iterator[str]:
    """The packages that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
        yield from (name.partition(".")[0] for name in names)


def test_whatever_is_imported_is_declared() -> None:
    """What only comes along with something else may be gone with its next version; what one place alone needs is an extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = {"authoring/office": "office", "web/engines/zensical.py": "zensical"}
    found = packages_distributions()
    for path in (ROOT / "handbook").rglob("*.py"):
        place = path.relative_to(ROOT / "handbook").as_posix()
        needed = [name for start, name in extras.items() if place.startswith(start)]
        lines = [
            *project["dependencies"],
            *(line for name in needed for line in project["optional-dependencies"][name]),
        ]
        declared = {normal(NAME.match(line).group()) for line in lines}  # type: ignore[union-attr]
        for name in set(imported(path.read_text("utf-8"))) - sys.stdlib_module_names - {"handbook"}:
            assert declared & {normal(distribution) for distribution in found[name]}, f"{path}: {name}"


def normal(name: str) -> str:
    """The name of a distribution as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_it_says_that_it_is_typed() -> None:
    """Whoever writes macros of their own has them checked."""
    assert (ROOT / "handbook" / "py.typed").is_file()
