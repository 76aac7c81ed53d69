package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.measure.EmptyBins;
import io.jenkins.lib.modelgate.policy.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How change is measured, and how much of it is allowed.
 *
 * @param combined whether columns for which no measure is named are looked at from several sides
 * @param ofNumbers measure of numeric columns
 * @param ofCategories measure of all others
 * @param ofColumn measures of single columns, which win
 * @param threshold effect from which a column measured as {@code ofNumbers} has drifted, or empty for the customary one;
 *     columns of other measures have those measures' own, since the same figure means something else there
 * @param warnThreshold effect from which such a column is worth a warning, or empty for half its threshold
 * @param thresholds those of single columns, which win
 * @param bins quantile bins for numbers, 2 to 100
 * @param emptyBins what an empty bin counts as
 * @param maxCodes a column of whole numbers with so many different ones in the reference or fewer holds codes, not amounts
 */
record Measuring(
        Combined combined,
        Measure ofNumbers,
        Measure ofCategories,
        Map<String, Measure> ofColumn,
        OptionalDouble threshold,
        OptionalDouble warnThreshold,
        Map<String, Double> thresholds,
        int bins,
        EmptyBins emptyBins,
        int maxCodes) {

    static final int DEFAULT_BINS = 10;
    static final int DEFAULT_MAX_CODES = 10;

    /** What is said where several looks are wanted. */
    static final String COMBINED = "combined";

    private static final double SMALLEST = 1e-6;
    private static final double LARGEST = 1e12;

    Measuring {
        ofColumn = Map.copyOf(ofColumn);
        thresholds = Map.copyOf(thresholds);
    }

    /** Which columns are looked at from several sides, as long as nothing is said of the column itself. */
    enum Combined {
        ALL,
        NUMBERS,
        NONE;

        static Combined from(Settings settings) {
            boolean asked =
                    settings.text("measure").filter(COMBINED::equalsIgnoreCase).isPresent();
            for (String limit : ONE_MEASURE) {
                if (asked && settings.isSaid(limit)) {
                    throw settings.wrong(
                            limit,
                            "needs a 'measure' that it is a limit of, not '%s', which has its own".formatted(COMBINED));
                }
            }
            boolean categories = !settings.isSaid("categoricalMeasure");
            boolean named = settings.isSaid("measure") || ONE_MEASURE.stream().anyMatch(settings::isSaid);
            return asked ? (categories ? ALL : NUMBERS) : named || !categories ? NONE : ALL;
        }
    }

    /** What has a meaning beside one measure only; said without any it is PSI's, as it was before there was another. */
    private static final List<String> ONE_MEASURE = List.of("threshold", "warnThreshold", "emptyBins");

    static Measuring from(Settings settings) {
        Combined combined = Combined.from(settings);
        Measure ofNumbers = measure(settings, "measure", Measure.PSI);
        Measure ofCategories = measure(settings, "categoricalMeasure", ofNumbers.isBinned() ? ofNumbers : Measure.PSI);
        if (!ofCategories.isBinned()) {
            throw settings.wrong(
                    "categoricalMeasure", "cannot be %s, which needs an order".formatted(ofCategories.word()));
        }
        Measuring measuring = new Measuring(
                combined,
                ofNumbers,
                ofCategories,
                ColumnTexts.read(settings, "columnMeasures", Measure::named, "MedInc=kolmogorov-smirnov"),
                settings.number("threshold", SMALLEST, LARGEST),
                settings.number("warnThreshold", SMALLEST, LARGEST),
                ColumnTexts.read(settings, "columnThresholds", Measuring::limit, "MedInc=0.3"),
                settings.integer("bins", DEFAULT_BINS, 2, 100),
                emptyBins(settings),
                settings.integer("maxCodes", DEFAULT_MAX_CODES, 0, 1_000));
        measuring.refuseContradictions(settings);
        return measuring;
    }

    /** Whether a column is looked at from several sides, not by one measure. */
    boolean isCombined(String column, boolean isNumeric) {
        boolean alike = isNumeric ? combined != Combined.NONE : combined == Combined.ALL;
        return alike && !ofColumn.containsKey(column) && !thresholds.containsKey(column);
    }

    /** The measure of a column that is looked at by one. */
    Measure of(String column, boolean isNumeric) {
        return ofColumn.getOrDefault(column, isNumeric ? ofNumbers : ofCategories);
    }

    /** The effect from which a column has drifted. */
    double limit(String column, Measure measure) {
        return thresholds.getOrDefault(column, limit(measure));
    }

    /** The effect from which a column without a limit of its own has drifted. */
    double limit(Measure measure) {
        return measure == ofNumbers ? threshold.orElse(measure.defaultThreshold()) : measure.defaultThreshold();
    }

    /** The effect from which a column is worth a warning. */
    double warning(double limit, Measure measure) {
        return measure == ofNumbers ? Math.min(limit, warnThreshold.orElse(limit / 2)) : limit / 2;
    }

    private void refuseContradictions(Settings settings) {
        double least = threshold.orElse(
                Double.isNaN(ofNumbers.defaultThreshold()) ? Double.POSITIVE_INFINITY : ofNumbers.defaultThreshold());
        if (warnThreshold.isPresent() && warnThreshold.getAsDouble() > least) {
            throw settings.wrong(
                    "warnThreshold",
                    "must not exceed the threshold of %s, but is %s".formatted(least, warnThreshold.getAsDouble()));
        }
        Map<String, Measure> unlimited = new LinkedHashMap<>();
        ofColumn.forEach((column, measure) -> {
            if (Double.isNaN(limit(column, measure))) {
                unlimited.put(column, measure);
            }
        });
        if (!unlimited.isEmpty() || Double.isNaN(threshold.orElse(ofNumbers.defaultThreshold()))) {
            throw settings.wrong(
                    "threshold",
                    "is needed for the measure 'wasserstein', whose unit is the column's; 'wasserstein-normalized' has a default");
        }
    }

    private static Measure measure(Settings settings, String name, Measure byDefault) {
        return settings.text(name)
                .filter(text -> !(name.equals("measure") && text.equalsIgnoreCase(COMBINED)))
                .map(text -> Measure.named(text)
                        .orElseThrow(
                                () -> settings.wrong(name, "must be one of %s, not '%s'".formatted(words(name), text))))
                .orElse(byDefault);
    }

    private static String words(String name) {
        return name.equals("measure") ? COMBINED + ", " + Measure.words() : Measure.words();
    }

    private static EmptyBins emptyBins(Settings settings) {
        return settings.text("emptyBins").map(text -> emptyBins(settings, text)).orElse(EmptyBins.USUAL);
    }

    private static EmptyBins emptyBins(Settings settings, String text) {
        if (text.equalsIgnoreCase("half-a-row")) {
            return EmptyBins.HALF_A_ROW;
        }
        double share = settings.number("emptyBins", 1e-12, 0.01).orElseThrow();
        return new EmptyBins.Share(share);
    }

    private static Optional<Double> limit(String text) {
        try {
            double value = Double.parseDouble(text);
            return value >= SMALLEST && value <= LARGEST ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
