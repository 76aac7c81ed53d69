package io.jenkins.lib.modelgate.predict;

import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * Decisions against truth by class, in weight of rows.
 *
 * @param hits of a class, decided so
 * @param truth of a class
 * @param decided decided to be of a class
 */
record ClassOutcomes(double[] hits, double[] truth, double[] decided) {

    static ClassOutcomes none(int classes) {
        return new ClassOutcomes(new double[classes], new double[classes], new double[classes]);
    }

    void add(int trueClass, int decidedClass, double weight) {
        truth[trueClass] += weight;
        decided[decidedClass] += weight;
        hits[trueClass] += trueClass == decidedClass ? weight : 0;
    }

    double all() {
        return sum(type -> truth[type]);
    }

    double accuracy() {
        return sum(type -> hits[type]) / all();
    }

    /** One class against the rest. */
    Outcomes of(int type) {
        double missed = truth[type] - hits[type];
        double wrong = decided[type] - hits[type];
        return new Outcomes(hits[type], wrong, missed, all() - hits[type] - missed - wrong);
    }

    /** Mean recall of the classes that have rows. */
    double balancedAccuracy() {
        return sum(type -> truth[type] > 0 ? hits[type] / truth[type] : 0) / sum(type -> truth[type] > 0 ? 1 : 0);
    }

    /** Mean over the classes that occur in truth or decisions; undefined for one of them counts as 0, as scikit-learn has it. */
    double macro(ToDoubleFunction<Outcomes> value) {
        return sum(type -> occurs(type) ? orZero(value.applyAsDouble(of(type))) : 0)
                / sum(type -> occurs(type) ? 1 : 0);
    }

    /** The same, each class counting as much as it has rows. */
    double weighted(ToDoubleFunction<Outcomes> value) {
        return sum(type -> truth[type] > 0 ? truth[type] * orZero(value.applyAsDouble(of(type))) : 0) / all();
    }

    /** Of all classes' outcomes together. */
    double micro(ToDoubleFunction<Outcomes> value) {
        double right = sum(type -> hits[type]);
        double wrong = all() - right;
        int classes = (int) sum(type -> occurs(type) ? 1 : 0);
        return value.applyAsDouble(new Outcomes(right, wrong, wrong, (classes - 1) * all() - wrong));
    }

    /** J. Gorodkin, Computational Biology and Chemistry 28 (2004) 367–374; NaN where all labels or decisions are the same. */
    double matthews() {
        double all = all();
        double byChance = sum(type -> truth[type] / all * (decided[type] / all));
        double truths = 1 - sum(type -> square(truth[type] / all));
        double decisions = 1 - sum(type -> square(decided[type] / all));
        return truths <= 0 || decisions <= 0 ? Double.NaN : (accuracy() - byChance) / Math.sqrt(truths * decisions);
    }

    /** J. Cohen, Educational and Psychological Measurement 20 (1960) 37–46; NaN where chance explains all. */
    double kappa() {
        double all = all();
        double byChance = sum(type -> truth[type] / all * (decided[type] / all));
        return (accuracy() - byChance) / (1 - byChance);
    }

    private boolean occurs(int type) {
        return truth[type] > 0 || decided[type] > 0;
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static double square(double value) {
        return value * value;
    }

    private double sum(IntToDoubleFunction value) {
        double sum = 0;
        for (int type = 0; type < truth.length; type++) {
            sum += value.applyAsDouble(type);
        }
        return sum;
    }
}
