package io.jenkins.lib.modelgate.cli;

import picocli.CommandLine.Option;

/** What is known of forecasts besides their numbers. */
final class ForecastInput {

    @Said.Setting
    @Option(names = "--horizon", paramLabel = "COLUMN", description = "Forecast: how far ahead a row was predicted.")
    private String horizon;

    @Said.Setting
    @Option(
            names = "--history",
            paramLabel = "FILE|GLOB",
            description = "Forecast: what was known before, with the same columns of series, time and truth; for MASE.")
    private String history;

    @Said.Setting
    @Option(
            names = "--series",
            paramLabel = "COLUMN",
            description = "Forecast: which series a row is of, here and in the history (default: all of one).")
    private String series;

    @Said.Setting
    @Option(names = "--time", paramLabel = "COLUMN", description = "Forecast: when, here and in the history.")
    private String time;

    @Said.Setting
    @Option(
            names = "--season",
            paramLabel = "N",
            description = "Forecast: after how many values the pattern comes again, e.g. 12 (default: 1).")
    private String season;
}
