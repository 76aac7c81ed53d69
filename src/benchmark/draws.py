"""The builds of decision.py: 30 columns of mixed shapes, reference and current, and the changes that ought to be seen.

Everything hangs on the seed, the change, the number of rows and the number of the build, and on nothing else.
"""
import numpy as np
import pyarrow as pa

SEED = 20260502
CITIES = np.array([f"city-{i:02d}" for i in range(40)])
CITY_SHARES = 1 / np.arange(1, 41) / np.sum(1 / np.arange(1, 41))

SHAPES = {
    "normal_1": lambda d, n: d.normal(0, 1, n),
    "normal_2": lambda d, n: d.normal(100, 15, n),
    "normal_3": lambda d, n: d.normal(-5, 0.01, n),
    "normal_4": lambda d, n: d.normal(1e6, 1, n),
    "normal_gaps": lambda d, n: gaps(d, d.normal(0, 1, n), 0.02),
    "uniform_1": lambda d, n: d.random(n),
    "uniform_2": lambda d, n: d.uniform(-1e4, 1e4, n),
    "lognormal_1": lambda d, n: d.lognormal(0, 1, n),
    "lognormal_2": lambda d, n: d.lognormal(10, 0.5, n),
    "lognormal_gaps": lambda d, n: gaps(d, d.lognormal(2, 2, n), 0.1),
    "exponential": lambda d, n: d.exponential(3, n),
    "gamma": lambda d, n: d.gamma(2, 2, n),
    "heavy_tail": lambda d, n: d.standard_t(3, n),
    "beta": lambda d, n: d.beta(0.5, 0.5, n),
    "two_peaks": lambda d, n: d.normal(0, 1, n) + np.where(d.random(n) < 0.3, 6, 0),
    "price": lambda d, n: np.round(d.lognormal(3, 0.8, n), 1),
    "mostly_zero": lambda d, n: np.where(d.random(n) < 0.9, 0.0, d.exponential(10, n)),
    "half_steps": lambda d, n: d.integers(0, 11, n) / 2,
    "count_few": lambda d, n: d.poisson(1, n),
    "count": lambda d, n: d.poisson(20, n),
    "count_gaps": lambda d, n: gaps(d, d.poisson(5, n).astype(float), 0.05),
    "amount": lambda d, n: d.integers(0, 100_000, n),
    "grade": lambda d, n: d.integers(1, 6, n),
    "flag": lambda d, n: d.integers(0, 2, n),
    "city": lambda d, n: words(CITIES, d.choice(40, n, p=CITY_SHARES)),
    "plan": lambda d, n: words(["basic", "plus", "enterprise"], d.choice(3, n, p=[0.7, 0.25, 0.05])),
    "kind": lambda d, n: words(list("abcdef"), d.integers(0, 6, n)),
    "yes_no": lambda d, n: words(["yes", "no"], (d.random(n) < 0.3).astype(int)),
    "rare": lambda d, n: words(["usual", "rare"], (d.random(n) < 0.01).astype(int)),
    "word_gaps": lambda d, n: gaps(d, words(list("xyz"), d.choice(3, n, p=[0.5, 0.3, 0.2])), 0.05),
}

# A change: the column, what its current rows are, and what a person would call it.
CHANGES = {
    "none": (None, None, "nothing changed"),
    "mean 0.1": ("normal_1", lambda d, n: d.normal(0.1, 1, n), "mean + 0.1 σ"),
    "mean 0.25": ("normal_1", lambda d, n: d.normal(0.25, 1, n), "mean + 0.25 σ"),
    "mean 0.5": ("normal_1", lambda d, n: d.normal(0.5, 1, n), "mean + 0.5 σ"),
    "mean 1": ("normal_1", lambda d, n: d.normal(1.0, 1, n), "mean + 1 σ"),
    "variance": ("normal_1", lambda d, n: d.normal(0, np.sqrt(1.5), n), "variance × 1.5"),
    "category": (
        "plan",
        lambda d, n: words(["basic", "plus", "enterprise"], d.choice(3, n, p=[0.5, 0.35, 0.15])),
        "shares 70, 25, 5 % become 50, 35, 15 %",
    ),
    "tail": (
        "normal_1",
        lambda d, n: np.where(d.random(n) < 0.05, d.normal(4, 0.5, n), d.normal(0, 1, n)),
        "5 % of rows move to 4 σ",
    ),
}


def gaps(draw, values, share):
    return pa.array(values, mask=draw.random(len(values)) < share, from_pandas=True)


def words(words_, codes):
    return np.asarray(words_, dtype=object)[codes]


def build(change, rows, number):
    """Reference and current, as Arrow tables."""
    column, changed, _ = CHANGES[change]
    sides = []
    for side in range(2):
        draw = np.random.default_rng([SEED, list(CHANGES).index(change), rows, number, side])
        drawn = {}
        for name, shape in SHAPES.items():
            shape = changed if side == 1 and name == column else shape
            drawn[name] = pa.array(shape(draw, rows))
        sides.append(pa.table(drawn))
    return sides
