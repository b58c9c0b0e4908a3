"""`python -m bench.statistics_library`: our statistics beside those of SciPy, which has to be installed for it."""

from __future__ import annotations

from random import Random
from typing import Any

from handbook.scoring.statistics import at_most, fisher, t_quantile, wilson


def main() -> None:
    from scipy import stats

    furthest = dict.fromkeys(("wilson", "fisher", "binomial", "t"), 0.0)
    chance = Random(1)
    for _ in range(2000):
        n, m = chance.randint(1, 400), chance.randint(1, 400)
        yes, other = chance.randint(0, n), chance.randint(0, m)
        target = chance.random()
        known = stats.binomtest(yes, n).proportion_ci(method="wilson")
        pairs: dict[str, tuple[Any, Any]] = {
            "wilson": (wilson(yes / n, n).high, known.high),
            "fisher": (fisher(yes, n, other, m), stats.fisher_exact([[yes, n - yes], [other, m - other]])[1]),
            "binomial": (at_most(yes, n, target), stats.binom.cdf(yes, n, target)),
            "t": (t_quantile(n), stats.t.ppf(0.975, n)),
        }
        for name, (ours, theirs) in pairs.items():
            furthest[name] = max(furthest[name], abs(ours - float(theirs)))
    for name, apart in furthest.items():
        print(f"{name}: at most {apart:.1e} apart")


if __name__ == "__main__":
    main()
