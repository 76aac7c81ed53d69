package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.measure.TotalVariation;
import io.jenkins.lib.modelgate.report.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many rows of either side are in each bin; every row is in one.
 *
 * @param labels what a person calls each bin
 * @param reference, current rows in each bin
 */
record Bins(List<String> labels, List<Long> reference, List<Long> current) {

    static final String MISSING = "missing";
    static final String NOT_FINITE = "not finite";
    static final String OTHERS = "others";

    /** The share of values compared together from which a comparison says little. */
    private static final double BLURRED = 0.9;

    /** Bins drawn; the others are summed up. */
    private static final int MOST_SHOWN = 30;

    Bins {
        labels = List.copyOf(labels);
        reference = List.copyOf(reference);
        current = List.copyOf(current);
    }

    /** Collects bins. */
    static final class Builder {
        private final List<String> labels = new ArrayList<>();
        private final List<Long> reference = new ArrayList<>();
        private final List<Long> current = new ArrayList<>();

        Builder add(String label, long inReference, long inCurrent) {
            labels.add(label);
            reference.add(inReference);
            current.add(inCurrent);
            return this;
        }

        /** Adds a bin unless it is empty on both sides. */
        Builder addIfAny(String label, long inReference, long inCurrent) {
            return inReference + inCurrent > 0 ? add(label, inReference, inCurrent) : this;
        }

        Bins build() {
            return new Bins(labels, reference, current);
        }
    }

    long[] referenceCounts() {
        return reference.stream().mapToLong(Long::longValue).toArray();
    }

    long[] currentCounts() {
        return current.stream().mapToLong(Long::longValue).toArray();
    }

    /** The share of rows, in [0, 1], that would have to change bins to make both sides alike. */
    double movedShare() {
        return TotalVariation.distance(referenceCounts(), currentCounts());
    }

    double referenceShare(int bin) {
        return (double) reference.get(bin) / Arrays.stream(referenceCounts()).sum();
    }

    double currentShare(int bin) {
        return (double) current.get(bin) / Arrays.stream(currentCounts()).sum();
    }

    /** The rows that are in none of the bins of finite numbers. */
    long[] aside(boolean ofReference) {
        List<Long> counts = ofReference ? reference : current;
        return IntStream.range(0, labels.size())
                .filter(bin ->
                        labels.get(bin).equals(MISSING) || labels.get(bin).equals(NOT_FINITE))
                .mapToLong(counts::get)
                .toArray();
    }

    /** Whether nearly all values, on either side, are too rare to be told apart. */
    boolean areBlurred() {
        return isBlurred(true) && isBlurred(false);
    }

    private boolean isBlurred(boolean ofReference) {
        double values = 1 - share(MISSING, ofReference) - share(NOT_FINITE, ofReference);
        return share(OTHERS, ofReference) > BLURRED * values;
    }

    /** Whether all current rows are in the bin with that label. */
    boolean holdsOnly(String label) {
        return share(label, false) == 1;
    }

    /** The share of the rows in the bin with that label; 0 where there is none. */
    double share(String label, boolean ofReference) {
        int bin = labels.indexOf(label);
        return bin < 0 ? 0 : ofReference ? referenceShare(bin) : currentShare(bin);
    }

    /** The bin whose share changed most, and the next if it changed half as much or more. */
    List<Integer> mostChanged() {
        double[] moved = new double[labels.size()];
        double[] before = shares(reference);
        double[] now = shares(current);
        Arrays.setAll(moved, bin -> Math.abs(before[bin] - now[bin]));
        List<Integer> falling = IntStream.range(0, moved.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer bin) -> moved[bin]).reversed())
                .toList();
        int next = falling.size() > 1 && moved[falling.get(1)] >= moved[falling.get(0)] / 2 ? 2 : 1;
        return falling.subList(0, Math.min(next, falling.size()));
    }

    /** The shares, for a chart; of very many bins the last are summed up. */
    Evidence.Distribution evidence() {
        boolean all = labels.size() <= MOST_SHOWN;
        int shown = all ? labels.size() : MOST_SHOWN - 1;
        List<String> names = new ArrayList<>(labels.subList(0, shown));
        List<Double> before = new ArrayList<>(
                Arrays.stream(shares(reference)).limit(shown).boxed().toList());
        List<Double> now = new ArrayList<>(
                Arrays.stream(shares(current)).limit(shown).boxed().toList());
        if (!all) {
            names.add("%d more".formatted(labels.size() - shown));
            before.add(Math.max(
                    0, 1 - before.stream().mapToDouble(Double::doubleValue).sum()));
            now.add(Math.max(
                    0, 1 - now.stream().mapToDouble(Double::doubleValue).sum()));
        }
        return new Evidence.Distribution(names, before, now);
    }

    private static double[] shares(List<Long> counts) {
        double total = counts.stream().mapToLong(Long::longValue).sum();
        return counts.stream().mapToDouble(count -> count / total).toArray();
    }
}
