"""Environments beside the one the tests run in: made in a second, with its libraries but not with its handbook.

`python -m tests.environments` makes the one with ProperDocs, the one with CycloneDX' tool, and the folder with the language
server of YAML, which npm installs by its lock, unless they are there already. ProperDocs needs one of its own, because `mike deploy` builds with it wherever it can be imported; the tool, because it brings
as many packages as the handbook needs.

The libraries are lent by a path in a `.pth` file, which Python does not read further: what an editable install of this
checkout leaves in the same folder stays outside, so that whatever of the handbook is found comes from where it was
installed. That its dependencies are all declared says tests/test_packaging.py; that a real `pip install` fetches them
is tried by CI.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
REQUIREMENTS = ROOT / "requirements" / "properdocs.txt"
WITH_PROPERDOCS = Path(sys.prefix) / "properdocs"
BILL_REQUIREMENTS = ROOT / "requirements" / "bill.txt"
WITH_BILL_TOOL = Path(sys.prefix) / "bill"
SERVER_REQUIREMENTS = ROOT / "requirements" / "language-server"
WITH_LANGUAGE_SERVER = Path(sys.prefix) / "language-server"
HERE = Path(sysconfig.get_path("purelib"))


def make(folder: Path, *, with_checkout: bool = False) -> Path:
    """Make an environment and say where its Python is; with this checkout of the handbook, or with none."""
    venv.create(folder, clear=True, with_pip=False)
    lent = f"import site; site.addsitedir({str(HERE)!r})" if with_checkout else str(HERE)
    (_site_packages(folder) / "lent.pth").write_text(f"{lent}\n", "utf-8")
    return python_of(folder)


def python_of(folder: Path) -> Path:
    """The Python of an environment."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def install(python: Path, *arguments: str | Path) -> None:
    """Install something into an environment, whatever is lent to it. Raises CalledProcessError."""
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run(list(map(str, command)), check=True)


def with_properdocs() -> Path:
    """The Python of the environment with ProperDocs, which is made if it is not there or was made from something else."""
    return _made(WITH_PROPERDOCS, REQUIREMENTS, with_checkout=True)


def with_bill_tool() -> Path:
    """The Python of the environment with CycloneDX' tool, beside which its command stands."""
    return _made(WITH_BILL_TOOL, BILL_REQUIREMENTS, with_checkout=False)


class NoNode(Exception):
    """Node.js is not here, in which the language server of YAML runs."""

    def __str__(self) -> str:
        return "Install Node.js 18 or later with npm (https://nodejs.org, or: apt-get install nodejs npm)."


def language_server() -> list[str]:
    """The command that runs the language server of YAML. Raises NoNode, or CalledProcessError."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise NoNode
    lock = (SERVER_REQUIREMENTS / "package-lock.json").read_text("utf-8")
    stamp = WITH_LANGUAGE_SERVER / "made_from"
    if not stamp.is_file() or stamp.read_text("utf-8") != lock:
        shutil.copytree(SERVER_REQUIREMENTS, WITH_LANGUAGE_SERVER, dirs_exist_ok=True)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(command, cwd=WITH_LANGUAGE_SERVER, check=True)
        stamp.write_text(lock, "utf-8")
    return [node, str(WITH_LANGUAGE_SERVER / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server")]


def _made(folder: Path, requirements: Path, *, with_checkout: bool) -> Path:
    made_from = f"{requirements.read_text('utf-8')}\n{HERE}\n{ROOT}\n"
    stamp = folder / "made_from"
    if not stamp.is_file() or stamp.read_text("utf-8") != made_from:
        python = make(folder, with_checkout=with_checkout)
        install(python, "--require-hashes", "-r", requirements)
        stamp.write_text(made_from, "utf-8")
    return python_of(folder)


def _site_packages(folder: Path) -> Path:
    return Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))


if __name__ == "__main__":
    with_properdocs()
    with_bill_tool()
    language_server()
