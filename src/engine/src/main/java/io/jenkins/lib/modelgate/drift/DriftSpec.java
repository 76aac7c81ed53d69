package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.policy.StepIdentity;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a user says of a drift gate.
 *
 * @param identity id, model and model file
 * @param reference path or glob of the data to compare with, or of a stored profile ({@code .json})
 * @param current path or glob of the data in question
 * @param columns the columns to compare; empty for all that are in both
 * @param exclude columns to leave out
 * @param critical columns of which no drift is tolerated, whatever {@code maxDriftedShare} says
 * @param threshold population stability index from which a column has drifted, above 0
 * @param warnThreshold the same from which it is worth a warning, at most {@code threshold}
 * @param alpha how often, in (0, 0.5], noise alone may pass for drift in any column
 * @param bins quantile bins for numbers, 2 to 100
 * @param maxDriftedShare share of the judged columns in [0, 1] that may drift
 * @param minRows rows that either side needs to be judged at all
 * @param writeProfile whether to keep the reference's profile
 * @param options how to read the data
 */
public record DriftSpec(
        StepIdentity identity,
        String reference,
        String current,
        List<String> columns,
        List<String> exclude,
        List<String> critical,
        double threshold,
        double warnThreshold,
        double alpha,
        int bins,
        double maxDriftedShare,
        int minRows,
        boolean writeProfile,
        TableOptions options) {

    public static final double DEFAULT_THRESHOLD = 0.2;
    public static final double DEFAULT_WARN_THRESHOLD = 0.1;
    public static final double DEFAULT_ALPHA = 0.05;
    public static final int DEFAULT_BINS = 10;
    public static final int DEFAULT_MIN_ROWS = 30;

    private static final double SMALLEST = 1e-6;
    private static final double LARGEST = 100;

    public DriftSpec {
        columns = List.copyOf(columns);
        exclude = List.copyOf(exclude);
        critical = List.copyOf(critical);
    }

    /**
     * Reads the settings by the names of this record's parts.
     *
     * @throws SettingsException where they cannot be followed
     */
    public static DriftSpec from(Settings settings) {
        double threshold = number(settings, "threshold", DEFAULT_THRESHOLD, SMALLEST, LARGEST);
        OptionalDouble warn = settings.number("warnThreshold", SMALLEST, LARGEST);
        if (warn.isPresent() && warn.getAsDouble() > threshold) {
            throw settings.wrong(
                    "warnThreshold",
                    "must not exceed the threshold of %s, but is %s".formatted(threshold, warn.getAsDouble()));
        }
        DriftSpec spec = new DriftSpec(
                StepIdentity.from(settings),
                settings.requiredPath("reference"),
                settings.requiredPath("current"),
                settings.texts("columns"),
                settings.texts("exclude"),
                settings.texts("critical"),
                threshold,
                warn.orElse(Math.min(DEFAULT_WARN_THRESHOLD, threshold)),
                number(settings, "alpha", DEFAULT_ALPHA, SMALLEST, 0.5),
                settings.integer("bins", DEFAULT_BINS, 2, 100),
                number(settings, "maxDriftedShare", 0, 0, 1),
                settings.integer("minRows", DEFAULT_MIN_ROWS, 1, Integer.MAX_VALUE),
                settings.flag("writeProfile", true),
                TableOptions.from(settings));
        refuseContradictions(settings, spec);
        settings.refuseUnknown();
        return spec;
    }

    /** Whether the reference is a profile that was kept, not data. */
    public boolean hasStoredReference() {
        return reference.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    /** Whether drift of the column fails the gate whatever the others do. */
    public boolean isCritical(String column) {
        return critical.contains(column);
    }

    private static double number(Settings settings, String name, double byDefault, double min, double max) {
        return settings.number(name, min, max).orElse(byDefault);
    }

    private static void refuseContradictions(Settings settings, DriftSpec spec) {
        for (String column : spec.exclude) {
            if (spec.columns.contains(column)) {
                throw settings.wrong("exclude", "names '%s', which 'columns' asks for".formatted(column));
            }
            if (spec.critical.contains(column)) {
                throw settings.wrong("exclude", "names '%s', which 'critical' names too".formatted(column));
            }
        }
        for (String column : spec.critical) {
            if (!spec.columns.isEmpty() && !spec.columns.contains(column)) {
                throw settings.wrong("critical", "names '%s', which is not among 'columns'".formatted(column));
            }
        }
    }
}
