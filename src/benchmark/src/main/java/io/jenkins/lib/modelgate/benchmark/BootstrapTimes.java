package io.jenkins.lib.modelgate.benchmark;

import io.jenkins.lib.modelgate.predict.BinaryMetrics;
import io.jenkins.lib.modelgate.predict.BinaryPredictions;
import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.predict.MetricName;
import io.jenkins.lib.modelgate.predict.compare.Bootstrap;
import io.jenkins.lib.modelgate.predict.compare.Resampled;
import io.jenkins.lib.modelgate.predict.compare.RowKinds;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Bootstraps metrics of drawn predictions: for each metric a line of name, seconds, low and high end of the interval. */
final class BootstrapTimes {

    private BootstrapTimes() {}

    public static void main(String[] arguments) {
        int rows = Integer.parseInt(arguments[0]);
        int resamples = Integer.parseInt(arguments[1]);
        Random random = new Random(1);
        BinaryPredictions.Builder builder = BinaryPredictions.ofScores();
        boolean[] truth = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            truth[row] = random.nextDouble() < 0.3;
            double score = 1 / (1 + Math.exp(-random.nextGaussian() - (truth[row] ? 0.5 : -0.5)));
            builder.add(truth[row], score, score >= 0.5);
        }
        BinaryPredictions predictions = builder.build();
        BinaryMetrics metrics = new BinaryMetrics(true, Optional.empty());
        for (int i = 2; i < arguments.length; i++) {
            Estimator estimator = MetricName.parse(arguments[i])
                    .flatMap(metrics::find)
                    .orElseThrow()
                    .estimator()
                    .apply(predictions);
            long began = System.nanoTime();
            Resampled resampled = Bootstrap.of(resamples, 1).of(List.of(estimator), RowKinds.of(truth));
            Interval interval = resampled.interval(0, 0.95).orElseThrow();
            System.out.printf(
                    "%s %.3f %.9f %.9f%n",
                    arguments[i], (System.nanoTime() - began) / 1e9, interval.low(), interval.high());
        }
    }
}
