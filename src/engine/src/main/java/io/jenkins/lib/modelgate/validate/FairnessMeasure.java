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
import java.util.LinkedHashMap;
import java.util.List;
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

    /** The disparity as a function of row weights. */
    Estimator of(Rows rows, Groups groups, Method method) {
        if (metric.isPresent()) {
            return new MetricDisparity(groups, rows.estimator(metric.get()), ratio, method);
        }
        Estimator plain = rates(rows, groups, rates, method);
        return rows.sampleWeights().map(plain::weightedBy).orElse(plain);
    }

    /** Each group's value of each thing that is compared, by its name. */
    Map<String, double[]> values(Rows rows, Groups groups, Method method) {
        Map<String, double[]> values = new LinkedHashMap<>();
        if (metric.isPresent()) {
            double[] ones = Estimator.everyRowOnce(rows.size());
            values.put(
                    metric.get().title(),
                    new MetricDisparity(groups, rows.estimator(metric.get()), ratio, method).values(ones));
        }
        double[] weights = rows.sampleWeights().orElseGet(() -> Estimator.everyRowOnce(rows.size()));
        for (Rate rate : rates) {
            values.put(rate.id(), rates(rows, groups, List.of(rate), method).groupRates(rate, weights));
        }
        return values;
    }

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
