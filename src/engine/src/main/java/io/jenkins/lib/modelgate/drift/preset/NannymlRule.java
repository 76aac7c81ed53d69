package io.jenkins.lib.modelgate.drift.preset;

import io.jenkins.lib.modelgate.drift.measure.JensenShannon;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What NannyML 0.13.1's {@code UnivariateDriftCalculator} does unless told otherwise, after its
 * {@code drift/univariate/methods.py}, {@code chunk.py} and {@code thresholds.py}.
 *
 * <p>Either side is cut, in the order of its rows, into 10 chunks of equal size, and one more of what is left over. Of each
 * chunk of the current rows the Jensen–Shannon distance (base 2) from the whole reference is taken: numbers in the bins of
 * {@link DoaneBins}, booleans and words each a bin, and what the reference does not have in one bin more. It alerts beyond
 * mean + 3 σ of the same distances of the reference's own chunks. Missing values are dropped, and a chunk that has nothing
 * else counts for nothing.
 *
 * <p>NannyML alerts by chunk; here a column has drifted when any chunk alerts, and its value is the largest distance. A
 * column without any value on one side NannyML lets pass; here that has no answer.
 */
final class NannymlRule {

    private static final int CHUNKS = 10;
    private static final String MEASURE = "Jensen–Shannon distance of chunks";

    private NannymlRule() {}

    static PresetResult judge(String column, RawColumn reference, RawColumn current) {
        if (Math.min(reference.rows(), current.rows()) < CHUNKS) {
            return PresetResult.unjudged(column, "NannyML cuts either side into 10 chunks, so it needs 10 rows.");
        }
        if (reference.missing() == reference.rows() || current.missing() == current.rows()) {
            return PresetResult.unjudged(column, "One side has no value.");
        }
        if (reference instanceof RawNumbers before && current instanceof RawNumbers now) {
            return numbers(column, before, now);
        }
        if (reference instanceof RawWords before && current instanceof RawWords now) {
            return words(column, before, now);
        }
        return PresetResult.unjudged(column, "Numbers cannot be compared with words.");
    }

    private static PresetResult numbers(String column, RawNumbers reference, RawNumbers current) {
        double[] known = reference.known();
        if (known.length > reference.finite().length) {
            return PresetResult.unjudged(column, "The reference has infinite values, which NannyML refuses.");
        }
        DoaneBins bins = DoaneBins.of(known);
        long[] before = Arrays.copyOf(bins.count(known), bins.size() + 1);
        return judge(
                column,
                reference,
                current,
                chunk -> distance(before, bins, ((RawNumbers) chunk.side()).known(chunk.from(), chunk.to())));
    }

    private static double distance(long[] before, DoaneBins bins, double[] known) {
        if (known.length == 0) {
            return Double.NaN;
        }
        long[] now = Arrays.copyOf(bins.count(known), bins.size() + 1);
        now[bins.size()] = known.length - Arrays.stream(now).sum();
        return JensenShannon.distanceBase2(before, now);
    }

    private static PresetResult words(String column, RawWords reference, RawWords current) {
        Map<String, Long> before = reference.tally();
        return judge(
                column,
                reference,
                current,
                chunk -> distance(before, ((RawWords) chunk.side()).tally(chunk.from(), chunk.to())));
    }

    private static double distance(Map<String, Long> before, Map<String, Long> now) {
        if (now.isEmpty()) {
            return Double.NaN;
        }
        Map<String, Long> known = new LinkedHashMap<>(now);
        known.keySet().retainAll(before.keySet());
        Occurrences both = Occurrences.of(before, known);
        long[] seen = Arrays.copyOf(both.current(), both.distinct() + 1);
        seen[both.distinct()] = total(now) - total(known);
        return JensenShannon.distanceBase2(Arrays.copyOf(both.reference(), both.distinct() + 1), seen);
    }

    private static PresetResult judge(
            String column, RawColumn reference, RawColumn current, ToDoubleFunction<Chunk> distance) {
        double threshold = threshold(distances(reference, distance));
        double largest = Arrays.stream(distances(current, distance)).max().orElseThrow();
        return PresetResult.distance(column, MEASURE, largest, threshold, largest > threshold);
    }

    private static double[] distances(RawColumn side, ToDoubleFunction<Chunk> distance) {
        return Chunk.of(side).stream()
                .mapToDouble(distance)
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    private static double threshold(double[] distances) {
        double mean = Arrays.stream(distances).average().orElseThrow();
        double variance = DoubleStream.of(distances)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        return mean + 3 * Math.sqrt(variance);
    }

    private static long total(Map<String, Long> tally) {
        return tally.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Rows from one to just before another. */
    private record Chunk(RawColumn side, int from, int to) {

        static List<Chunk> of(RawColumn side) {
            int size = side.rows() / CHUNKS;
            return IntStream.iterate(0, from -> from < side.rows(), from -> from + size)
                    .mapToObj(from -> new Chunk(side, from, Math.min(side.rows(), from + size)))
                    .toList();
        }
    }
}
