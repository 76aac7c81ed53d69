package io.jenkins.lib.modelgate.predict;

/**
 * A sum whose rounding error does not grow with the number of terms: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren
 * zur Summation endlicher Summen", ZAMM 54 (1974) 39–51.
 */
public final class CompensatedSum {

    private double sum;
    private double lost;

    public void add(double term) {
        double next = sum + term;
        lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
    }

    /** Infinite or NaN where it has overflowed. */
    public double value() {
        // Once a sum has overflowed, what was lost is NaN.
        return Double.isFinite(sum) ? sum + lost : sum;
    }
}
