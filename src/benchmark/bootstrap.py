"""How long a bootstrap of 1,000 resamples takes: Modelgate on many rows, and SciPy on as many as it can do, in the same run.

    python bootstrap.py --out OUT
    python bootstrap.py --out OUT --rows 20000 --peer-rows 2000 --resamples 100

Modelgate: BCa intervals, on all processors, data drawn before the clock starts. SciPy:
scipy.stats.bootstrap with BCa over scikit-learn's metric, paired, on fewer rows, since its jackknife costs rows squared;
`numpy` is the plain loop of resample and metric without any interval, on `--loop` resamples of all rows, times what is left.

Writes OUT/bootstrap.json.
"""
import argparse
import json
import os
import subprocess
import time
from importlib.metadata import version
from pathlib import Path

import numpy as np
from scipy import stats
from sklearn import metrics

HERE = Path(__file__).resolve().parent
CLASSES = f"{HERE}/target/classes{os.pathsep}{HERE}/target/lib/*"
MAIN = "io.jenkins.lib.modelgate.benchmark.BootstrapTimes"
METRICS = {"rocAuc": lambda y, s: metrics.roc_auc_score(y, s), "logLoss": lambda y, s: metrics.log_loss(y, s),
           "f1": lambda y, s: metrics.f1_score(y, s >= 0.5)}


def drawn(rows, rng):
    truth = rng.random(rows) < 0.3
    return truth.astype(int), 1 / (1 + np.exp(-rng.normal(np.where(truth, 0.5, -0.5), 1)))


def main():
    said = argparse.ArgumentParser()
    said.add_argument("--out", type=Path, required=True)
    said.add_argument("--rows", type=int, default=1_000_000)
    said.add_argument("--peer-rows", type=int, default=2_000)
    said.add_argument("--resamples", type=int, default=1_000)
    said.add_argument("--loop", type=int, default=5)
    said.add_argument("--classes", default=CLASSES, help="class path of the built benchmark")
    said = said.parse_args()
    ours = subprocess.run(["java", "-cp", said.classes, MAIN, str(said.rows), str(said.resamples), *METRICS],
                          check=True, capture_output=True, text=True).stdout
    result = {"rows": said.rows, "resamples": said.resamples, "peerRows": said.peer_rows, "processors": os.cpu_count(),
              "versions": {name: version(name) for name in ("numpy", "scipy", "scikit-learn")}, "modelgate": {},
              "scipy": {}, "numpyLoop": {}}
    for line in ours.splitlines():
        name, seconds, low, high = line.split()
        result["modelgate"][name] = {"seconds": float(seconds), "low": float(low), "high": float(high)}
    rng = np.random.default_rng(1)
    y, s = drawn(said.rows, rng)
    few, scores = drawn(said.peer_rows, rng)
    for name, metric in METRICS.items():
        began = time.perf_counter()
        for _ in range(said.loop):
            picked = rng.integers(0, said.rows, said.rows)
            metric(y[picked], s[picked])
        result["numpyLoop"][name] = (time.perf_counter() - began) / said.loop * said.resamples
        began = time.perf_counter()
        stats.bootstrap((few, scores), metric, paired=True, vectorized=False, n_resamples=said.resamples, rng=rng)
        result["scipy"][name] = time.perf_counter() - began
    said.out.mkdir(parents=True, exist_ok=True)
    (said.out / "bootstrap.json").write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
