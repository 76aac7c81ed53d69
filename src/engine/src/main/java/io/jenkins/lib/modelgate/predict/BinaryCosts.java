package io.jenkins.lib.modelgate.predict;

/**
 * What each decision costs, in any unit; a gain is below 0.
 *
 * @param truePositive of a positive row decided positive
 * @param falsePositive of a negative row decided positive
 * @param falseNegative of a positive row decided negative
 * @param trueNegative of a negative row decided negative
 */
public record BinaryCosts(double truePositive, double falsePositive, double falseNegative, double trueNegative) {

    public BinaryCosts {
        if (!Double.isFinite(truePositive + falsePositive + falseNegative + trueNegative)) {
            throw new IllegalArgumentException("a cost is finite");
        }
    }

    double of(Outcomes outcomes) {
        return truePositive * outcomes.truePositives()
                + falsePositive * outcomes.falsePositives()
                + falseNegative * outcomes.falseNegatives()
                + trueNegative * outcomes.trueNegatives();
    }
}
