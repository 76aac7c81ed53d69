package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.noise.AllOnOneSide;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Current rows that hold a category the reference does not have.
 *
 * @param pValue about the probability that noise alone makes so many: some categories are so rare that a side misses them
 */
record Unseen(long rows, double pValue) {

    static final Unseen NONE = new Unseen(0, 1);

    /**
     * @param together how many rows of both sides each category has
     * @param referenceRows, currentRows rows of either side that hold a category
     */
    static Unseen of(long rows, Map<String, Long> together, long referenceRows, long currentRows) {
        double expected = 0;
        double variance = 0;
        for (long count : together.values()) {
            double chance = AllOnOneSide.chance(count, currentRows, referenceRows + currentRows);
            expected += count * chance;
            variance += (double) count * count * chance * (1 - chance);
        }
        double away = rows - 0.5 - expected;
        if (away <= 0) {
            return new Unseen(rows, 1);
        }
        double deviations = variance == 0 ? Double.POSITIVE_INFINITY : away / Math.sqrt(variance);
        return new Unseen(rows, NormalDistribution.of(0, 1).survivalProbability(deviations));
    }
}
