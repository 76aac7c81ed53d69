package io.jenkins.lib.modelgate.predict.hygiene;

import java.util.Arrays;

/** How far the labels of two tables are from each other. */
public final class LabelShift {

    private LabelShift() {}

    /**
     * The total variation distance: half the sum of the differences of all shares, which is the share of rows that would
     * have to have another label. D. A. Levin, Y. Peres, "Markov Chains and Mixing Times", proposition 4.2.
     *
     * @param one how many rows of each label, at least one row
     * @param other the same of the other table
     * @return in [0, 1]
     */
    public static double totalVariation(long[] one, long[] other) {
        double ones = Arrays.stream(one).sum();
        double others = Arrays.stream(other).sum();
        double sum = 0;
        for (int label = 0; label < one.length; label++) {
            sum += Math.abs(one[label] / ones - other[label] / others);
        }
        return sum / 2;
    }

    /**
     * The greatest distance of two distribution functions (Kolmogorov and Smirnov's), of which only one side is kept.
     * Not safe for use by several threads.
     */
    public static final class OfNumbers {

        private final double[] values;
        private final long[] upTo;
        private final long[] between;
        private final long[] equal;
        private long others;

        /** @param kept one side's numbers, finite, at least one */
        public OfNumbers(double[] kept) {
            double[] sorted =
                    Arrays.stream(kept).map(value -> value + 0.0).sorted().toArray();
            values = Arrays.stream(sorted).distinct().toArray();
            upTo = new long[values.length];
            between = new long[values.length + 1];
            equal = new long[values.length];
            int next = 0;
            for (int i = 0; i < values.length; i++) {
                while (next < sorted.length && sorted[next] == values[i]) {
                    next++;
                }
                upTo[i] = next;
            }
        }

        /** A finite number of the other side. */
        public void add(double value) {
            int found = Arrays.binarySearch(values, value + 0.0);
            if (found >= 0) {
                equal[found]++;
            } else {
                between[-found - 1]++;
            }
            others++;
        }

        /** How many numbers of the other side there were. */
        public long others() {
            return others;
        }

        /** @return in [0, 1], NaN where the other side has no number */
        public double distance() {
            double all = values.length == 0 ? 0 : upTo[values.length - 1];
            double most = 0;
            long seen = 0;
            long before = 0;
            for (int i = 0; i < values.length; i++) {
                // The other side's function is furthest just before a kept number and at it.
                seen += between[i];
                most = Math.max(most, Math.abs(before / all - seen / (double) others));
                seen += equal[i];
                most = Math.max(most, Math.abs(upTo[i] / all - seen / (double) others));
                before = upTo[i];
            }
            return others == 0 ? Double.NaN : most;
        }
    }
}
