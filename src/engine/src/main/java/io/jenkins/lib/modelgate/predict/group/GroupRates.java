package io.jenkins.lib.modelgate.predict.group;

/**
 * Decisions against truth, group by group, as sums of weights.
 *
 * @param counts for each group true positives, false positives, false negatives, true negatives
 */
record GroupRates(double[][] counts) {

    static GroupRates of(Groups groups, boolean[] target, boolean[] decision, double[] weights) {
        double[][] counts = new double[groups.count()][4];
        int[] codes = groups.codes();
        for (int row = 0; row < codes.length; row++) {
            counts[codes[row]][target[row] ? decision[row] ? 0 : 2 : decision[row] ? 1 : 3] += weights[row];
        }
        return new GroupRates(counts);
    }

    /** Each group's. */
    double[] rates(Rate rate) {
        double[] rates = new double[counts.length];
        for (int group = 0; group < rates.length; group++) {
            double[] of = counts[group];
            rates[group] = rate.of(of[0], of[1], of[2], of[3]);
        }
        return rates;
    }

    double overall(Rate rate) {
        double[] sum = new double[4];
        for (double[] of : counts) {
            for (int i = 0; i < 4; i++) {
                sum[i] += of[i];
            }
        }
        return rate.of(sum[0], sum[1], sum[2], sum[3]);
    }
}
