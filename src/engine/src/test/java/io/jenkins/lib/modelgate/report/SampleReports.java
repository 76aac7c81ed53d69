package io.jenkins.lib.modelgate.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reports as rich as real ones. */
public final class SampleReports {

    public static final String DIGEST = "sha256:" + "3f8a01c2".repeat(8);

    private SampleReports() {}

    public static Report of(String step, String id, String summary, Map<String, Double> series, List<Check> checks) {
        return new Report(
                Report.SCHEMA,
                id,
                step,
                new ModelRef("housing-price", "7", DIGEST),
                Verdict.worstOf(checks.stream().map(Check::verdict).toList()),
                summary,
                Instant.parse("2026-11-23T18:56:12.345Z"),
                4_321,
                List.of(
                        new Input("reference", "data/reference.csv", "0123456789abcdef".repeat(4), 1_234_567, 20_640L),
                        new Input("current", "data/current.parquet", "fedcba9876543210".repeat(4), 845_120, 5_832L),
                        new Input("model", "model.onnx", "3f8a01c2".repeat(8), 412_345, null)),
                checks,
                series,
                Map.of("positive", "yes"),
                new Report.Tool("0.1.0"));
    }

    /** Every verdict and every kind of evidence. */
    public static Report everything() {
        List<Check> checks = new ArrayList<>();
        checks.add(check("rows", "Enough rows", Verdict.PASSED, "5,832 rows are more than the 1,000 asked for.")
                .observed(5832)
                .limit(Bounds.atLeast(1000))
                .unit("rows"));
        checks.add(check(
                        "column.MedInc",
                        "Median income",
                        Verdict.FAILED,
                        "The distribution moved by a PSI of 0.34, more than the 0.2 allowed; also the lower end of the interval is beyond it.")
                .observed(0.3412)
                .limit(Bounds.atMost(0.2))
                .interval(new Interval(0.29, 0.39, 0.95))
                .figures(Map.of("effect", 0.3412, "noise", 0.06, "pValue", 0.0001, "adjustedP", 0.0004))
                .evidence(new Evidence.Distribution(
                        List.of("≤ 1.9", "2.4", "2.8", "3.1", "3.5", "4.0", "4.4", "5.1", "6.2", "> 6.2"),
                        List.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1),
                        List.of(0.02, 0.04, 0.06, 0.07, 0.09, 0.1, 0.11, 0.13, 0.17, 0.21))));
        checks.add(check(
                        "column.region",
                        "Region",
                        Verdict.WARNING,
                        "A category that the reference does not know, “Bay Area (new)”, holds 4 % of the rows.")
                .observed(0.11)
                .limit(new Bounds(0.0, 0.1))
                .evidence(new Evidence.Distribution(
                        List.of(
                                "Los Angeles and surroundings",
                                "Central Valley",
                                "San Diego",
                                "Bay Area (new)",
                                "North Coast and Mountains of California"),
                        List.of(0.42, 0.23, 0.2, 0.0, 0.15),
                        List.of(0.36, 0.25, 0.21, 0.04, 0.14))));
        checks.add(check(
                        "metric.rocAuc",
                        "ROC AUC",
                        Verdict.PASSED,
                        "0.871 reaches the 0.8 asked for, and so does the lower end.")
                .observed(0.8712)
                .limit(Bounds.atLeast(0.8))
                .interval(new Interval(0.851, 0.889, 0.95))
                .evidence(roc()));
        checks.add(check("confusion", "Decisions", Verdict.PASSED, "Decided at a score of 0.5.")
                .evidence(new Evidence.ConfusionMatrix(1204, 187, 243, 4198)));
        checks.add(check(
                        "slice.region",
                        "Accuracy by region",
                        Verdict.INSUFFICIENT_DATA,
                        "North Coast has 12 rows, fewer than the 50 needed to tell.")
                .evidence(new Evidence.Table(
                        List.of("Region", "Rows", "Accuracy", "Interval"),
                        List.of(
                                List.of("Los Angeles", "2,431", "0.91", "0.90 … 0.92"),
                                List.of("Central Valley", "1,205", "0.88", "0.86 … 0.90"),
                                List.of("North Coast", "12", "0.75", "0.43 … 0.95")))));
        checks.add(
                check(
                        "champion",
                        "Against the champion",
                        Verdict.ERROR,
                        "The report reports/champion.json does not exist; archive it in the build that registers the champion, or leave out baseline."));
        checks.add(check("fairness", "Equal opportunity", Verdict.SKIPPED, "No protected column was named."));
        checks.add(check("latency", "Latency, 95th percentile", Verdict.PASSED, "Both versions answer in time.")
                .observed(38.5)
                .limit(Bounds.atMost(250))
                .unit("ms")
                .interval(new Interval(36.1, 41.7, 0.95))
                .evidence(latency()));
        checks.add(check(
                        "column.HouseAge",
                        "House age",
                        Verdict.PASSED,
                        "HouseAge rose a little: median 29 → 31 years; PSI 0.05 (limit 0.2; noise at 5,832 rows: 0.01).")
                .observed(0.05)
                .limit(Bounds.atMost(0.2))
                .figures(Map.of("effect", 0.05, "noise", 0.01, "pValue", 0.002, "adjustedP", 0.006, "movedShare", 0.07))
                .evidence(new Evidence.Group(List.of(ages(), ageQuantiles()))));
        checks.add(check(
                        "windows", "Drift over time", Verdict.PASSED, "Weeks 46 and 47 could not be judged everywhere.")
                .evidence(new Evidence.HeatMap(
                        List.of("MedInc", "HouseAge", "Population of the block group"),
                        List.of("2026-W44", "2026-W45", "2026-W46", "2026-W47"),
                        List.of(
                                List.of(0.02, 0.11, 0.24, 0.4),
                                Arrays.asList(0.01, 0.03, null, 0.02),
                                Arrays.asList(0.05, 0.04, null, null)),
                        0.2,
                        "PSI")));
        checks.add(check("classes", "Kinds of flower", Verdict.PASSED, "Three classes, decided by the highest score.")
                .evidence(new Evidence.ConfusionTable(
                        List.of("setosa", "versicolor", "virginica"),
                        List.of(List.of(50.0, 0.0, 0.0), List.of(0.0, 47.0, 3.0), List.of(0.0, 2.5, 47.5)))));
        checks.add(check("slices", "Accuracy by age", Verdict.WARNING, "People over 65 are served worse than all.")
                .evidence(byAge()));
        return of(
                "driftGate",
                "nightly",
                "Median income moved by a PSI of 0.34, more than the 0.2 allowed; 1 of 9 columns drifted.",
                Map.of(
                        "driftedColumns",
                        1.0,
                        "driftedShare",
                        0.111,
                        "maxPsi",
                        0.3412,
                        "rocAuc",
                        0.8712,
                        "rows",
                        5832.0,
                        "p95LatencyMs",
                        38.5),
                checks);
    }

    private static Check check(String id, String title, Verdict verdict, String explanation) {
        return Check.of(id, title, verdict, explanation);
    }

    private static Evidence.Estimates byAge() {
        return new Evidence.Estimates(
                "Accuracy",
                List.of(
                        new Evidence.Estimate(
                                "age < 30", 1_204L, 0.91, new Interval(0.89, 0.93, 0.95), 0.9, Verdict.PASSED),
                        new Evidence.Estimate(
                                "age > 65", 212L, 0.78, new Interval(0.72, 0.83, 0.95), 0.8, Verdict.FAILED),
                        new Evidence.Estimate("age missing", 3L, null, null, null, Verdict.INSUFFICIENT_DATA)),
                0.88,
                Bounds.atLeast(0.8),
                null);
    }

    private static Evidence.Histogram ages() {
        return new Evidence.Histogram(
                List.of(1.0, 6.0, 11.0, 16.0, 21.0, 26.0, 31.0, 36.0, 41.0, 46.0, 51.0),
                false,
                true,
                new Evidence.Side(List.of(0.03, 0.05, 0.12, 0.13, 0.12, 0.13, 0.17, 0.1, 0.08, 0.06), 0.01, 0),
                new Evidence.Side(List.of(0.02, 0.04, 0.1, 0.11, 0.12, 0.14, 0.18, 0.12, 0.09, 0.06), 0.0, 0.02),
                "years");
    }

    private static Evidence.QuantileShift ageQuantiles() {
        return new Evidence.QuantileShift(
                List.of(0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99),
                List.of(4.0, 8.0, 13.0, 18.0, 29.0, 37.0, 46.0, 52.0, 52.0),
                List.of(4.0, 9.0, 14.0, 20.0, 31.0, 39.0, 47.0, 52.0, 52.0),
                "years");
    }

    private static Evidence.Curve roc() {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i <= 50; i++) {
            x.add(i / 50.0);
            y.add(Math.pow(i / 50.0, 0.22));
        }
        return new Evidence.Curve(
                "False positive rate",
                "True positive rate",
                false,
                List.of(
                        new Evidence.Line("Model", x, y),
                        new Evidence.Line("Chance", List.of(0.0, 1.0), List.of(0.0, 1.0))));
    }

    private static Evidence.Curve latency() {
        return new Evidence.Curve(
                "Seconds since the start",
                "Share of the traffic (%)",
                true,
                List.of(
                        new Evidence.Line(
                                "Candidate",
                                List.of(0.0, 30.0, 60.0, 120.0, 180.0),
                                List.of(5.0, 25.0, 50.0, 100.0, 100.0)),
                        new Evidence.Line(
                                "Champion",
                                List.of(0.0, 30.0, 60.0, 120.0, 180.0),
                                List.of(95.0, 75.0, 50.0, 0.0, 0.0))));
    }
}
