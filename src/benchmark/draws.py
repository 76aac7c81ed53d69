"""The builds of decision.py: 8 or 30 columns of mixed shapes, reference and current, and the changes that ought to be seen.

Everything hangs on the seed, the change, the numbers of rows and columns and the number of the build, and on nothing else.
"""
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

SEED = 20260502
CITIES = np.array([f"city-{i:02d}" for i in range(40)])
CITY_SHARES = 1 / np.arange(1, 41) / np.sum(1 / np.arange(1, 41))

SHAPES = {
    "normal_1": lambda d, n: d.normal(0, 1, n),
    "normal_2": lambda d, n: d.normal(100, 15, n),
    "normal_3": lambda d, n: d.normal(-5, 0.01, n),
    "normal_4": lambda d, n: d.normal(1e6, 1, n),
    "normal_gaps": lambda d, n: gaps(d, d.normal(0, 1, n), 0.01),
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
    "yes_no": lambda d, n: words(["no", "yes"], d.random(n) < 0.1),
    "rare": lambda d, n: words(["usual", "rare"], d.random(n) < 0.01),
    "word_gaps": lambda d, n: gaps(d, text(words(list("xyz"), d.choice(3, n, p=[0.5, 0.3, 0.2]))), 0.05),
}

# A table of few columns; those that change below are among them.
FEW = ["normal_1", "normal_gaps", "lognormal_1", "mostly_zero", "count", "yes_no", "rare", "city"]

# A change: the columns, what their current rows are, and what a person would call it.
CHANGES = {
    "none": ({}, "nothing changed"),
    "mean 0.1": ({"normal_1": lambda d, n: d.normal(0.1, 1, n)}, "mean + 0.1 σ"),
    "mean 0.25": ({"normal_1": lambda d, n: d.normal(0.25, 1, n)}, "mean + 0.25 σ"),
    "count 0.25": ({"count": lambda d, n: d.poisson(20 + 0.25 * np.sqrt(20), n)}, "mean of a count + 0.25 σ"),
    "skewed 0.25": (
        {"lognormal_1": lambda d, n: d.lognormal(0, 1, n) + 0.25 * np.sqrt((np.e - 1) * np.e)},
        "mean of a skewed number + 0.25 σ",
    ),
    "share": ({"yes_no": lambda d, n: words(["no", "yes"], d.random(n) < 0.2)}, "a category of 10 % becomes 20 %"),
    "rare": ({"rare": lambda d, n: words(["usual", "rare"], d.random(n) < 0.02)}, "a rare class of 1 % becomes 2 %"),
    "missing": ({"normal_gaps": lambda d, n: gaps(d, d.normal(0, 1, n), 0.05)}, "missing values 1 % become 5 %"),
    "mean 0.5": ({"normal_1": lambda d, n: d.normal(0.5, 1, n)}, "mean + 0.5 σ"),
    "count 0.5": ({"count": lambda d, n: d.poisson(20 + 0.5 * np.sqrt(20), n)}, "mean of a count + 0.5 σ"),
    "unit 1000": ({"lognormal_1": lambda d, n: 1_000 * d.lognormal(0, 1, n)}, "another unit, × 1,000"),
    "unit 2.54": ({"normal_1": lambda d, n: 2.54 * d.normal(0, 1, n)}, "another unit, × 2.54, around 0"),
    "unit zeros": (
        {"mostly_zero": lambda d, n: 2.54 * np.where(d.random(n) < 0.9, 0.0, d.exponential(10, n))},
        "another unit, × 2.54, where nine in ten are 0",
    ),
    "swapped": ({"count": SHAPES["lognormal_1"], "lognormal_1": SHAPES["count"]}, "two columns swapped"),
    "variance": ({"normal_1": lambda d, n: d.normal(0, np.sqrt(1.5), n)}, "variance × 1.5"),
    "tail": (
        {"normal_1": lambda d, n: np.where(d.random(n) < 0.05, d.normal(4, 0.5, n), d.normal(0, 1, n))},
        "5 % of rows move to 4 σ",
    ),
}


def gaps(draw, values, share):
    missing = draw.random(len(values)) < share
    if isinstance(values, pa.Array):
        return pc.if_else(pa.array(missing), pa.scalar(None, values.type), values)
    return pa.array(values, mask=missing, from_pandas=True)


def words(words_, codes):
    return pa.DictionaryArray.from_arrays(pa.array(np.asarray(codes).astype(np.int32)), pa.array(list(words_)))


def build(change, rows, number, columns):
    """Reference and current, as Arrow tables of so many columns."""
    changed, _ = CHANGES[change]
    names = FEW if columns == len(FEW) else list(SHAPES)
    sides = []
    for side in range(2):
        draw = np.random.default_rng([SEED, list(CHANGES).index(change), rows, number, columns, side])
        shapes = [(changed.get(name, SHAPES[name]) if side == 1 else SHAPES[name]) for name in names]
        sides.append(pa.table([text(shape(draw, rows)) for shape in shapes], names=names))
    return sides


def text(values):
    array = values if isinstance(values, pa.Array) else pa.array(values)
    return array.cast(pa.string()) if pa.types.is_dictionary(array.type) else array
