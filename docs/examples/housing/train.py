"""Makes everything in this folder that is not text: three models and seven small tables.

    python train.py                     # reads the installed nannyml package
    python train.py --source DIR        # DIR holds the three california_housing_*.csv
    python train.py --out DIR           # writes somewhere else, to compare with what is kept here

Question the models answer: is the median house value of this census block group high?
The versions that made the kept files are pinned in requirements.txt.
"""
import argparse
import importlib.util
import os
import pickle
from pathlib import Path

# One thread: the candidate's pickle holds their number, and sums keep one order.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

import numpy as np
import onnx
import onnxruntime
import pandas as pd
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score, log_loss, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SEED = 20210
HERE = Path(__file__).resolve().parent
FEATURES = ["MedInc", "HouseAge", "AveRooms", "AveBedrms", "Population", "AveOccup",
            "Latitude", "Longitude"]
WHOLE = ["HouseAge", "Population"]  # whole numbers in the source
GATED = ["MedInc", "HouseAge", "AveRooms", "AveBedrms", "Population", "AveOccup",
         "region", "score", "decision"]
COLUMNS = ["id", "timestamp", "region", *FEATURES, "target", "score", "decision"]

# The rule of the split. The days are those of the table's own (made-up) clock, one row an hour.
DRIFT_FROM = pd.Timestamp("2022-01-01")  # 42 days from here: drifted.csv, later than all the rest
DRIFT_DAYS = 42                          # rows later still are not used
CYCLE = {0: "train", 1: "train", 2: "reference", 3: "current"}  # day number modulo 4, before it

# Bands of latitude. 35.79 N is the northern edge of the ten counties called Southern California;
# 38 N is only a round number. They are segments to gate by, not official regions.
SOUTH_BELOW, NORTH_FROM = 35.79, 38.0


def load(source):
    def read(name):
        return pd.read_csv(source / f"california_housing_{name}.csv")

    analysis = read("analysis").merge(read("analysis_gt"), on="id", validate="one_to_one")
    rows = pd.concat([read("reference"), analysis], ignore_index=True)
    rows = rows.rename(columns={"clf_target": "target"})
    rows["timestamp"] = pd.to_datetime(rows["timestamp"])
    # Rounded before training, so that a score can be had again from what the CSV files say.
    rows[FEATURES] = rows[FEATURES].round(4)
    rows[WHOLE] = rows[WHOLE].astype("int64")
    rows["region"] = np.select([rows["Latitude"] < SOUTH_BELOW, rows["Latitude"] < NORTH_FROM],
                               ["south", "central"], "north")
    assert rows["id"].is_unique and not rows.drop(columns=["y_pred_proba", "y_pred"]).isna().any(axis=None)
    return rows


def split(rows):
    day = (rows["timestamp"] - rows["timestamp"].min().normalize()).dt.days
    part = day.mod(4).map(CYCLE)
    drift_to = DRIFT_FROM + pd.Timedelta(days=DRIFT_DAYS)
    part[rows["timestamp"] >= DRIFT_FROM] = "drifted"
    part[rows["timestamp"] >= drift_to] = "unused"
    parts = {name: rows[part == name].reset_index(drop=True) for name in [*CYCLE.values(), "drifted"]}
    ids = pd.concat([p["id"] for p in parts.values()])
    assert ids.is_unique, "a row is in two parts"
    return parts


def matrix(rows):
    return rows[FEATURES].to_numpy(dtype="float64")


def scored(model, rows):
    """P(target = 1) to 6 decimals, and the decision that a score of 0.5 or more makes."""
    score = model.predict_proba(matrix(rows))[:, 1].round(6)
    return rows.assign(score=score, decision=(score >= 0.5).astype("int64"))


def psi(reference, current):
    """Population stability index: 10 bins by reference quantiles; text and 0/1 by category."""
    if reference.dtype.kind == "f" or reference.nunique() > 2 and reference.dtype.kind == "i":
        edges = np.unique(np.quantile(reference, np.arange(1, 10) / 10, method="inverted_cdf"))
        counts = [np.bincount(np.searchsorted(edges, x, side="left"), minlength=len(edges) + 1)
                  for x in (reference, current)]
    else:
        names = sorted(set(reference) | set(current))
        counts = [x.value_counts().reindex(names, fill_value=0).to_numpy() for x in (reference, current)]
    r, c = (np.where(n == 0, 0.0001, n / n.sum()) for n in counts)
    return float(((c - r) * np.log(c / r)).sum())


def write_csv(rows, columns, path):
    out = rows[columns].copy()
    out["score"] = out["score"].map("{:.6f}".format)
    if "timestamp" in out:  # the source names no zone; written as UTC
        out["timestamp"] = out["timestamp"].dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    out.to_csv(path, index=False, lineterminator="\n")


def write_onnx(model, name, version, path, rows):
    """Writes the model and makes sure that it scores the rows as scikit-learn does."""
    made = to_onnx(model, initial_types=[("features", FloatTensorType([None, len(FEATURES)]))],
                   options={"zipmap": False}, target_opset=15, name=name)
    domains = {o.domain: o.version for o in made.opset_import}  # skl2onnx names one of them twice
    del made.opset_import[:]
    made.opset_import.extend(onnx.helper.make_opsetid(*pair) for pair in sorted(domains.items()))
    onnx.helper.set_model_props(made, {"features": ",".join(FEATURES), "version": version})
    onnx.checker.check_model(made)
    path.write_bytes(made.SerializeToString(deterministic=True))
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    got = session.run(["probabilities"], {"features": matrix(rows).astype("float32")})[0][:, 1]
    gap = float(np.abs(got - model.predict_proba(matrix(rows))[:, 1]).max())
    assert gap < 1e-5, f"{path.name} and scikit-learn differ by {gap}"
    print(f"{path.name}: {path.stat().st_size} bytes, largest gap to scikit-learn {gap:.1e}")


def report(parts, champion, candidate, worse):
    print("\n| rows | model | n | positives | ROC AUC | log loss | accuracy | F1 |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name in ("reference", "current", "drifted"):
        for who, model in (("champion", champion), ("candidate", candidate), ("worse", worse)):
            p = scored(model, parts[name])
            t, s, d = p["target"], p["score"], p["decision"]
            print(f"| {name} | {who} | {len(p)} | {t.mean():.3f} | {roc_auc_score(t, s):.4f} | "
                  f"{log_loss(t, s):.4f} | {accuracy_score(t, d):.4f} | {f1_score(t, d):.4f} |")
    print("\n| current rows, region | n | positives | champion ROC AUC | candidate ROC AUC |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for region, p in parts["current"].groupby("region"):
        a, b = (roc_auc_score(p["target"], scored(m, p)["score"]) for m in (champion, candidate))
        print(f"| {region} | {len(p)} | {p['target'].mean():.3f} | {a:.4f} | {b:.4f} |")
    reference, current, drifted = (scored(candidate, parts[n]) for n in ("reference", "current", "drifted"))
    print("\n| PSI against reference.csv | current.csv | drifted.csv |")
    print("| --- | ---: | ---: |")
    for column in [*GATED, "target"]:
        calm, loud = psi(reference[column], current[column]), psi(reference[column], drifted[column])
        print(f"| {column} | {calm:.4f} | {loud:.4f} |")
        assert calm < 0.1, f"{column} drifts in current.csv"


def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("--source", type=Path, help="folder of the table's three files")
    args.add_argument("--out", type=Path, default=HERE, help="folder to write to")
    args = args.parse_args()
    source = args.source or Path(importlib.util.find_spec("nannyml").origin).parent / "datasets" / "data"

    parts = split(load(source))
    x, y = matrix(parts["train"]), parts["train"]["target"].to_numpy()
    print("rows:", {name: len(part) for name, part in parts.items()})
    champion = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000)).fit(x, y)
    candidate = HistGradientBoostingClassifier(
        max_iter=100, learning_rate=0.1, max_leaf_nodes=15, min_samples_leaf=20,
        early_stopping=False, random_state=SEED).fit(x, y)
    # A retraining that went wrong: a join lost where the blocks are.
    worse = make_pipeline(
        ColumnTransformer([("left", StandardScaler(), list(range(FEATURES.index("Latitude"))))]),
        LogisticRegression(max_iter=1000)).fit(x, y)

    data = args.out / "data"
    data.mkdir(parents=True, exist_ok=True)
    for name in ("reference", "current", "drifted"):
        write_csv(scored(candidate, parts[name]), COLUMNS, data / f"{name}.csv")
    short = ["id", "score", "decision"]
    write_csv(scored(champion, parts["current"]), short, data / "champion.csv")
    write_csv(scored(candidate, parts["current"]), short, data / "candidate.csv")
    write_csv(scored(champion, parts["reference"]), ["id", "target", "score", "decision"],
              data / "champion-reference.csv")
    write_csv(scored(worse, parts["reference"]), ["id", "target", "score", "decision"],
              data / "worse-reference.csv")
    (args.out / "model.pkl").write_bytes(pickle.dumps(candidate, protocol=4))
    print(f"model.pkl: {(args.out / 'model.pkl').stat().st_size} bytes")
    every = pd.concat(list(parts.values()))
    write_onnx(candidate, "housing-candidate", "v2", args.out / "model.onnx", every)
    write_onnx(champion, "housing-champion", "v1", args.out / "champion.onnx", every)
    write_onnx(worse, "housing-worse", "v3", args.out / "worse.onnx", every)
    report(parts, champion, candidate, worse)


if __name__ == "__main__":
    main()
