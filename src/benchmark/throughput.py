"""How long each tool takes, and how much memory, for the same tables on the same machine.

    python throughput.py --data DIR --out OUT                          # all tools, 100,000 to 10 million rows
    python throughput.py --data DIR --out OUT --ours 100000000         # and Modelgate with 100 million
    python throughput.py --data DIR --out OUT --rows 100000 --tools modelgate duckdb --formats parquet --repeats 3

Makes the tables that are missing (see generate.py), then starts each tool in a process of its own, one at a time, `--repeats`
times, after the files have been read once, so that they come from memory for everybody. Measured are wall time from start to
end, user and system CPU time and the peak of resident memory, as the operating system tells of the ended process (wait4).
What needs more than `--memory` GiB or `--seconds` is ended, and not tried with more rows.

`full` is reference data against current data. `current` is the current data alone: Modelgate with a profile of the reference
that was written before (its time is the line `profile`), DuckDB with one scan that counts rows between fixed edges and rows of
each word, over JDBC.

Writes OUT/throughput.json and OUT/throughput.md; of several runs the one with the median wall time is shown.
"""
import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

import generate

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
JAR = ROOT / "src" / "cli" / "target" / "modelgate.jar"
CLASSES = f"{HERE}/target/classes{os.pathsep}{HERE}/target/lib/*"
PEERS = ("evidently", "nannyml", "whylogs")
TOOLS = ("modelgate", "duckdb", *PEERS)
GOOD = {"modelgate": {0, 1}}  # 1: the data drifted


def jobs(tool, folder, kind, work, java):
    """What to run of a tool: name of the job, command."""
    reference, current = (str(folder / f"{side}.{kind}") for side in generate.SIDES)
    if tool == "duckdb":
        edges = work / "edges.json"
        edges.write_text(json.dumps(edges_of(folder)))
        main = "io.jenkins.lib.modelgate.benchmark.DuckDbScan"
        yield "current", ["java", "-cp", CLASSES, main, current, str(edges)]
    elif tool == "modelgate":
        gate = ["java", *java, "-jar", str(JAR)]
        profile = str(work / "profile.json")
        yield "profile", [*gate, "profile", reference, "--output", profile]
        yield "current", [*gate, "drift", "--reference", profile, "--current", current, "--output", str(work / "drift")]
        yield "full", [*gate, "drift", "--reference", reference, "--current", current, "--output", str(work / "drift")]
    else:
        yield "full", [sys.executable, str(HERE / "peers.py"), tool, reference, current]


def edges_of(folder):
    """Tenths of the reference's first row group; no edges for words."""
    parquet = folder / "reference.parquet"
    if parquet.exists():
        head = pq.ParquetFile(parquet).read_row_group(0)
    else:
        head = generate.block(0, min(int(folder.name), generate.BLOCK), "reference")
    tenths = np.arange(1, 10) / 10
    return {
        field.name: []
        if pa.types.is_string(field.type)
        else np.unique(np.quantile(head[field.name].drop_null().to_numpy().astype(float), tenths, method="inverted_cdf")).tolist()
        for field in head.schema
    }


def measure(command, work, limits, good):
    """Runs it; what it took, or why it did not end by itself with one of the good statuses."""
    small = [sys.executable, "-I", "-S", str(HERE / "measured.py")]
    asked = [*small, str(work), str(limits["memory"]), str(limits["seconds"]), *command]
    took = json.loads(subprocess.run(asked, stdout=subprocess.PIPE, check=True).stdout)
    stopped = took.pop("stopped")
    return {"outcome": stopped or ("ok" if took["status"] in good else "failed"), **took}


def warm(*files):
    for file in files:
        with open(file, "rb", buffering=0) as bytes_:
            while bytes_.read(1 << 24):
                pass


def machine():
    cpu = [line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line]
    memory = int(Path("/proc/meminfo").read_text().split()[1]) / 2**20
    java = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr.splitlines()[0]
    return {
        "cpu": cpu[0] if cpu else platform.processor(),
        "cores": os.cpu_count(),
        "memoryGiB": round(memory, 1),
        "system": f"{platform.system()} {platform.release()}",
        "java": java,
        "python": platform.python_version(),
        "versions": {name: version(name) for name in (*PEERS, "pandas", "numpy")}
        | {"duckdb_jdbc": next(HERE.glob("target/lib/duckdb_jdbc-*.jar")).stem.split("-")[1]},
        "commit": subprocess.run(
            ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
        ).stdout.strip(),
        "day": time.strftime("%Y-%m-%d"),
    }


def markdown(result):
    about = result["machine"]
    versions = ", ".join(f"{name} {number}" for name, number in about["versions"].items())
    lines = [
        f"{about['cpu']}, {about['cores']} cores, {about['memoryGiB']} GiB; {about['java']}; Python {about['python']}; "
        f"{versions}; Modelgate {about['commit']} with `{' '.join(result['java'])}`; {about['day']}.",
        "",
        "| rows | format | tool | job | wall, s | CPU, s | million rows/s | peak memory, MiB |",
        "|---:|---|---|---|---:|---:|---:|---:|",
    ]
    for run in result["runs"]:
        head = f"| {run['rows']:,} | {run['format']} | {run['tool']} | {run['job']} "
        if run["outcome"] == "ok":
            rows = run["rows"] * (2 if run["job"] == "full" else 1)
            speed = f"{rows / run['wall'] / 1e6:.2f}"
            lines.append(f"{head}| {run['wall']:.2f} | {run['cpu']:.2f} | {speed} | {run['peakMiB']:,.0f} |")
        else:
            why = {"memory": "too much memory", "time": "too long", "failed": "failed"}[run["outcome"]]
            lines.append(f"{head}| {why} after {run['wall']:.0f} s | | | {run['peakMiB']:,.0f} |")
    lines += ["", "Million rows a second count both sides where both are read."]
    return "\n".join(lines) + "\n"


def sizes(said, tool):
    return sorted({*said.rows, *(said.ours if tool == "modelgate" else [])})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="where the tables are, or go")
    parser.add_argument("--out", type=Path, required=True, help="where the results go")
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000])
    parser.add_argument("--ours", type=int, nargs="+", default=[], help="further rows, for Modelgate only")
    parser.add_argument("--tools", nargs="+", choices=TOOLS, default=list(TOOLS))
    parser.add_argument("--formats", nargs="+", choices=generate.FORMATS, default=list(generate.FORMATS))
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--memory", type=float, default=14, help="GiB that a tool may have")
    parser.add_argument("--seconds", type=float, default=1800, help="that a tool may take")
    parser.add_argument("--java", default="-Xmx640m", help="options for Modelgate's Java")
    said = parser.parse_args()
    if not JAR.exists() or not (HERE / "target" / "lib").is_dir():
        parser.error("first, in the repository's root: mvn -Pbenchmark package -DskipTests")
    said.out.mkdir(parents=True, exist_ok=True)
    result = {"machine": machine(), "java": said.java.split(), "limits": {"memory": said.memory, "seconds": said.seconds}}
    runs = result["runs"] = []
    given_up = set()
    for rows in sorted({*said.rows, *said.ours}):
        for kind in said.formats:
            folder = generate.tables(said.data, rows, [kind]).resolve()
            warm(*(folder / f"{side}.{kind}" for side in generate.SIDES))
            for tool in (tool for tool in TOOLS if tool in said.tools and rows in sizes(said, tool)):
                with tempfile.TemporaryDirectory() as work:
                    for job, command in jobs(tool, folder, kind, Path(work), said.java.split()):
                        if (tool, job, kind) in given_up:
                            continue
                        took = []
                        while len(took) < said.repeats and all(each["outcome"] == "ok" for each in took):
                            took.append(measure(command, Path(work), result["limits"], GOOD.get(tool, {0})))
                        took.sort(key=lambda each: (each["outcome"] == "ok", each["wall"]))
                        middle = took[0] if took[0]["outcome"] != "ok" else took[len(took) // 2]
                        if middle["outcome"] != "ok":
                            given_up.add((tool, job, kind))
                        run = {"rows": rows, "format": kind, "tool": tool, "job": job, **middle}
                        run["walls"] = [each["wall"] for each in took]
                        runs.append(run)
                        print(json.dumps(run), flush=True)
                        (said.out / "throughput.json").write_text(json.dumps(result, indent=1) + "\n")
                        (said.out / "throughput.md").write_text(markdown(result))


if __name__ == "__main__":
    main()
