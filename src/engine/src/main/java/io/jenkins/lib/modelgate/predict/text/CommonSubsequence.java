package io.jenkins.lib.modelgate.predict.text;

/**
 * How long the longest common subsequence of two sequences is, 64 symbols at a time: H. Hyyrö, "Bit-parallel LCS-length
 * computation revisited", AWOCA 2004, 16–27.
 */
final class CommonSubsequence {

    private CommonSubsequence() {}

    /**
     * @param a symbols from 0
     * @param b symbols from 0
     * @param symbols more than the largest of them
     */
    static int length(int[] a, int[] b, int symbols) {
        long[] where = new long[symbols];
        // what the addition of one block carries into the next, by place in b
        boolean[] carries = new boolean[b.length];
        int length = 0;
        for (int from = 0; from < a.length; from += Long.SIZE) {
            int to = Math.min(a.length, from + Long.SIZE);
            for (int i = from; i < to; i++) {
                where[a[i]] |= 1L << i - from;
            }
            long row = -1L;
            for (int j = 0; j < b.length; j++) {
                long matches = row & where[b[j]];
                long sum = row + matches;
                boolean over = Long.compareUnsigned(sum, row) < 0;
                if (carries[j]) {
                    sum++;
                    over |= sum == 0;
                }
                carries[j] = over;
                row = sum | row & ~matches;
            }
            long used = to - from == Long.SIZE ? -1L : (1L << to - from) - 1;
            length += Long.bitCount(~row & used);
            for (int i = from; i < to; i++) {
                where[a[i]] = 0;
            }
        }
        return length;
    }
}
