package io.jenkins.lib.modelgate.drift;

/**
 * Which categories are too rare to be compared one by one: those of which the smaller side would hold fewer than
 * {@value #LEAST_EXPECTED} rows if both sides were alike. (W. G. Cochran, "Some methods for strengthening the common χ²
 * tests", Biometrics 10, 1954.) They are compared together; each for itself they would only add noise.
 *
 * @param referenceRows, currentRows all rows of either side
 */
record RareCategories(long referenceRows, long currentRows) {

    static final int LEAST_EXPECTED = 5;

    boolean isRare(long inReference, long inCurrent) {
        double share = ((double) inReference + inCurrent) / ((double) referenceRows + currentRows);
        return share * Math.min(referenceRows, currentRows) < LEAST_EXPECTED;
    }
}
