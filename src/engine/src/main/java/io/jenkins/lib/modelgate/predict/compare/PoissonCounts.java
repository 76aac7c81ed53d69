package io.jenkins.lib.modelgate.predict.compare;

/**
 * Draws Poisson numbers of mean 1 from 32 random bits each, to within 2⁻³² of their probabilities. Most draws need one look
 * into a table by the first eleven bits; only where these do not decide, all bits are compared.
 */
final class PoissonCounts {

    private static final int CELL_BITS = 11;
    private static final int UNDECIDED = -1;

    private final long[] upTo = new long[14];
    private final byte[] cells = new byte[1 << CELL_BITS];

    PoissonCounts() {
        double term = Math.exp(-1);
        double sum = 0;
        for (int count = 0; count < upTo.length; count++) {
            sum += term;
            upTo[count] = Math.round(sum * (1L << 32));
            term /= count + 1;
        }
        for (int cell = 0; cell < cells.length; cell++) {
            long first = (long) cell << (32 - CELL_BITS);
            long last = first + (1L << (32 - CELL_BITS)) - 1;
            int count = compared(first);
            cells[cell] = (byte) (count == compared(last) ? count : UNDECIDED);
        }
    }

    /** @param bits the upper half is not looked at */
    int of(long bits) {
        long used = bits & 0xFFFFFFFFL;
        int count = cells[(int) (used >>> (32 - CELL_BITS))];
        return count == UNDECIDED ? compared(used) : count;
    }

    private int compared(long bits) {
        int count = 0;
        while (count < upTo.length && bits >= upTo[count]) {
            count++;
        }
        return count;
    }
}
