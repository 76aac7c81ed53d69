package io.jenkins.lib.modelgate.canary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/**
 * How long requests took, in fixed buckets, so that any two histograms can be subtracted. Bucket {@code i} holds times up
 * to {@code 0.1 ms · 10^(i/20)} and above the bound before it: 20 buckets a decade, each about 12 % wide, from 0.1 ms to
 * 100 s; what takes longer is in the last. Immutable. In JSON a list of counts, without the zeros at its end.
 */
public final class LatencyHistogram {

    /** How many buckets there are. */
    public static final int BUCKETS = 121;

    private static final double FIRST_BOUND_MILLIS = 0.1;
    private static final int BUCKETS_A_DECADE = 20;
    /** The longest time that a quantile can be. */
    static final double LONGEST_MILLIS = upperBoundMillis(BUCKETS - 1);

    private static final LatencyHistogram EMPTY = new LatencyHistogram(new long[BUCKETS]);

    private final long[] counts;

    private LatencyHistogram(long[] counts) {
        this.counts = counts;
    }

    public static LatencyHistogram empty() {
        return EMPTY;
    }

    /** @param counts at most {@value #BUCKETS}, none negative; what is missing at the end is zero */
    @JsonCreator
    public static LatencyHistogram of(List<Long> counts) {
        if (counts.size() > BUCKETS || counts.stream().anyMatch(count -> count == null || count < 0)) {
            throw new IllegalArgumentException(
                    "a latency histogram has at most %d counts, none negative".formatted(BUCKETS));
        }
        long[] all = new long[BUCKETS];
        Arrays.setAll(all, i -> i < counts.size() ? counts.get(i) : 0);
        return new LatencyHistogram(all);
    }

    /** The bucket that a time belongs to. */
    public static int bucketOf(double millis) {
        if (!(millis > FIRST_BOUND_MILLIS)) {
            return 0;
        }
        double bucket = Math.ceil(Math.log10(millis / FIRST_BOUND_MILLIS) * BUCKETS_A_DECADE - 1e-9);
        return (int) Math.min(BUCKETS - 1, bucket);
    }

    /** The longest time that still belongs to a bucket, in milliseconds. */
    public static double upperBoundMillis(int bucket) {
        return FIRST_BOUND_MILLIS * Math.pow(10, (double) bucket / BUCKETS_A_DECADE);
    }

    /** One count a bucket. */
    @JsonValue
    public List<Long> counts() {
        int last = BUCKETS;
        while (last > 0 && counts[last - 1] == 0) {
            last--;
        }
        return Arrays.stream(counts).limit(last).boxed().toList();
    }

    public long total() {
        return Arrays.stream(counts).sum();
    }

    /** Whether no bucket holds less than in an earlier reading of the same histogram. */
    public boolean continues(LatencyHistogram earlier) {
        for (int i = 0; i < BUCKETS; i++) {
            if (counts[i] < earlier.counts[i]) {
                return false;
            }
        }
        return true;
    }

    /** What came since an earlier reading that this one {@link #continues}. */
    public LatencyHistogram minus(LatencyHistogram earlier) {
        long[] difference = new long[BUCKETS];
        Arrays.setAll(difference, i -> counts[i] - earlier.counts[i]);
        return new LatencyHistogram(difference);
    }

    /** Both together. */
    public LatencyHistogram plus(LatencyHistogram other) {
        long[] sum = new long[BUCKETS];
        Arrays.setAll(sum, i -> counts[i] + other.counts[i]);
        return new LatencyHistogram(sum);
    }

    /**
     * The time that a share of the requests did not exceed, in milliseconds, interpolated geometrically within its bucket;
     * off by at most the bucket's width of 12 %. NaN where there are no requests.
     *
     * @param share in (0, 1], e.g. 0.95
     */
    public double quantileMillis(double share) {
        long total = total();
        if (total == 0) {
            return Double.NaN;
        }
        // 0.28 · 25 is a little more than 7 in binary and must not mean the 8th request.
        double rank = Math.max(1, Math.ceil(share * total * (1 - 1e-12)));
        double seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            if (counts[i] > 0 && seen + counts[i] >= rank) {
                double within = (rank - seen) / counts[i];
                return upperBoundMillis(i) * Math.pow(10, (within - 1) / BUCKETS_A_DECADE);
            }
            seen += counts[i];
        }
        return LONGEST_MILLIS;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatencyHistogram that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return counts().toString();
    }
}
