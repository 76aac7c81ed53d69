package io.jenkins.lib.modelgate.drift.noise;

/**
 * Whether noise alone makes two shares differ so much: the rows of both sides shuffled together and dealt out anew, reckoned
 * exactly (R. A. Fisher, "The Design of Experiments", 1935; the smaller tail, doubled).
 */
public final class TwoShares {

    /** What adds no more than this share to a tail is left out of it. */
    private static final double NEGLIGIBLE = 1e-17;

    private final LogFactorial factorials = new LogFactorial();

    /**
     * The probability, in (0, 1], that noise alone makes a difference at least so large, in either direction.
     *
     * @param inReference, inCurrent rows of either side that have what is looked at
     * @param referenceRows, currentRows all rows of either side, at least one each
     */
    public double pValue(long inReference, long referenceRows, long inCurrent, long currentRows) {
        long having = inReference + inCurrent;
        long lacking = referenceRows + currentRows - having;
        if (having == 0 || lacking == 0) {
            return 1;
        }
        double expected = (double) having * referenceRows / (referenceRows + currentRows);
        // Seen from the side that has more than its share, so that only one direction has to be summed.
        double tail = inReference >= expected
                ? upperTail(inReference, having, lacking, referenceRows)
                : upperTail(inCurrent, having, lacking, currentRows);
        return Math.min(1, 2 * tail);
    }

    /** The standard deviation that noise gives the difference of the two shares. */
    public static double deviation(long inReference, long referenceRows, long inCurrent, long currentRows) {
        double rows = referenceRows + (double) currentRows;
        double share = (inReference + (double) inCurrent) / rows;
        return Math.sqrt(share * (1 - share) * (1.0 / referenceRows + 1.0 / currentRows));
    }

    /** That of so many rows, drawn from all, at least so many have it. */
    private double upperTail(long seen, long having, long lacking, long drawn) {
        double term = Math.exp(
                logChoose(having, seen) + logChoose(lacking, drawn - seen) - logChoose(having + lacking, drawn));
        double sum = term;
        for (long k = seen; term > NEGLIGIBLE * sum && k < Math.min(having, drawn); k++) {
            term *= (double) (having - k) / (k + 1) * ((double) (drawn - k) / (lacking - drawn + k + 1));
            sum += term;
        }
        return sum;
    }

    private double logChoose(long all, long taken) {
        return factorials.of(all) - factorials.of(taken) - factorials.of(all - taken);
    }
}
