"""One other tool, once, with its default rules, as its documentation shows it: for throughput.py, which starts and measures it.

    python peers.py evidently|nannyml|whylogs REFERENCE CURRENT

Tables are read by pandas with its defaults, Parquet or CSV by the file name. Prints a line: how many columns drifted of how many.
"""
import logging
import os
import sys
import warnings

os.environ["DO_NOT_TRACK"] = os.environ["NML_DISABLE_USAGE_LOGGING"] = "1"
os.environ["WHYLOGS_NO_ANALYTICS"] = "True"
warnings.simplefilter("ignore")
logging.disable(logging.ERROR)


def table(path):
    import pandas

    return pandas.read_parquet(path) if path.endswith(".parquet") else pandas.read_csv(path)


def evidently(reference, current):
    from evidently import Report
    from evidently.presets import DataDriftPreset

    result = Report([DataDriftPreset()], include_tests=True).run(table(current), table(reference))
    tests = [test for test in result.tests_results if "Value Drift" in test.name]
    return sum(test.status.value == "FAIL" for test in tests), len(tests)


def nannyml(reference, current):
    import nannyml

    before = table(reference)
    calculator = nannyml.UnivariateDriftCalculator(column_names=list(before.columns)).fit(before)
    found = calculator.calculate(table(current)).filter(period="analysis").to_df()
    alerts = [bool(found[column]["jensen_shannon"]["alert"].any()) for column in before.columns]
    return sum(alerts), len(alerts)


def whylogs(reference, current):
    import whylogs
    from whylogs.viz.drift.column_drift_algorithms import calculate_drift_scores

    before = whylogs.log(table(reference)).view()
    now = whylogs.log(table(current)).view()
    scores = calculate_drift_scores(target_view=now, reference_view=before, with_thresholds=True)
    return sum(score["drift_category"] == "DRIFT" for score in scores.values()), len(scores)


if __name__ == "__main__":
    drifted, columns = {"evidently": evidently, "nannyml": nannyml, "whylogs": whylogs}[sys.argv[1]](*sys.argv[2:])
    print(f"{drifted} of {columns} columns drifted")
