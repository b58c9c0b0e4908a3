"""`python -m bench.beside`: some of the programs, with a handbook of any size and shape; it keeps nothing.

What is kept and shown is what `python -m bench` measures.
"""

from __future__ import annotations

import argparse

from bench.beside.everyone import BY_NAME
from bench.beside.race import STEPS
from bench.beside.running import race
from bench.beside.shapes import SHAPES
from bench.cost import RUNS


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.beside", description=__doc__)
    parser.add_argument("--standards", type=int, default=3000)
    parser.add_argument("--shape", choices=SHAPES, default="usual")
    parser.add_argument("--rounds", type=int, default=RUNS)
    parser.add_argument("--only", metavar="NAME", nargs="+", choices=BY_NAME, default=list(BY_NAME))
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=STEPS)
    asked = parser.parse_args()
    held = race([BY_NAME[name] for name in asked.only], asked.standards, asked.shape, asked.rounds, asked.steps)
    print(held.machine.words, f"{held.seconds} s")


if __name__ == "__main__":
    main()
