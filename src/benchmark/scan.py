"""How long a scan of a pickle takes: Modelgate and picklescan on the same files, in the same run.

    python scan.py --data DIR --out OUT                       # some minutes; 1.5 GB of disk
    python scan.py --data DIR --out OUT --objects 100000 --megabytes 64 --repeats 1

Makes the pickles that are missing, reads each once so that it comes from memory for everybody, and scans each `--repeats` times
with either tool; the median counts. `warm` is Modelgate's scanner in a process that has scanned the file before, `cold` its
first scan in a new process, `picklescan` its `scan_pickle_bytes` in a process of its own (`opcodes` also counts pickletools'
`genops` alone). What is imported is compared, so that nobody is fast by looking away.

| file | what it is |
| --- | --- |
| strings | a dictionary of texts to lists of small tuples: little else but opcodes |
| numbers | lists of floats |
| forest | a scikit-learn random forest |
| bytes | a dictionary of a few arrays, as NumPy pickles them: little else but bytes |
| joblib | the same as joblib dumps it |

Writes OUT/scan.json and OUT/scan.md.
"""
import argparse
import json
import os
import pickle
import platform
import statistics
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
CLASSES = f"{HERE}/target/classes{os.pathsep}{HERE}/target/lib/*"
MAIN = "io.jenkins.lib.modelgate.benchmark.PickleScans"
KINDS = ("strings", "numbers", "forest", "bytes", "joblib")

PICKLESCAN = """
import io, sys, time
from picklescan.scanner import scan_pickle_bytes
data = open(sys.argv[1], "rb").read()
for _ in range(int(sys.argv[2])):
    began = time.perf_counter()
    result = scan_pickle_bytes(io.BytesIO(data), sys.argv[1])
    print(time.perf_counter() - began)
print(", ".join(sorted(f"{g.module} {g.name}" for g in result.globals)))
"""


def make(kind, path, objects, megabytes):
    import joblib
    import numpy as np

    rng = np.random.default_rng(1)
    if kind == "strings":
        value = {f"feature_{i}": [(i, i % 7), f"v{i % 1000}"] for i in range(objects)}
    elif kind == "numbers":
        value = [rng.random(100).tolist() for _ in range(objects // 10)]
    elif kind == "forest":
        from sklearn.ensemble import RandomForestClassifier

        rows = rng.random((2000, 10))
        value = RandomForestClassifier(max(10, objects // 1000), random_state=1).fit(rows, rows[:, 0] > rows[:, 1])
    else:
        value = {str(i): rng.random((megabytes << 20) // 8 // 4) for i in range(4)}
    if kind == "joblib":
        joblib.dump(value, path)
    else:
        path.write_bytes(pickle.dumps(value, protocol=4))


def run(command, repeats):
    """Seconds of each scan, and what is imported."""
    *times, imports = subprocess.run(command, check=True, capture_output=True, text=True).stdout.removesuffix("\n").split("\n")
    assert len(times) == repeats, times
    return [float(t) for t in times], imports


def measure(path, repeats, xmx):
    java = ["java", f"-Xmx{xmx}", "-cp", CLASSES, MAIN, str(path)]
    cold = [run([*java, "1"], 1) for _ in range(repeats)]
    warm, ours = run([*java, str(repeats + 5)], repeats + 5)
    theirs, imports = run([sys.executable, "-c", PICKLESCAN, str(path), str(repeats)], repeats)
    return {
        "megabytes": round(path.stat().st_size / 1e6, 1),
        "warm": statistics.median(warm[5:]),
        "cold": statistics.median(times[0] for times, _ in cold),
        "picklescan": statistics.median(theirs),
        "imports": ours,
        "same imports": set(ours.split(", ")) == set(imports.split(", ")),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--objects", type=int, default=1_000_000)
    parser.add_argument("--megabytes", type=int, default=512)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--xmx", default="256m")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    said = parser.parse_args()
    said.data.mkdir(parents=True, exist_ok=True)
    said.out.mkdir(parents=True, exist_ok=True)
    results = {}
    for kind in said.kinds:
        path = said.data / f"scan-{kind}-{said.objects}-{said.megabytes}.pkl"
        if not path.exists():
            make(kind, path, said.objects, said.megabytes)
        began = time.perf_counter()
        path.read_bytes()
        reading = time.perf_counter() - began
        results[kind] = {**measure(path, said.repeats, said.xmx), "read once": reading}
        print(kind, results[kind], file=sys.stderr)
    made = {"python": platform.python_version(), "picklescan": version("picklescan"), "cores": os.cpu_count(), "xmx": said.xmx}
    (said.out / "scan.json").write_text(json.dumps({"made by": made, "results": results}, indent=1) + "\n")
    lines = ["| file | MB | Modelgate, warm | cold | picklescan | times as fast, warm | cold |", "| --- | --- | --- | --- | --- | --- | --- |"]
    for kind, row in results.items():
        lines.append(
            f"| {kind} | {row['megabytes']} | {row['warm']:.3f} s, {row['megabytes'] / row['warm']:.0f} MB/s | {row['cold']:.3f} s "
            f"| {row['picklescan']:.2f} s | {row['picklescan'] / row['warm']:.0f} | {row['picklescan'] / row['cold']:.0f} |"
        )
    (said.out / "scan.md").write_text("\n".join(lines) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
