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
            "  modelgate drift --reference profile.json --current today.csv --critical income,age",
            "  modelgate drift --reference registry:housing@champion --registry /srv/models --current today.csv"
        })
final class DriftCommand extends StepCommand {

    @Mixin
    private TableInput table;

    @Said.Setting
    @Option(
            names = "--reference",
            paramLabel = "FILE|FOLDER|GLOB|URL|registry:…|lastGood",
            description =
                    "What the data should look like: a data set, a profile written earlier, a registered model's (registry:NAME@ALIAS, registry:NAME:3), or the last good run's.")
    private String reference;

    @Said.Setting
    @Option(
            names = "--registry",
            paramLabel = "DIR",
            description = "The registry that the reference is in (default: modelgate-registry).")
    private String registry;

    @Said.Setting
    @Option(names = "--current", paramLabel = "FILE|FOLDER|GLOB|URL", description = "The data to judge.")
    private String current;

    @Said.Setting
    @Option(
            names = "--reference-query",
            paramLabel = "SQL",
            description = "Where the reference is a database's jdbc: URL: what to ask it.")
    private String referenceQuery;

    @Said.Setting
    @Option(
            names = "--current-query",
            paramLabel = "SQL",
            description = "Where the current data is a database's jdbc: URL: what to ask it.")
    private String currentQuery;

    @Said.Setting
    @Option(
            names = "--credentials-id",
            paramLabel = "ID",
            description = "Names the database's login: ID_USR and ID_PSW in the environment, in capitals.")
    private String credentialsId;

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
            paramLabel = "EFFECT",
            description =
                    "From this effect on a column has drifted, by the measure or else by PSI (default: the measure's own).")
    private String threshold;

    @Said.Setting
    @Option(
            names = "--warn-threshold",
            paramLabel = "EFFECT",
            description = "From here on a column is worth a look (default: half the threshold).")
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
            description = "Share of columns that may drift, 0 to 1 (default: 0; with a measure of yours 0.1).")
    private String maxDriftedShare;

    @Said.Setting
    @Option(
            names = "--max-undecided-share",
            paramLabel = "SHARE",
            description =
                    "Share of columns of which it may stay unknown, 0 to 1 (default: 0.2; with a measure of yours 0).")
    private String maxUndecidedShare;

    @Said.Setting
    @Option(names = "--min-rows", paramLabel = "N", description = "Fewer rows are not enough data (default: 30).")
    private String minRows;

    @Said.Setting
    @Option(
            names = "--write-profile",
            paramLabel = "true|false",
            description = "Keep the reference's profile beside the report (default: true).")
    private String writeProfile;

    @Said.Setting
    @Option(
            names = "--measure",
            paramLabel = "NAME",
            description =
                    "How change is measured (default: combined; also psi, kolmogorov-smirnov, jensen-shannon, …).")
    private String measure;

    @Said.Setting
    @Option(
            names = "--categorical-measure",
            paramLabel = "NAME",
            description = "The same for columns that are no numbers (default: the measure, where it can be).")
    private String categoricalMeasure;

    @Said.Setting
    @Option(
            names = "--column-measures",
            split = ",",
            paramLabel = "COLUMN=NAME",
            description = "Measures of single columns.")
    private List<String> columnMeasures;

    @Said.Setting
    @Option(
            names = "--column-thresholds",
            split = ",",
            paramLabel = "COLUMN=EFFECT",
            description = "Thresholds of single columns.")
    private List<String> columnThresholds;

    @Said.Setting
    @Option(
            names = "--empty-bins",
            paramLabel = "SHARE|half-a-row",
            description = "What an empty bin counts as (default: 0.0001).")
    private String emptyBins;

    @Said.Setting
    @Option(
            names = "--max-codes",
            paramLabel = "N",
            description = "Whole numbers with at most so many different values are categories (default: 10).")
    private String maxCodes;

    @Said.Setting
    @Option(
            names = "--correction",
            paramLabel = "NAME",
            description = "How many columns are made up for: benjamini-hochberg (default) or holm.")
    private String correction;

    @Said.Setting
    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "Random draws that noise is reckoned from (default: 1999).")
    private String draws;

    @Said.Setting
    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything that is drawn (default: 0).")
    private String seed;

    @Said.Setting
    @Option(names = "--target", paramLabel = "COLUMN", description = "The column with the truth.")
    private String target;

    @Said.Setting
    @Option(names = "--score", paramLabel = "COLUMN", description = "The column with the model's score.")
    private String score;

    @Said.Setting
    @Option(names = "--decision", paramLabel = "COLUMN", description = "The column with the model's decision.")
    private String decision;

    @Said.Setting
    @Option(
            names = "--importance",
            paramLabel = "FILE",
            description = "How much each column matters, as JSON; weighs the share of drifted columns.")
    private String importance;

    @Said.Setting
    @Option(
            names = "--persistence",
            paramLabel = "N of M",
            description = "Drift fails only if it lasts: in N of the last M runs (default: at once).")
    private String persistence;

    @Said.Setting
    @Option(
            names = "--history",
            split = ",",
            paramLabel = "FILE|GLOB",
            description = "Reports of earlier runs, for --persistence.")
    private List<String> history;

    @Said.Setting
    @Option(
            names = "--by",
            split = ",",
            paramLabel = "COLUMN",
            description = "Judge each segment, too: rows alike in these columns.")
    private List<String> by;

    @Said.Setting
    @Option(
            names = "--max-segments",
            paramLabel = "N",
            description = "Segments judged one by one, the largest; the others together (default: 20).")
    private String maxSegments;

    @Said.Setting
    @Option(names = "--time", paramLabel = "COLUMN", description = "The timestamps that windows are cut from.")
    private String time;

    @Said.Setting
    @Option(names = "--window", paramLabel = "LENGTH", description = "Show drift over time, in windows such as 24h.")
    private String window;

    @Said.Setting
    @Option(
            names = "--max-missing-increase",
            paramLabel = "SHARE",
            description = "How much more of a column may be missing (default: warn from 0.1).")
    private String maxMissingIncrease;

    @Said.Setting
    @Option(
            names = "--max-unseen",
            paramLabel = "SHARE",
            description = "Rows that may hold unseen categories (default: warn from 0.05).")
    private String maxUnseen;

    @Said.Setting
    @Option(
            names = "--max-out-of-range",
            paramLabel = "SHARE",
            description = "Rows that may lie outside the reference's range (default: warn from 0.05).")
    private String maxOutOfRange;

    @Said.Setting
    @Option(
            names = "--max-duplicates",
            paramLabel = "SHARE",
            description = "Rows that may repeat a value that was unique (default: warn from 0.01).")
    private String maxDuplicates;

    @Said.Setting
    @Option(
            names = "--allow-constant",
            paramLabel = "true|false",
            description = "Whether a column that varied may hold one value (default: false, which warns).")
    private String allowConstant;

    @Said.Setting
    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            description = "Memory for measures that look at the numbers themselves, such as 2g (default: 512m).")
    private String maxMemory;

    @Said.Setting
    @Option(
            names = "--keep-current",
            paramLabel = "true|false",
            description = "Keep a good run's current profile beside the report (default: false).")
    private String keepCurrent;

    @Said.Setting
    @Option(
            names = "--multivariate",
            split = ",",
            paramLabel = "NAME",
            description = "Look at all columns together: classifier, pca (default: not).")
    private List<String> multivariate;

    @Said.Setting
    @Option(
            names = "--max-auc",
            paramLabel = "AUC",
            description =
                    "How well a classifier may tell current rows, or vectors, from the reference's (default: 0.65).")
    private String maxAuc;

    @Said.Setting
    @Option(
            names = "--max-error-change",
            paramLabel = "SHARE",
            description = "By how much the error of the reference's principal components may change (default: 0.2).")
    private String maxErrorChange;

    @Said.Setting
    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Judge by another tool's default rules: evidently, nannyml, whylogs, psi-classic.")
    private String preset;

    @Said.Setting
    @Option(
            names = "--sample",
            paramLabel = "ROWS",
            description = "Draw so many rows of either side, and say so (default: all rows).")
    private String sample;

    @Override
    LifecycleStep step() {
        return LifecycleStep.DRIFT;
    }
}
