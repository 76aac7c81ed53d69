package io.jenkins.lib.modelgate.drift.look;

import io.jenkins.lib.modelgate.drift.noise.Noise;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Cliff's delta from counts in ascending cells, and Mann and Whitney's test of it with their normal approximation, made up
 * for ties and with a correction for continuity.
 *
 * @param deviation that noise gives the delta; 0 where all rows are in one cell
 */
record RankTest(double deviation, double pValue) {

    static RankTest of(long[] reference, long[] current) {
        double n = Arrays.stream(reference).sum();
        double m = Arrays.stream(current).sum();
        double rows = n + m;
        double ties = 0;
        for (int cell = 0; cell < reference.length; cell++) {
            double tied = reference[cell] + (double) current[cell];
            ties += tied * (tied - 1) * (tied + 1) / rows / (rows - 1);
        }
        double variance = n * m / 12 * Math.max(0, rows + 1 - ties);
        double deviation = Math.sqrt(variance) / (n * m) * 2;
        if (!(deviation > 1e-12)) {
            return new RankTest(0, 1);
        }
        double away = Math.max(0, delta(reference, current) - 1 / (n * m));
        return new RankTest(deviation, 2 * NormalDistribution.of(0, 1).survivalProbability(away / deviation));
    }

    Noise noise() {
        return Noise.normal(deviation);
    }

    /** As an amount, in [0, 1]. */
    static double delta(long[] reference, long[] current) {
        double below = 0;
        double wins = 0;
        double rows = 0;
        for (int cell = 0; cell < reference.length; cell++) {
            wins += current[cell] * (below + reference[cell] / 2.0);
            below += reference[cell];
            rows += current[cell];
        }
        return Math.abs(2 * wins / (below * rows) - 1);
    }

    /**
     * For each cell its place when cells are ordered by how far their ranks are from the middle one; cells that are as far
     * share a place. A. Ansari and R. Bradley, "Rank-sum tests for dispersions", 1960.
     */
    static int[] fromTheMiddle(long[] reference, long[] current) {
        double rows =
                Arrays.stream(reference).sum() + (double) Arrays.stream(current).sum();
        double[] away = new double[reference.length];
        double below = 0;
        for (int cell = 0; cell < away.length; cell++) {
            double here = reference[cell] + (double) current[cell];
            away[cell] = Math.abs(2 * below + here - rows);
            below += here;
        }
        int[] rising = IntStream.range(0, away.length)
                .boxed()
                .sorted(Comparator.comparingDouble(cell -> away[cell]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] places = new int[away.length];
        for (int i = 1, place = 0; i < rising.length; i++) {
            place += away[rising[i]] > away[rising[i - 1]] ? 1 : 0;
            places[rising[i]] = place;
        }
        return places;
    }

    /** For each cell the place that it has among at most so many of about as many rows. */
    static int[] coarse(long[] reference, long[] current, int most) {
        double rows =
                Arrays.stream(reference).sum() + (double) Arrays.stream(current).sum();
        int[] places = new int[reference.length];
        double below = 0;
        for (int cell = 0; cell < places.length; cell++) {
            double here = reference[cell] + (double) current[cell];
            // A frequent value stays apart from what is before it, since its middle is looked at.
            places[cell] = (int) Math.min(most - 1.0, (below + here / 2) / rows * most);
            below += here;
        }
        return places;
    }

    /** The counts by the cells' places. */
    static long[] placed(long[] counts, int[] places) {
        long[] placed = new long[Arrays.stream(places).max().orElse(0) + 1];
        for (int cell = 0; cell < counts.length; cell++) {
            placed[places[cell]] += counts[cell];
        }
        return placed;
    }
}
