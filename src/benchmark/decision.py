"""How often each tool is wrong: false alarms where nothing changed, and changes seen where something did.

    python decision.py --out OUT                                       # the whole, hours
    python decision.py --out OUT --builds 50:20 1000:20 --power 1000:20    # a try, minutes

Each build is a table of 8 or 30 columns of mixed shapes, reference and current of as many rows (`draws.py`, seeded). The very same
rows go to Modelgate's `driftGate`, to Evidently's preset for data drift and to NannyML's univariate drift, each with its
defaults. ROWS:BUILDS says how many builds of how many rows.

A tool raises an alarm where a gate made of it would stop a build:
- Modelgate: the verdict is FAILED. WARNING and INSUFFICIENT_DATA are counted on their own.
- Evidently: a column's test fails, as in its test suite; its verdict on the whole, half of the columns, is counted on its own.
- NannyML: any chunk of any column alerts.

Where something changed, it did in one column, or in two that were swapped. Then the question is whether that column is named,
by a warning or worse, and whether the build is stopped; the other tools judge column by column, so of them only that column is
asked.

Writes OUT/decision.json and OUT/decision.md. Intervals are Clopper and Pearson's, 95 %.
"""
import argparse
import json
import logging
import os
import subprocess
import sys
import tempfile
import time
import warnings
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

os.environ["DO_NOT_TRACK"] = os.environ["NML_DISABLE_USAGE_LOGGING"] = "1"
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"
warnings.simplefilter("ignore")
logging.disable(logging.ERROR)

import numpy as np  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402
from scipy.stats import binomtest  # noqa: E402

import draws  # noqa: E402
import throughput  # noqa: E402

TOOLS = ("modelgate", "evidently", "nannyml")
BUILDS = ("50:400", "100:400", "200:400", "500:400", "1000:400", "10000:200", "100000:40", "1000000:20")
POWER = ("100:200", "500:200", "1000:200", "10000:100", "100000:20")


class Gate:
    """Modelgate, answering line by line."""

    def __init__(self, settings, folder):
        self.folder = Path(tempfile.mkdtemp(dir=folder))
        self.settings = settings
        main = "io.jenkins.lib.modelgate.benchmark.DriftLines"
        command = ["java", "-Xmx1g", "-cp", throughput.CLASSES, main, str(self.folder)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def judge(self, reference, current):
        for side, table in (("reference", reference), ("current", current)):
            pq.write_table(table, self.folder / f"{side}.parquet")
        asked = {"reference": "reference.parquet", "current": "current.parquet", "writeProfile": False} | self.settings
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline()
        if not said:
            raise RuntimeError("Modelgate ended; what it said is above")
        answer = json.loads(said)
        if answer["verdict"] == "ERROR":
            raise RuntimeError(answer["summary"])
        columns = {name[7:]: verdict for name, verdict in answer["checks"].items() if name.startswith("column.")}
        return answer["verdict"], columns, answer["drifted"]


def of_evidently(reference, current):
    """The tests that its preset chooses, by its own code, without the report's pictures; column to whether it drifted."""
    from evidently.core.datasets import infer_column_type
    from evidently.legacy.calculations.stattests.registry import get_stattest

    drifted = {}
    for name in reference.columns:
        kind = infer_column_type(current[name])
        before, now = (side[name].replace([-np.inf, np.inf], np.nan).dropna() for side in (reference, current))
        drifted[name] = bool(get_stattest(before, now, kind, None)(before, now, kind, None).drifted)
    return drifted


def of_the_whole_report(reference, current):
    from evidently import Report
    from evidently.presets import DataDriftPreset

    result = Report([DataDriftPreset()], include_tests=True).run(current, reference)
    failed = {test.metric_config.metric_id: test.status.value == "FAIL" for test in result.tests_results}
    metrics = [m for m in result.dict()["metrics"] if m["config"]["type"].endswith("ValueDrift")]
    return {m["config"]["column"]: failed[m["id"]] for m in metrics}


def of_nannyml(reference, current):
    import nannyml

    columns = list(reference.columns)
    found = nannyml.UnivariateDriftCalculator(column_names=columns).fit(reference).calculate(current)
    found = found.filter(period="analysis").to_df()
    return {name: bool(found[name]["jensen_shannon"]["alert"].any()) for name in columns}


def start(settings, folder):
    global gate
    gate = Gate(settings, folder)


def judge(task):
    """One build: for each tool what a table below counts."""
    change, columns, rows, number, tools = task
    reference, current = draws.build(change, rows, number, columns)
    changed = list(draws.CHANGES[change][0])
    said = {}
    if "modelgate" in tools:
        verdict, verdicts, named = gate.judge(reference, current)
        said["modelgate"] = {
            "alarm": verdict == "FAILED",
            "insufficient": verdict == "INSUFFICIENT_DATA",
            "warning": verdict == "WARNING",
            "columns": len(named) / columns,
            "named": any(verdicts.get(name) in ("WARNING", "FAILED") for name in changed),
        }
    asked = changed or reference.column_names
    before, now = (side.select(asked).to_pandas() for side in (reference, current))
    for tool, run in (("evidently", of_evidently), ("nannyml", of_nannyml)):
        if tool in tools:
            drifted = run(before, now)
            if tool == "evidently" and number == 0 and rows <= 1000:
                assert drifted == of_the_whole_report(before, now), "its parts do not say what the whole report does"
            share = sum(drifted.values()) / len(drifted)
            said[tool] = {"alarm": share > 0, "half": share >= 0.5, "columns": share, "named": any(drifted.get(c) for c in changed)}
    return change, columns, rows, said


def share(hits, builds):
    interval = binomtest(hits, builds).proportion_ci(method="exact")
    return {"hits": hits, "share": hits / builds, "low": interval.low, "high": interval.high}


def summary(answers):
    rows = []
    for (change, columns, size, tool), each in answers.items():
        row = {"change": change, "table": columns, "rows": size, "tool": tool, "builds": len(each)}
        for what in each[0]:
            values = [one[what] for one in each]
            row[what] = float(np.mean(values)) if what == "columns" else share(sum(values), len(values))
        rows.append(row)
    return sorted(rows, key=lambda r: (list(draws.CHANGES).index(r["change"]), r["table"], r["rows"], TOOLS.index(r["tool"])))


def percent(part):
    return f"{100 * part['share']:.1f} % ({100 * part['low']:.1f}–{100 * part['high']:.1f})"


def markdown(result):
    about = result["machine"]
    versions = ", ".join(f"{name} {about['versions'][name]}" for name in ("evidently", "nannyml"))
    lines = [f"{versions}; Modelgate {about['commit']}, settings {result['settings'] or 'by default'}; {about['day']}.", ""]
    lines += ["Nothing changed:", "", "| columns | rows | builds | tool | false alarm | also | columns named |"]
    lines += ["|---:|---:|---:|---|---|---|---:|"]
    for row in result["rows"]:
        if row["change"] == "none":
            also = {
                "modelgate": lambda r: f"warning {percent(r['warning'])}; not enough data {percent(r['insufficient'])}",
                "evidently": lambda r: f"half of the columns {percent(r['half'])}",
                "nannyml": lambda r: "",
            }[row["tool"]](row)
            lines.append(
                f"| {row['table']} | {row['rows']:,} | {row['builds']} | {row['tool']} | {percent(row['alarm'])} | {also} "
                f"| {100 * row['columns']:.1f} % |"
            )
    lines += ["", "Something changed:", ""]
    lines += ["| change | columns | rows | builds | tool | column named | build stopped |", "|---|---:|---:|---:|---|---|---|"]
    for row in result["rows"]:
        if row["change"] != "none":
            lines.append(
                f"| {draws.CHANGES[row['change']][1]} | {row['table']} | {row['rows']:,} | {row['builds']} | {row['tool']} "
                f"| {percent(row['named'])} | {percent(row['alarm'])} |"
            )
    lines += ["", "In brackets the 95 % interval of a share of so many builds."]
    return "\n".join(lines) + "\n"


def tasks(said):
    for pair in said.builds:
        rows, builds = map(int, pair.split(":"))
        for columns in said.columns:
            yield from (("none", columns, rows, number, said.tools) for number in range(builds))
    for pair in said.power:
        rows, builds = map(int, pair.split(":"))
        for change in said.changes:
            for columns in said.columns:
                yield from ((change, columns, rows, number, said.tools) for number in range(builds))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="where the results go")
    parser.add_argument("--builds", nargs="*", default=list(BUILDS), metavar="ROWS:BUILDS", help="where nothing changed")
    parser.add_argument("--power", nargs="*", default=list(POWER), metavar="ROWS:BUILDS", help="of each change")
    parser.add_argument("--columns", nargs="+", type=int, choices=(len(draws.FEW), len(draws.SHAPES)), default=[8, 30])
    changes = [change for change in draws.CHANGES if change != "none"]
    parser.add_argument("--changes", nargs="+", choices=changes, default=changes, metavar="CHANGE")
    parser.add_argument("--tools", nargs="+", choices=TOOLS, default=list(TOOLS))
    parser.add_argument("--settings", type=json.loads, default={}, help="of Modelgate, as JSON: what is not by default")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    said = parser.parse_args()
    said.out.mkdir(parents=True, exist_ok=True)
    result = {"machine": throughput.machine(), "seed": draws.SEED, "settings": said.settings}
    answers = defaultdict(list)
    began = time.monotonic()
    todo = list(tasks(said))
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(said.workers, initializer=start, initargs=(said.settings, folder)) as workers,
    ):
        for done, (change, columns, rows, each) in enumerate(workers.map(judge, todo), 1):
            for tool, what in each.items():
                answers[change, columns, rows, tool].append(what)
            if done % 50 == 0 or done == len(todo):
                result["rows"] = summary(answers)
                (said.out / "decision.json").write_text(json.dumps(result, indent=1) + "\n")
                (said.out / "decision.md").write_text(markdown(result))
                print(f"{done} of {len(todo)} builds, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
