package io.jenkins.lib.modelgate.predict.group;

import io.jenkins.lib.modelgate.predict.Outcomes;

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
    double of(Outcomes outcomes) {
        double all = among(outcomes);
        return all > 0 ? counted(outcomes) / all : Double.NaN;
    }

    /** The rows that are the share. */
    double counted(Outcomes outcomes) {
        return switch (this) {
            case SELECTION -> outcomes.decidedPositive();
            case TRUE_POSITIVE, PRECISION -> outcomes.truePositives();
            case FALSE_POSITIVE -> outcomes.falsePositives();
            case FALSE_NEGATIVE -> outcomes.falseNegatives();
            case TRUE_NEGATIVE -> outcomes.trueNegatives();
            case ACCURACY -> outcomes.truePositives() + outcomes.trueNegatives();
        };
    }

    /** The rows that it is a share of. */
    double among(Outcomes outcomes) {
        return switch (this) {
            case SELECTION, ACCURACY -> outcomes.all();
            case TRUE_POSITIVE, FALSE_NEGATIVE -> outcomes.positives();
            case FALSE_POSITIVE, TRUE_NEGATIVE -> outcomes.negatives();
            case PRECISION -> outcomes.decidedPositive();
        };
    }
}
