package io.jenkins.lib.modelgate.drift.look;

import io.jenkins.lib.modelgate.drift.noise.Noise;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The looks at a column of numbers: at location, spread, shape and both tails, and at a value that is very frequent. */
public final class NumberLooks {

    /** A tail is the outermost such share of all rows, or a little more where that would divide rows of one value. */
    private static final double TAIL = 0.025;

    private static final double LARGEST_TAIL = 0.1;

    private static final int LEAST_ROWS_OF_A_TAIL = 10;

    /** From this share on a value is looked at by itself, and the others without it: zero, where most are zero. */
    private static final double FREQUENT = 0.25;

    /** As long as so large a share of the rows has another value. */
    private static final double LEAST_REST = 0.05;

    private final Looks looks;
    private final long[] reference;
    private final long[] current;

    private NumberLooks(Looks looks, long[] reference, long[] current) {
        this.looks = looks;
        this.reference = reference;
        this.current = current;
    }

    /**
     * @param reference, current finite numbers in ascending cells, at least one a side
     * @param absent the rows that hold none
     */
    public static List<Look> of(long[] reference, long[] current, List<Absence> absent) {
        Looks looks = new Looks();
        NumberLooks numbers = new NumberLooks(looks, reference.clone(), current.clone());
        numbers.addRanks();
        numbers.addShape();
        numbers.addTail(false);
        numbers.addTail(true);
        numbers.addFrequent();
        long referenceRows =
                sum(reference) + absent.stream().mapToLong(Absence::inReference).sum();
        long currentRows =
                sum(current) + absent.stream().mapToLong(Absence::inCurrent).sum();
        absent.forEach(absence -> absence.addTo(looks, referenceRows, currentRows));
        return looks.all();
    }

    /**
     * Rows without a finite number.
     *
     * @param label what the report calls them
     */
    public record Absence(String label, long inReference, long inCurrent) {

        void addTo(Looks looks, long referenceRows, long currentRows) {
            long[] before = {inReference, referenceRows - inReference};
            long[] now = {inCurrent, currentRows - inCurrent};
            looks.count(1);
            looks.addShare(Aspect.ABSENCE, Optional.of(label), looks.pValue(before, now), before, now);
        }
    }

    private void addRanks() {
        addLocation(Aspect.LOCATION, reference, current);
        int[] places = RankTest.fromTheMiddle(reference, current);
        long[] before = RankTest.placed(reference, places);
        long[] now = RankTest.placed(current, places);
        RankTest test = RankTest.of(before, now);
        looks.count(1);
        looks.addOrdered(Aspect.SPREAD, test.pValue(), test.noise(), before, now, RankTest::delta);
    }

    private void addLocation(Aspect aspect, long[] before, long[] now) {
        RankTest test = RankTest.of(before, now);
        looks.count(1);
        looks.addOrdered(aspect, test.pValue(), test.noise(), before, now, RankTest::delta);
    }

    private void addShape() {
        double n = sum(reference);
        double m = sum(current);
        double rows = n / (n + m) * m;
        double gap = gap(reference, current);
        // Kolmogorov's limit, and of its series the first term, which is more than the whole; inverted for the noise.
        Noise noise = probability -> Math.sqrt(Math.log(2 / probability) / 2 / rows);
        looks.count(1);
        looks.addOrdered(
                Aspect.SHAPE,
                Math.min(1, 2 * Math.exp(-2 * rows * gap * gap)),
                noise,
                reference,
                current,
                NumberLooks::gap);
    }

    private void addTail(boolean upper) {
        double rows = sum(reference) + (double) sum(current);
        long before = 0;
        long now = 0;
        for (int i = 0; i < reference.length && before + now < TAIL * rows; i++) {
            int cell = upper ? reference.length - 1 - i : i;
            if (before + now + reference[cell] + current[cell] > LARGEST_TAIL * rows) {
                break;
            }
            before += reference[cell];
            now += current[cell];
        }
        if (before + now >= LEAST_ROWS_OF_A_TAIL) {
            long[] inReference = {before, sum(reference) - before};
            long[] inCurrent = {now, sum(current) - now};
            looks.count(1);
            looks.addRatio(
                    Aspect.TAIL,
                    upper ? Look.UPPER_TAIL : Look.LOWER_TAIL,
                    looks.pValue(inReference, inCurrent),
                    inReference,
                    inCurrent);
        }
    }

    private void addFrequent() {
        int most = IntStream.range(0, reference.length)
                .boxed()
                .max((a, b) -> Long.compare(reference[a] + current[a], reference[b] + current[b]))
                .orElseThrow();
        double rows = sum(reference) + (double) sum(current);
        double share = (reference[most] + current[most]) / rows;
        if (share < FREQUENT || share > 1 - LEAST_REST) {
            return;
        }
        long[] before = {reference[most], sum(reference) - reference[most]};
        long[] now = {current[most], sum(current) - current[most]};
        looks.count(1);
        looks.addShare(Aspect.SHARE, Optional.empty(), looks.pValue(before, now), before, now);
        if (before[1] > 0 && now[1] > 0) {
            addLocation(Aspect.OTHERS, without(reference, most), without(current, most));
        }
    }

    private static long[] without(long[] counts, int cell) {
        long[] left = counts.clone();
        left[cell] = 0;
        return left;
    }

    private static double gap(long[] reference, long[] current) {
        double n = sum(reference);
        double m = sum(current);
        double largest = 0;
        double f = 0;
        double g = 0;
        for (int cell = 0; cell < reference.length; cell++) {
            f += reference[cell];
            g += current[cell];
            largest = Math.max(largest, Math.abs(f / n - g / m));
        }
        return largest;
    }

    private static long sum(long[] counts) {
        return Arrays.stream(counts).sum();
    }
}
