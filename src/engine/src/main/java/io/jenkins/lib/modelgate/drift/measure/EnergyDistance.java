package io.jenkins.lib.modelgate.drift.measure;

import io.jenkins.lib.modelgate.predict.CompensatedSum;

/**
 * The energy distance of two distributions on the line: √(2 ∫ (F − G)²), at least 0, in the square root of the values' unit
 * (G. Székely and M. Rizzo, "Energy statistics: a class of statistics based on distances", 2013; SciPy's
 * {@code energy_distance}).
 */
public final class EnergyDistance {

    private EnergyDistance() {}

    public static double distance(Sample reference, Sample current) {
        Merge merge = new Merge(reference, current);
        CompensatedSum sum = new CompensatedSum();
        double apart = 0;
        double before = 0;
        while (merge.next()) {
            sum.add(apart * apart * (merge.value() / 2 - before / 2)); // in halves, against an overflow
            before = merge.value();
            apart = merge.referenceShare() - merge.currentShare();
        }
        return 2 * Math.sqrt(sum.value());
    }
}
