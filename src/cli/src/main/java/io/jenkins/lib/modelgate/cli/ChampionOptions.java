package io.jenkins.lib.modelgate.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** What the candidate is compared with row by row, and how sure that is to be. */
final class ChampionOptions {

    @Said.Setting
    @Option(
            names = "--champion-predictions",
            paramLabel = "FILE|GLOB",
            description = "The champion's predictions of the same rows: in the same order, or joined by --key.")
    private String championPredictions;

    @Said.Setting
    @Option(
            names = "--champion-score",
            paramLabel = "COLUMN",
            description = "The champion's scores, beside the candidate's or in its own table.")
    private String championScore;

    @Said.Setting
    @Option(names = "--champion-decision", paramLabel = "COLUMN", description = "The champion's decisions.")
    private String championDecision;

    @Said.Setting
    @Option(names = "--champion-prediction", paramLabel = "COLUMN", description = "The champion's predicted values.")
    private String championPrediction;

    @Said.Setting
    @Option(
            names = "--champion-scores",
            paramLabel = "CLASS=COLUMN",
            split = ",",
            description = "Several classes: the champion's columns of probabilities, or one pattern such as old_*.")
    private List<String> championScores;

    @Said.Setting
    @Option(names = "--confidence", paramLabel = "SHARE", description = "Of all intervals (default: 0.95).")
    private String confidence;

    @Said.Setting
    @Option(names = "--resamples", paramLabel = "N", description = "Of a bootstrap (default: 1000).")
    private String resamples;

    @Said.Setting
    @Option(names = "--seed", paramLabel = "N", description = "Of a bootstrap (default: 1).")
    private String seed;
}
