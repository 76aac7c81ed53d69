package io.jenkins.lib.modelgate.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Groups of rows that are looked at by themselves. */
final class GroupOptions {

    @Said.Setting
    @Option(
            names = "--slices",
            paramLabel = "COLUMN",
            description = "Measured by themselves: 'sex', 'age:4' (bins), 'age:30,60' (edges), 'sex*race'. Repeatable.")
    private List<String> slices;

    @Said.Setting
    @Option(
            names = "--slice-limits",
            paramLabel = "METRIC>=N",
            description = "What each slice must reach: 'accuracy>=0.7', 'rocAuc=0.05' (below the whole). Repeatable.")
    private List<String> sliceLimits;

    @Said.Setting
    @Option(
            names = "--min-slice-rows",
            paramLabel = "N",
            description = "Slices with fewer rows cannot be judged (default: 30).")
    private String minSliceRows;

    @Said.Setting
    @Option(
            names = "--weak-slices",
            paramLabel = "COLUMN",
            description = "Columns to search for weak slices; '*' for all others. Repeatable.")
    private List<String> weakSlices;

    @Said.Setting
    @Option(
            names = "--weak-slice-limits",
            paramLabel = "METRIC>=N",
            description = "What the weak slices that were found must reach, as with --slice-limits. Repeatable.")
    private List<String> weakSliceLimits;

    @Said.Setting
    @Option(
            names = "--weak-slice-metric",
            paramLabel = "METRIC",
            description = "By what slices are compared: accuracy, logLoss, brier; mse, mae (default: the first).")
    private String weakSliceMetric;

    @Said.Setting
    @Option(
            names = "--sensitive",
            paramLabel = "COLUMN",
            description = "Groups to be treated alike: 'sex', 'sex*race'. Repeatable.")
    private List<String> sensitive;

    @Said.Setting
    @Option(
            names = "--fairness",
            paramLabel = "MEASURE<=N",
            description = "'demographicParityDifference<=0.1', 'equalizedOddsRatio>=0.8'. Repeatable.")
    private List<String> fairness;

    @Said.Setting
    @Option(
            names = "--fairness-method",
            paramLabel = "METHOD",
            description = "between-groups or to-overall (default: between-groups).")
    private String fairnessMethod;
}
