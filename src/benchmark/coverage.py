"""How often an interval holds the truth, by what is drawn anew: why modelValidate draws as it does (docs/decisions/0012).

    python coverage.py                    # some minutes
    python coverage.py --repeats 100

Draws tables of two models' predictions again and again, of which the true difference is known, and counts how many 95 %
intervals hold it and how many would let a candidate pass that is just as much worse as is not allowed (2.5 % should). No run of
Modelgate: each way is written out in NumPy, `rows` as Modelgate does it, which its tests hold to SciPy.

| part | compared |
|---|---|
| Brier score | rows drawn from all, against rows drawn within the classes |
| reciprocal rank | queries drawn, against rows drawn |
| area under the ROC curve | DeLong's variance with Student's quantile, against the normal one |
"""
import argparse

import numpy as np
from scipy import stats

LEVEL = 0.95
RESAMPLES = 1000


def bca(estimate, draws, influences):
    """Ends of the interval; influences are the estimate's mean without a row less that without this one."""
    below = (np.sum(draws < estimate) + 0.5 * np.sum(draws == estimate)) / len(draws)
    bias = stats.norm.ppf(below)
    spread = np.sum(influences ** 2)
    acceleration = np.sum(influences ** 3) / (6 * spread ** 1.5) if spread > 0 else 0
    shifted = bias + stats.norm.ppf([(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return np.quantile(draws, stats.norm.cdf(bias + shifted / (1 - acceleration * shifted)))


def of_mean(values, strata, rng):
    """A mean's interval where each stratum keeps its number of rows."""
    sums, influences = np.zeros(RESAMPLES), []
    for stratum in np.unique(strata):
        own = values[strata == stratum]
        sums += own[rng.integers(0, len(own), (RESAMPLES, len(own)))].sum(axis=1)
        influences.append(own - own.mean())
    return bca(values.mean(), sums / len(values), np.concatenate(influences))


def brier_case(shift, rows, rng):
    truth = rng.random(rows) < 0.3
    logit = rng.normal(np.where(truth, 0.6, -1.4), 1.2)
    champion, candidate = 1 / (1 + np.exp(-logit)), 1 / (1 + np.exp(-logit - shift))
    return truth, (champion - truth) ** 2 - (candidate - truth) ** 2


def brier(repeats, rng):
    for shift in (0.5, 2.0):
        expected = brier_case(shift, 4_000_000, rng)[1].mean()
        for rows in (40, 100, 400):
            counts = {"rows": [0, 0], "within classes": [0, 0]}
            for _ in range(repeats):
                truth, better = brier_case(shift, rows, rng)
                for way, strata in (("rows", np.zeros(rows)), ("within classes", truth)):
                    low, high = of_mean(better, strata, rng)
                    counts[way][0] += low <= expected <= high
                    counts[way][1] += expected < low
            yield from ((f"Brier score, logit + {shift}", rows, way, *each) for way, each in counts.items())


def rank_case(queries, rng):
    """Reciprocal ranks of 60 rows a query, of which one is relevant; the candidate is lost in some queries."""
    ranks = rng.geometric(0.6, queries)
    lost = rng.random(queries) < 0.15
    return np.where(lost, 1 / (ranks + rng.integers(5, 40, queries)), 1 / ranks) - 1 / ranks


def ranks(repeats, rng):
    expected, size = rank_case(4_000_000, rng).mean(), 60
    for queries in (40, 200):
        counts = {"queries": [0, 0], "rows": [0, 0]}
        for _ in range(repeats):
            better = rank_case(queries, rng)
            # A row drawn more often gives its query more weight, as the mean of its rows' weights.
            weights = rng.multinomial(queries * size, np.ones(queries) / queries, RESAMPLES)
            drawn = {"queries": better[rng.integers(0, queries, (RESAMPLES, queries))].mean(axis=1),
                     "rows": weights @ better / weights.sum(axis=1)}
            for way, draws in drawn.items():
                low, high = bca(better.mean(), draws, better - better.mean())
                counts[way][0] += low <= expected <= high
                counts[way][1] += expected < low
        yield from (("reciprocal rank", queries, way, *each) for way, each in counts.items())


def area_case(positives, negatives, rng):
    truth = np.arange(positives + negatives) < positives
    shared = rng.normal(truth, 1)
    return truth, shared + rng.normal(0, 1, len(truth)), shared + rng.normal(0, 0.3, len(truth))


def components(truth, scores):
    above = scores[truth][:, None] > scores[~truth][None, :]
    return above.mean(axis=1), above.mean(axis=0)


def areas(repeats, rng):
    expected = np.mean([np.subtract(*(components(t, s)[0].mean() for s in (a, b)))
                        for t, a, b in (area_case(1000, 1000, rng) for _ in range(100))])
    for positives, negatives in ((3, 27), (10, 40), (50, 50)):
        counts = {"Student": [0, 0], "normal": [0, 0]}
        for _ in range(repeats):
            truth, candidate, champion = area_case(positives, negatives, rng)
            better = [one - other for one, other in zip(components(truth, candidate), components(truth, champion))]
            parts = np.array([each.var(ddof=1) / len(each) for each in better])
            if parts.sum() == 0:
                continue
            degrees = parts.sum() ** 2 / np.sum(parts ** 2 / [positives - 1, negatives - 1])
            for way, quantile in (("Student", stats.t.ppf((1 + LEVEL) / 2, degrees)), ("normal", stats.norm.ppf((1 + LEVEL) / 2))):
                half = quantile * np.sqrt(parts.sum())
                counts[way][0] += abs(better[0].mean() - expected) <= half
                counts[way][1] += better[0].mean() - half > expected
        yield from ((f"area, {positives} of {negatives + positives} positive", positives + negatives, way, *each)
                    for way, each in counts.items())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--repeats", type=int, default=1000)
    said = parser.parse_args()
    rng = np.random.default_rng(12)
    print("| difference | rows or queries | way | holds the truth, % | passes at the margin, % |\n|---|---:|---|---:|---:|")
    for part in (brier, ranks, areas):
        for what, rows, way, held, passed in part(said.repeats, rng):
            print(f"| {what} | {rows} | {way} | {100 * held / said.repeats:.1f} | {100 * passed / said.repeats:.1f} |", flush=True)


if __name__ == "__main__":
    main()
