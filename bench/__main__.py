"""`python -m bench`: measure all that needs nothing but the project and what it installs for it, and write it down.

With names, such as `beside` or `check`, only these; what was measured before of the others stays. `--rounds 1` is for a
machine that is busy. `--write` writes the pages anew from what was kept; `--look` says whether they are as it would.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from bench.aims import USUAL
from bench.beside.everyone import BY_NAME
from bench.beside.race import Race
from bench.beside.running import race
from bench.page import page
from bench.picture import picture
from bench.plans import PLANS, Plan
from bench.readme import BEGIN, END, in_readme
from bench.results import HERE, Results

BENCHES = ("check", "preview", "sentence", "editions", "print", "search", "answers", "noise")
README = HERE.parent / "README.md"


def main() -> None:
    """Run one after another; what one says is shown as it comes, and kept as soon as it is done."""
    asked = _asked()
    if asked.look:
        sys.exit(_looked())
    for name in () if asked.write else asked.names:
        results = Results.read()
        if name in PLANS:
            held = _raced(PLANS[name], asked.rounds)
            results.races[held.name] = held
        else:
            results.said[name] = {"day": date.today().isoformat(), "text": _said(name)}
        results.keep()
    for path, text in written(Results.read()).items():
        path.write_text(text, "utf-8")


def written(results: Results) -> dict[Path, str]:
    """What is made of the figures, by where it stands."""
    made = {HERE / "RESULTS.md": page(results)}
    if usual := results.races.get(USUAL):
        before, _, rest = README.read_text("utf-8").partition(BEGIN)
        made[HERE / "results.svg"] = picture(usual)
        made[README] = before + in_readme(results) + rest.partition(END)[2]
    return made


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    names = (*PLANS, *BENCHES)
    parser.add_argument("names", nargs="*", metavar="NAME", default=names, help=f"of {', '.join(names)}")
    parser.add_argument("--rounds", type=int, help="runs of each program, in place of those that are planned")
    parser.add_argument("--write", action="store_true", help="write the pages and measure nothing")
    parser.add_argument(
        "--look", action="store_true", help="write and measure nothing; fail if the pages are not current"
    )
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(names):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    return asked


def _looked() -> str | None:
    """What is wrong with the pages, if anything is."""
    wrong = [path.name for path, text in written(Results.read()).items() if path.read_text("utf-8") != text]
    return f"{', '.join(wrong)}: not what was measured. Run: python -m bench --write" if wrong else None


def _raced(plan: Plan, rounds: int | None) -> Race:
    plan = replace(plan, rounds=rounds or plan.rounds)
    return race([BY_NAME[name] for name in plan.names], plan.standards, plan.shape, plan.rounds, plan.steps)


def _said(name: str) -> str:
    _show(f"$ python -m bench.{name}\n")
    with subprocess.Popen([sys.executable, "-m", f"bench.{name}"], stdout=subprocess.PIPE, text=True) as bench:
        lines = [_show(line) for line in bench.stdout or ()]
    if bench.returncode:
        sys.exit(bench.returncode)
    return "".join(lines)


def _show(text: str) -> str:
    print(text, end="", flush=True)
    return text


if __name__ == "__main__":
    main()
