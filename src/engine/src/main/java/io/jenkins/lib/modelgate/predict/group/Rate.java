package io.jenkins.lib.modelgate.predict.group;

/** A share of rows, from what was decided and what is true. */
public enum Rate {
    /** Of all rows, those decided positive. */
    SELECTION("selectionRate"),
    /** Of the positive rows, those decided positive. */
    TRUE_POSITIVE("truePositiveRate"),
    /** Of the negative rows, those decided positive. */
    FALSE_POSITIVE("falsePositiveRate"),
    /** Of the positive rows, those decided negative. */
    FALSE_NEGATIVE("falseNegativeRate"),
    /** Of the negative rows, those decided negative. */
    TRUE_NEGATIVE("trueNegativeRate"),
    /** Of the rows decided positive, those that are. */
    PRECISION("precision"),
    /** Of all rows, those decided right. */
    ACCURACY("accuracy");

    private final String id;

    Rate(String id) {
        this.id = id;
    }

    /** Its name in settings. */
    public String id() {
        return id;
    }

    /** @return in [0, 1], or NaN where there is no row to be a share of */
    double of(double truePositives, double falsePositives, double falseNegatives, double trueNegatives) {
        double positives = truePositives + falseNegatives;
        double negatives = falsePositives + trueNegatives;
        return switch (this) {
            case SELECTION -> share(truePositives + falsePositives, positives + negatives);
            case TRUE_POSITIVE -> share(truePositives, positives);
            case FALSE_POSITIVE -> share(falsePositives, negatives);
            case FALSE_NEGATIVE -> share(falseNegatives, positives);
            case TRUE_NEGATIVE -> share(trueNegatives, negatives);
            case PRECISION -> share(truePositives, truePositives + falsePositives);
            case ACCURACY -> share(truePositives + trueNegatives, positives + negatives);
        };
    }

    private static double share(double part, double all) {
        return all > 0 ? part / all : Double.NaN;
    }
}
