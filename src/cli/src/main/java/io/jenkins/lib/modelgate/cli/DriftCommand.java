package io.jenkins.lib.modelgate.cli;

import io.jenkins.lib.modelgate.LifecycleStep;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code modelgate drift}. */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        description = "Compares current data with reference data or a stored profile, column by column.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  modelgate drift --reference train.parquet --current 'today/*.parquet' --exclude id",
            "  modelgate drift --reference profile.json --current today.csv --critical income,age"
        })
final class DriftCommand extends StepCommand {

    @Mixin
    private TableInput table;

    @Said.Setting
    @Option(
            names = "--reference",
            paramLabel = "FILE|GLOB",
            description = "What the data should look like: a data set, or a profile written earlier.")
    private String reference;

    @Said.Setting
    @Option(names = "--current", paramLabel = "FILE|GLOB", description = "The data to judge.")
    private String current;

    @Said.Setting
    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "COLUMN",
            description = "Judge only these (default: all that both have).")
    private List<String> columns;

    @Said.Setting
    @Option(names = "--exclude", split = ",", paramLabel = "COLUMN", description = "Do not judge these.")
    private List<String> exclude;

    @Said.Setting
    @Option(names = "--critical", split = ",", paramLabel = "COLUMN", description = "Any drift in one of these fails.")
    private List<String> critical;

    @Said.Setting
    @Option(
            names = "--threshold",
            paramLabel = "PSI",
            description = "From this population stability index on a column has drifted (default: 0.2).")
    private String threshold;

    @Said.Setting
    @Option(
            names = "--warn-threshold",
            paramLabel = "PSI",
            description = "From here on a column is worth a look (default: 0.1).")
    private String warnThreshold;

    @Said.Setting
    @Option(names = "--alpha", paramLabel = "P", description = "False-discovery rate over the columns (default: 0.05).")
    private String alpha;

    @Said.Setting
    @Option(names = "--bins", paramLabel = "N", description = "Bins of a numeric column (default: 10).")
    private String bins;

    @Said.Setting
    @Option(
            names = "--max-drifted-share",
            paramLabel = "SHARE",
            description = "Share of columns that may drift, 0 to 1 (default: 0).")
    private String maxDriftedShare;

    @Said.Setting
    @Option(names = "--min-rows", paramLabel = "N", description = "Fewer rows are not enough data (default: 30).")
    private String minRows;

    @Said.Setting
    @Option(
            names = "--write-profile",
            paramLabel = "true|false",
            description = "Keep the reference's profile beside the report (default: true).")
    private String writeProfile;

    @Override
    LifecycleStep step() {
        return LifecycleStep.DRIFT;
    }
}
