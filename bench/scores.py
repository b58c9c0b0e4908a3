"""`python -m bench.scores`: what it takes to work out everything that a million answers say; memory, answers included."""

from __future__ import annotations

import resource
import time
from datetime import date
from random import Random

from handbook.scoring.period import Period
from handbook.scoring.scores import Scores
from tests.shopping import Ferry, scores, shopped

STANDARDS = [f"s{at}" for at in range(25)]
VISITS = 40_000


def main() -> None:
    ferry = Ferry(dict.fromkeys(STANDARDS, (1, False)), tuple(STANDARDS), tuple(STANDARDS[:5]))
    kept = {f"{'call' if at < 5 and at % 2 else 'boarding'}/{id_}": 0.9 for at, id_ in enumerate(STANDARDS)}
    answers = shopped(kept, Period(date(2024, 7, 1), date(2027, 6, 30)), VISITS, Random(1))
    before, start = _memory(), time.process_time()
    found = scores(ferry.book(), answers)
    for name in ("visits", "standards", "months", "places", "hours", "channels", "gate", "gates", "coach", "changes"):
        _look_at(found, name)
    print(
        f"{len(answers):,} answers: {time.process_time() - start:.1f} s, {_memory() - before} MiB besides the answers"
    )


def _look_at(found: Scores, name: str) -> None:
    start = time.process_time()
    getattr(found, name)
    print(f"  {name}: {time.process_time() - start:.2f} s")


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
