package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.predict.BinaryPredictions;
import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MetricName;
import io.jenkins.lib.modelgate.predict.Task;
import io.jenkins.lib.modelgate.predict.group.Disparity.Method;
import io.jenkins.lib.modelgate.predict.group.Groups;
import io.jenkins.lib.modelgate.predict.group.MetricDisparity;
import io.jenkins.lib.modelgate.predict.group.Rate;
import io.jenkins.lib.modelgate.predict.group.RateDisparity;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How unlike groups are: rates of decisions, or any metric.
 *
 * @param name as the user wrote it
 * @param rates of decisions; empty where it is of a metric
 * @param metric empty where it is of rates
 * @param ratio whether groups are divided, not subtracted
 * @param mean whether the mean of several rates counts, not the worst
 */
record FairnessMeasure(String name, List<Rate> rates, Optional<Metric> metric, boolean ratio, boolean mean) {

    private static final Pattern FORM = Pattern.compile("(.+?)(Difference|Ratio)(Mean)?");
    private static final Map<String, List<Rate>> NAMED = named();

    static List<String> names() {
        return List.copyOf(NAMED.keySet());
    }

    /** Whether it is one of rates of decisions, of which there are two. */
    static boolean isOfTwoClasses(String name) {
        Matcher form = FORM.matcher(name);
        return form.matches() && NAMED.containsKey(form.group(1));
    }

    static Optional<FairnessMeasure> parse(String name, PredictionColumns columns) {
        Matcher form = FORM.matcher(name);
        if (!form.matches()) {
            return Optional.empty();
        }
        boolean ratio = form.group(2).equals("Ratio");
        boolean mean = form.group(3) != null;
        List<Rate> rates = NAMED.get(form.group(1));
        if (rates != null && columns.task() == Task.BINARY) {
            return Optional.of(new FairnessMeasure(name, rates, Optional.empty(), ratio, mean));
        }
        if (mean) {
            return Optional.empty();
        }
        try {
            return MetricName.parse(form.group(1))
                    .flatMap(columns.catalogue()::find)
                    .map(found -> new FairnessMeasure(name, List.of(), Optional.of(found.metric()), ratio, false));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What a person calls it: {@code Equalized odds ratio}. */
    String title() {
        if (metric.isPresent()) {
            return metric.get().title() + (ratio ? " ratio" : " difference");
        }
        return words(name);
    }

    private static String words(String camelCase) {
        String spaced = camelCase.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    /** What rests on the same rows as this does: the metric, or one for each rate. */
    List<Metric> grounds(PredictionColumns columns) {
        return metric.map(List::of)
                .orElseGet(() -> rates.stream()
                        .map(FairnessMeasure::alike)
                        .map(id -> columns.catalogue()
                                .find(MetricName.parse(id).orElseThrow())
                                .orElseThrow()
                                .metric())
                        .distinct()
                        .toList());
    }

    private static String alike(Rate rate) {
        return switch (rate) {
            case SELECTION, ACCURACY -> "accuracy";
            case TRUE_POSITIVE, FALSE_NEGATIVE -> "recall";
            case FALSE_POSITIVE, TRUE_NEGATIVE -> "specificity";
            case PRECISION -> "precision";
        };
    }

    /** The disparity as a function of row weights. */
    Estimator of(Rows rows, Groups groups, Method method) {
        if (metric.isPresent()) {
            return new MetricDisparity(groups, rows.estimator(metric.get()), ratio, method);
        }
        Estimator plain = rates(rows, groups, rates, method);
        return rows.sampleWeights().map(plain::weightedBy).orElse(plain);
    }

    /** Each thing that is compared: a metric, or one or more rates. */
    List<Compared> compared(Rows rows, Groups groups, Method method, double level) {
        List<Optional<Interval>> unknown = Collections.nCopies(groups.count(), Optional.empty());
        if (metric.isPresent()) {
            Estimator estimator = rows.estimator(metric.get());
            double[] ones = Estimator.everyRowOnce(rows.size());
            double[] values = new MetricDisparity(groups, estimator, ratio, method).values(ones);
            return List.of(new Compared(metric.get().title(), values, estimator.of(ones), unknown));
        }
        double[] weights = rows.sampleWeights().orElseGet(() -> Estimator.everyRowOnce(rows.size()));
        List<Compared> compared = new ArrayList<>();
        for (Rate rate : rates) {
            RateDisparity of = rates(rows, groups, List.of(rate), method);
            compared.add(new Compared(
                    words(rate.id()),
                    of.groupRates(rate, weights),
                    of.overall(rate, weights),
                    rows.sampleWeights().isPresent() ? unknown : of.groupIntervals(rate, level)));
        }
        return compared;
    }

    /**
     * What groups are compared by.
     *
     * @param values one a group, NaN where undefined
     * @param whole of all rows
     * @param intervals one a group, where it is known
     */
    record Compared(String title, double[] values, double whole, List<Optional<Interval>> intervals) {}

    private RateDisparity rates(Rows rows, Groups groups, List<Rate> of, Method method) {
        BinaryPredictions predictions =
                (BinaryPredictions) rows.measured().measures().predictions();
        boolean[] decision = new boolean[rows.size()];
        for (int row = 0; row < decision.length; row++) {
            decision[row] = predictions.decision(row);
        }
        return new RateDisparity(groups, PairedDifferences.truth(predictions), decision, of, ratio, method, mean);
    }

    private static Map<String, List<Rate>> named() {
        Map<String, List<Rate>> named = new LinkedHashMap<>();
        named.put("demographicParity", List.of(Rate.SELECTION));
        named.put("equalizedOdds", List.of(Rate.TRUE_POSITIVE, Rate.FALSE_POSITIVE));
        named.put("equalOpportunity", List.of(Rate.TRUE_POSITIVE));
        named.put("predictiveParity", List.of(Rate.PRECISION));
        for (Rate rate : Rate.values()) {
            named.put(rate.id(), List.of(rate));
        }
        return named;
    }
}
