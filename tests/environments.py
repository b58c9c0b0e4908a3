"""Environments beside the one the tests run in: made in a second, with its libraries but not with its handbook.

`python -m tests.environments` makes the one with ProperDocs, unless it is there already. ProperDocs needs one of its own,
because `mike deploy` builds with it wherever it can be imported.

The libraries are lent by a path in a `.pth` file, which Python does not read further: what an editable install of this
checkout leaves in the same folder stays outside, so that whatever of the handbook is found comes from where it was
installed. That its dependencies are all declared says tests/test_packaging.py; that a real `pip install` fetches them
is tried by CI.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
REQUIREMENTS = ROOT / "requirements" / "properdocs.txt"
WITH_PROPERDOCS = Path(sys.prefix) / "properdocs"
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
    made_from = f"{REQUIREMENTS.read_text('utf-8')}\n{HERE}\n{ROOT}\n"
    stamp = WITH_PROPERDOCS / "made_from"
    if not stamp.is_file() or stamp.read_text("utf-8") != made_from:
        python = make(WITH_PROPERDOCS, with_checkout=True)
        install(python, "--require-hashes", "-r", REQUIREMENTS)
        stamp.write_text(made_from, "utf-8")
    return python_of(WITH_PROPERDOCS)


def _site_packages(folder: Path) -> Path:
    return Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))


if __name__ == "__main__":
    with_properdocs()
