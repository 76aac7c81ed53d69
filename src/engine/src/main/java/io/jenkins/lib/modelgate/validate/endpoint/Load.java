package io.jenkins.lib.modelgate.validate.endpoint;

import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How fast the requests of a load were answered. A failed request was never answered: it takes its place among the slowest,
 * so that an endpoint does not get faster by failing.
 */
public final class Load {

    private static final double LEVEL = 0.95;
    private static final double NANOS = 1e6;
    private static final int POINTS = 200;

    private final double[] millis;
    private final int answered;
    private final double seconds;
    private final int concurrency;

    /**
     * @param nanos of each answered request
     * @param failures how many were not answered
     * @param wallNanos from the first request to the last answer, positive
     * @param concurrency how many callers there were
     */
    Load(long[] nanos, int failures, long wallNanos, int concurrency) {
        double[] sorted = Arrays.stream(nanos)
                .mapToDouble(value -> value / NANOS)
                .sorted()
                .toArray();
        this.answered = sorted.length;
        this.millis = Arrays.copyOf(sorted, sorted.length + failures);
        Arrays.fill(millis, answered, millis.length, Double.POSITIVE_INFINITY);
        this.seconds = wallNanos / 1e9;
        this.concurrency = concurrency;
    }

    /** Answered and failed. */
    public int requests() {
        return millis.length;
    }

    public int failures() {
        return millis.length - answered;
    }

    /** Answered requests in a second. */
    public double throughput() {
        return answered / seconds;
    }

    public int concurrency() {
        return concurrency;
    }

    /**
     * The smallest latency that a share of the requests did not exceed: the ⌈q · n⌉-th smallest of all n, not interpolated.
     *
     * @param q in (0, 1)
     * @return milliseconds; infinite where so many requests failed
     */
    public double quantile(double q) {
        return millis[rank(q) - 1];
    }

    private int rank(double q) {
        // the last digits of q times n must not lift an exact rank to the next one
        return Math.max(1, Math.min(millis.length, (int) Math.ceil(q * millis.length - 1e-9)));
    }

    /**
     * Between which of the latencies the endpoint's own quantile lies, whatever its distribution: order statistics whose ranks
     * are quantiles of a binomial distribution (W. J. Conover, "Practical nonparametric statistics", 1999, 3.2).
     *
     * @return milliseconds; empty where there are fewer than {@link #needed} requests, or where so many failed
     */
    public Optional<Interval> interval(double q) {
        if (millis.length < needed(q)) {
            return Optional.empty();
        }
        BinomialDistribution below = BinomialDistribution.of(millis.length, q);
        int low = Math.max(1, below.inverseCumulativeProbability((1 - LEVEL) / 2));
        int high = Math.min(millis.length, below.inverseCumulativeProbability((1 + LEVEL) / 2) + 1);
        double upper = millis[high - 1];
        return Double.isFinite(upper) ? Optional.of(new Interval(millis[low - 1], upper, LEVEL)) : Optional.empty();
    }

    /** How many requests it takes to tell a quantile at all: to have one above it, and one below, with 97.5 % each. */
    public static int needed(double q) {
        return (int) Math.ceil(Math.log((1 - LEVEL) / 2) / Math.log(Math.max(q, 1 - q)));
    }

    /** The share of requests that were answered by a time, in at most 200 points; empty where none was answered. */
    public Optional<Evidence> curve() {
        if (answered == 0) {
            return Optional.empty();
        }
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        int points = Math.min(POINTS, answered);
        for (int i = 1; i <= points; i++) {
            int place = (int) ((long) i * answered / points);
            x.add(millis[place - 1]);
            y.add((double) place / millis.length);
        }
        return Optional.of(new Evidence.Curve(
                "Latency in ms", "Share of requests", true, List.of(new Evidence.Line("answered by then", x, y))));
    }
}
