"""How long ten metrics of many binary predictions take: Modelgate and scikit-learn, from the same Parquet file, in the same run.

    python metrics.py --rows 10000000 --repeats 3 --jar ../cli/target/modelgate.jar

Either reads the file and computes accuracy, precision, recall, F1, ROC AUC, average precision, log loss, Brier score,
Matthews correlation and Cohen's kappa, in a process of its own. Says the seconds of each run, the peak of memory, and by how
much the values differ.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
MORE = "mcc,kappa"
NAMES = ["accuracy", "precision", "recall", "f1", "rocAuc", "averagePrecision", "logLoss", "brier", "mcc", "kappa"]


def generate(path, rows):
    import numpy as np
    import pyarrow as pa
    from pyarrow import parquet
    rng = np.random.default_rng(7)
    target = (rng.random(rows) < 0.3).astype("int64")
    score = 1 / (1 + np.exp(-(rng.normal(0, 1.2, rows) + 1.8 * (target - 0.5))))
    parquet.write_table(pa.table({"y": target, "s": score}), path)


def scikit_learn(path):
    import numpy as np
    from pyarrow import parquet
    from sklearn import metrics
    table = parquet.read_table(path)
    y, s = table["y"].to_numpy(), table["s"].to_numpy()
    d = (s >= 0.5).astype(np.int64)
    print(json.dumps({
        "accuracy": metrics.accuracy_score(y, d), "precision": metrics.precision_score(y, d),
        "recall": metrics.recall_score(y, d), "f1": metrics.f1_score(y, d), "rocAuc": metrics.roc_auc_score(y, s),
        "averagePrecision": metrics.average_precision_score(y, s), "logLoss": metrics.log_loss(y, s),
        "brier": metrics.brier_score_loss(y, s), "mcc": metrics.matthews_corrcoef(y, d),
        "kappa": metrics.cohen_kappa_score(y, d)}))


def run(command, **more):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **more)
    out = process.stdout.read()
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_maxrss // 1024, json.loads(out)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--jar", default=str(HERE.parent / "cli/target/modelgate.jar"))
    parser.add_argument("--heap", default="1g")
    parser.add_argument("--scikit-learn", help=argparse.SUPPRESS)
    said = parser.parse_args()
    if said.scikit_learn:
        return scikit_learn(said.scikit_learn)
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "predictions.parquet"
        subprocess.run([sys.executable, "-c", f"import sys; sys.path.insert(0, {str(HERE)!r}); import metrics;"
                        f" metrics.generate({str(table)!r}, {said.rows})"], check=True)
        commands = {
            "Modelgate": ["java", f"-Xmx{said.heap}", "-jar", str(Path(said.jar).resolve()), "validate", "--predictions",
                          table.name, "--target", "y", "--score", "s", "--metrics", MORE, "--limit", "rocAuc>=0.5",
                          "--json"],
            "scikit-learn": [sys.executable, str(HERE / "metrics.py"), "--scikit-learn", str(table)]}
        runs = {name: [] for name in commands}
        for _ in range(said.repeats):
            for name, command in commands.items():
                runs[name].append(run(command, cwd=folder))
        print(f"| {said.rows:,} rows | median s | all s | peak MB |\n| --- | --- | --- | --- |")
        for name, each in runs.items():
            seconds = [second for second, _, _ in each]
            print(f"| {name} | {statistics.median(seconds):.1f} | {', '.join(f'{s:.1f}' for s in seconds)}"
                  f" | {max(memory for _, memory, _ in each):,} |")
        ours, theirs = runs["Modelgate"][-1][2]["series"], runs["scikit-learn"][-1][2]
        print("largest relative difference:", max(abs(ours[n] - theirs[n]) / abs(theirs[n]) for n in NAMES))


if __name__ == "__main__":
    main()
