package io.jenkins.lib.modelgate.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Whether the rows that a model is judged by are fit to judge it. */
final class HygieneOptions {

    @Said.Setting
    @Option(names = "--train", paramLabel = "FILE|GLOB", description = "The data that the model was trained on.")
    private String train;

    @Said.Setting
    @Option(
            names = "--features",
            split = ",",
            paramLabel = "COLUMN",
            description = "What makes rows alike (default: the columns that both tables have). Repeatable.")
    private List<String> features;

    @Said.Setting
    @Option(
            names = "--hygiene",
            split = ",",
            paramLabel = "HAZARD<=N",
            description = "'overlap<=0', 'duplicates<=0.01', 'leakage<=0.95', 'labelShift<=0.1'. Repeatable.")
    private List<String> hygiene;

    @Said.Setting
    @Option(names = "--near-duplicates", description = "Look for rows that are nearly alike, too.")
    private Boolean nearDuplicates;
}
