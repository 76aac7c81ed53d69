"""Writes the benchmark's tables: a reference and a current one, 18 columns of numbers and 2 of categories.

    python generate.py --out DIR --rows 10000000                  # DIR/10000000/{reference,current}.{parquet,csv}
    python generate.py --out DIR --rows 100000000 --formats parquet

Parquet is written with Arrow's defaults (Snappy, dictionary pages where they pay, a row group of 1,048,576 rows), CSV with
Arrow's writer: a header, no quotes around numbers, nothing for a missing value. Any number of rows takes the memory of one
row group. Each block of 1,048,576 rows has a seed of its own, so a small table is the beginning of a large one, whatever
was asked for first. A table that is there already is left alone.

The current table differs from the reference in three columns and nowhere else:

| column | change |
| --- | --- |
| `normal_1` | mean + 0.1 of its standard deviation |
| `normal_missing` | 3 % missing instead of 1 % |
| `city` | 2 of 100 rows that were anywhere are in the most frequent city |
"""
import argparse
import os
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

BLOCK = 1024 * 1024
SEED = 20260501
SIDES = ("reference", "current")
FORMATS = ("parquet", "csv")
CITIES = np.array([f"city-{i:02d}" for i in range(50)])
CITY_SHARES = 1 / np.arange(1, 51)
CITY_SHARES = CITY_SHARES / CITY_SHARES.sum()
PLANS = np.array(["basic", "plus", "enterprise"])


def missing(draw, values, share):
    return pa.array(values, mask=draw.random(len(values)) < share)


def block(number, rows, side):
    """The rows of one block. Everything that both sides have in common is drawn in the same order."""
    draw = np.random.default_rng([SEED, SIDES.index(side), number])
    now = side == "current"
    columns = {
        "normal_1": draw.normal(0.1 if now else 0.0, 1, rows),
        "normal_2": draw.normal(100, 15, rows),
        "normal_3": draw.normal(-5, 0.01, rows),
        "lognormal_1": draw.lognormal(0, 1, rows),
        "lognormal_2": draw.lognormal(10, 0.5, rows),
        "uniform": draw.random(rows),
        "exponential": draw.exponential(3, rows),
        "gamma": draw.gamma(2, 2, rows),
        "heavy_tail": draw.standard_t(3, rows),
        "two_peaks": draw.normal(0, 1, rows) + np.where(draw.random(rows) < 0.3, 6, 0),
        "price": np.round(draw.lognormal(3, 0.8, rows), 2),
        "mostly_zero": np.where(draw.random(rows) < 0.9, 0.0, draw.exponential(10, rows)),
        "normal_missing": missing(draw, draw.normal(0, 1, rows), 0.03 if now else 0.01),
        "count_missing": missing(draw, draw.poisson(20, rows), 0.01),
        "count": draw.poisson(3, rows),
        "amount": draw.integers(0, 100_000, rows),
        "grade": draw.integers(1, 6, rows),
        "half_steps": draw.integers(0, 11, rows) / 2,
    }
    city = draw.choice(50, rows, p=CITY_SHARES)
    plan = draw.choice(3, rows, p=[0.7, 0.25, 0.05])
    if now:
        city[draw.random(rows) < 0.02] = 0
    columns["city"] = pa.array(CITIES[city])
    columns["plan"] = pa.array(PLANS[plan])
    return pa.table(columns)


def blocks(rows, side):
    for number in range(-(-rows // BLOCK)):
        # always a whole block, cut where need be: otherwise the draws of a column hang on the number of rows
        yield block(number, BLOCK, side).slice(0, min(BLOCK, rows - number * BLOCK))


def write(path, rows, side, kind):
    unfinished = path.with_name(path.name + ".unfinished")
    schema = block(0, 1, side).schema
    writer = pq.ParquetWriter(unfinished, schema) if kind == "parquet" else csv_writer(unfinished, schema)
    with writer:
        for table in blocks(rows, side):
            writer.write_table(table)
    os.replace(unfinished, path)


def csv_writer(path, schema):
    return pc.CSVWriter(path, schema, write_options=pc.WriteOptions(quoting_style="none"))


def tables(out, rows, formats=FORMATS):
    """Writes what is not there yet; returns the folder."""
    folder = Path(out) / str(rows)
    folder.mkdir(parents=True, exist_ok=True)
    for kind in formats:
        for side in SIDES:
            path = folder / f"{side}.{kind}"
            if not path.exists():
                write(path, rows, side, kind)
                print(f"{path}: {path.stat().st_size / 1e6:,.1f} MB", flush=True)
    return folder


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True, help="where the tables go")
    parser.add_argument("--rows", type=int, nargs="+", required=True, help="rows a side; several for several tables")
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=list(FORMATS))
    said = parser.parse_args()
    for rows in said.rows:
        if rows < 1:
            parser.error("--rows must be at least 1")
        tables(said.out, rows, said.formats)


if __name__ == "__main__":
    main()
