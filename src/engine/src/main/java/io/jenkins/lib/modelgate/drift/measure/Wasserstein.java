package io.jenkins.lib.modelgate.drift.measure;

import io.jenkins.lib.modelgate.predict.CompensatedSum;

/**
 * The Wasserstein distance of order 1, also called the earth mover's: how far, on average, a row's value has moved.
 *
 * <p>W = ∫ |F − G| over the two cumulative distributions, in the unit of the values, at least 0.
 */
public final class Wasserstein {

    private Wasserstein() {}

    public static double distance(Sample reference, Sample current) {
        Merge merge = new Merge(reference, current);
        CompensatedSum sum = new CompensatedSum();
        double apart = 0;
        double before = 0;
        while (merge.next()) {
            // In halves, so that the way from one end of the doubles to the other does not overflow.
            sum.add(apart * (merge.value() / 2 - before / 2));
            before = merge.value();
            apart = Math.abs(merge.referenceShare() - merge.currentShare());
        }
        return 2 * sum.value();
    }

    /**
     * The distance in standard deviations of the reference (divided by n, {@link Sample#deviation}). Of a constant reference
     * it is 0 where the current rows hold the same constant and infinite otherwise: any move is out of all proportion.
     */
    public static double normalized(Sample reference, Sample current) {
        return normalized(reference, current, 0);
    }

    /**
     * The same, with a standard deviation taken as at least {@code leastDeviation}, which some tools do so that a constant
     * reference gives a finite distance.
     *
     * @param leastDeviation in the unit of the values, at least 0
     */
    public static double normalized(Sample reference, Sample current, double leastDeviation) {
        double distance = distance(reference, current);
        return distance == 0 ? 0 : distance / Math.max(reference.deviation(), leastDeviation);
    }
}
