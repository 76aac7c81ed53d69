package io.jenkins.lib.modelgate.predict;

/**
 * Decisions against truth, in weight of rows.
 *
 * @param truePositives positive, decided positive
 * @param falsePositives negative, decided positive
 * @param falseNegatives positive, decided negative
 * @param trueNegatives negative, decided negative
 */
public record Outcomes(double truePositives, double falsePositives, double falseNegatives, double trueNegatives) {

    public double all() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }

    public double positives() {
        return truePositives + falseNegatives;
    }

    public double negatives() {
        return falsePositives + trueNegatives;
    }

    public double decidedPositive() {
        return truePositives + falsePositives;
    }

    public double decidedNegative() {
        return falseNegatives + trueNegatives;
    }

    /** The same with the classes exchanged. */
    Outcomes ofNegatives() {
        return new Outcomes(trueNegatives, falseNegatives, falsePositives, truePositives);
    }

    double accuracy() {
        return (truePositives + trueNegatives) / all();
    }

    double precision() {
        return truePositives / decidedPositive();
    }

    double recall() {
        return truePositives / positives();
    }

    double specificity() {
        return trueNegatives / negatives();
    }

    /** B. W. Matthews, Biochimica et Biophysica Acta 405 (1975) 442–451; NaN where all labels or decisions are the same. */
    double matthews() {
        double scale = Math.sqrt(positives() / all() * (negatives() / all()))
                * Math.sqrt(decidedPositive() / all() * (decidedNegative() / all()));
        double covariance =
                truePositives / all() * (trueNegatives / all()) - falsePositives / all() * (falseNegatives / all());
        return Math.max(-1, Math.min(1, covariance / scale));
    }

    /** J. Cohen, Educational and Psychological Measurement 20 (1960) 37–46; NaN where chance explains all. */
    double kappa() {
        double byChance = (positives() / all()) * (decidedPositive() / all())
                + (negatives() / all()) * (decidedNegative() / all());
        return (accuracy() - byChance) / (1 - byChance);
    }

    /** C. J. van Rijsbergen, Information Retrieval (1979), chapter 7, as scikit-learn parametrises it. */
    double fBeta(double beta) {
        double square = beta * beta;
        double hits = (1 + square) * truePositives;
        return hits / (hits + square * falseNegatives + falsePositives);
    }
}
