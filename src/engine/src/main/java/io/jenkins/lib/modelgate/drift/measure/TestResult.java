package io.jenkins.lib.modelgate.drift.measure;

/**
 * What a test of "both are from one population" says.
 *
 * @param statistic what the test calls its statistic; NaN where its formula has no value, as for one row and a t-test
 * @param pValue the probability, in [0, 1], that samples of one population are at least so far apart; NaN where there is
 *     none to be had
 */
public record TestResult(double statistic, double pValue) {

    static final TestResult UNDEFINED = new TestResult(Double.NaN, Double.NaN);

    /** Whether the rows allow the test to say anything; NaN is not a pass. */
    public boolean defined() {
        return !Double.isNaN(pValue);
    }
}
