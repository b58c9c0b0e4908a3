"""`python -m bench.statistics_library`: our statistics beside those of SciPy, which has to be installed for it."""

from __future__ import annotations

from random import Random
from statistics import median
from typing import Any

from handbook.scoring.amounts import of_count, of_mean, of_median
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
    furthest |= amounts(stats, chance)
    for name, apart in furthest.items():
        print(f"{name}: at most {apart:.1e} apart")


def amounts(stats: Any, chance: Random) -> dict[str, float]:
    """The same of what is no share; counts are Byar's, which are near the exact ones and can be followed by hand."""
    furthest = dict.fromkeys(("median", "mean", "count"), 0.0)
    for _ in range(400):
        some, number = [chance.lognormvariate(2, 1) for _ in range(chance.randint(6, 300))], chance.randint(1, 300)
        exact = stats.chi2.ppf(0.025, 2 * number) / 2, stats.chi2.ppf(0.975, 2 * number + 2) / 2
        pairs: dict[str, tuple[Any, Any]] = {
            "median": (of_median(some), stats.quantile_test(some, q=median(some)).confidence_interval()),
            "mean": (of_mean(some), stats.ttest_1samp(some, 0).confidence_interval()),
            "count": (of_count(number), exact),
        }
        for name, (ours, theirs) in pairs.items():
            apart = (abs(end - float(other)) for end, other in zip(ours, theirs, strict=True))
            furthest[name] = max(furthest[name], *apart)
    return furthest


if __name__ == "__main__":
    main()
