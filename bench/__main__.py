"""`python -m bench`: measure everything that needs nothing but the project, and keep the figures in `figures.txt`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCHES = ("check", "pages", "rebuild", "preview", "editions", "print", "search", "answers")
FIGURES = Path(__file__).parent / "figures.txt"


def main() -> None:
    """Run one after another; what one prints is shown as it comes."""
    said = ""
    for name in BENCHES:
        said += _show(f"$ python -m bench.{name}\n")
        with subprocess.Popen([sys.executable, "-m", f"bench.{name}"], stdout=subprocess.PIPE, text=True) as bench:
            said += "".join(_show(line) for line in bench.stdout or ())
        if bench.returncode:
            sys.exit(bench.returncode)
        said += _show("\n")
    FIGURES.write_text(said.rstrip() + "\n", "utf-8")


def _show(text: str) -> str:
    print(text, end="", flush=True)
    return text


if __name__ == "__main__":
    main()
