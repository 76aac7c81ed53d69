package io.jenkins.lib.modelgate.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Numbers of an earlier model to compare with, and numbers that another tool computed. */
final class BaselineOptions {

    @Said.Setting
    @Option(
            names = "--baseline",
            paramLabel = "REPORT|METRICS|registry:…|dummy",
            description =
                    "What to compare with: an earlier validation's report, a metrics file, a registered version (registry:NAME@ALIAS, registry:NAME:3), or a model that looked at nothing.")
    private String baseline;

    @Said.Setting
    @Option(
            names = "--registry",
            paramLabel = "FOLDER",
            description = "The registry that the baseline is in (default: modelgate-registry).")
    private String registry;

    @Said.Setting
    @Option(
            names = "--first-champion",
            paramLabel = "true|false",
            description =
                    "There may be no champion in the registry yet: then nothing is compared, and the report warns (default: false).")
    private String firstChampion;

    @Said.Setting
    @Option(
            names = "--metrics-file",
            paramLabel = "FILE",
            description = "JSON with numbers that another tool computed: flat, nested, MLflow's or DVC's.")
    private String metricsFile;

    @Said.Setting
    @Option(
            names = "--directions",
            paramLabel = "METRIC=WHICH",
            split = ",",
            description =
                    "Which values of a metrics file's number are better: lower, higher or zero, e.g. file.wer=lower.")
    private List<String> directions;
}
