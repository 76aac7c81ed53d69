package io.jenkins.lib.modelgate.predict.text;

import java.util.List;

/**
 * Corpus chrF, from 0 to 100: M. Popović, "chrF: character n-gram F-score for automatic MT evaluation", WMT 2015, 392–395,
 * with n-grams of up to 6 characters without white space and β = 2: what sacrebleu says by default. Characters are Unicode
 * code points; case counts.
 */
final class Chrf {

    static final int ORDER = 6;

    /** Per text: its characters, those of its best reference, and how many n-grams match. */
    static final int WIDTH = 2 + ORDER;

    private static final double BETA_SQUARED = 4;

    private Chrf() {}

    /** @return {@link #WIDTH} counts, against the reference that the text fits best */
    static int[] counts(String text, List<String> references) {
        int[] said = Characters.withoutSpace(text);
        double best = -1;
        int[] counts = new int[WIDTH];
        for (String reference : references) {
            int[] expected = Characters.withoutSpace(reference);
            Ngrams ngrams = new Ngrams(ORDER, expected.length);
            ngrams.add(expected);
            int[] matches = ngrams.matches(said);
            double[] sums = new double[3 * ORDER];
            add(sums, 1, said.length, expected.length, matches, 0);
            double score = score(sums);
            if (score > best) {
                best = score;
                counts[0] = said.length;
                counts[1] = expected.length;
                System.arraycopy(matches, 0, counts, 2, ORDER);
            }
        }
        return counts;
    }

    /**
     * Adds a text to sums of n-grams said, n-grams expected and matches: three numbers a length.
     *
     * @param weight how often the text counts
     * @param matches from {@code offset} on, one a length
     */
    static void add(double[] sums, double weight, int said, int expected, int[] matches, int offset) {
        for (int n = 0; n < ORDER; n++) {
            // what cannot be right for want of a reference of that length is not wrong
            sums[3 * n] += weight * (expected > n ? Math.max(0, said - n) : 0);
            sums[3 * n + 1] += weight * Math.max(0, expected - n);
            sums[3 * n + 2] += weight * matches[offset + n];
        }
    }

    /** @param sums as {@link #add} makes them */
    static double score(double[] sums) {
        double precision = 0;
        double recall = 0;
        int lengths = 0;
        for (int n = 0; n < ORDER; n++) {
            double said = sums[3 * n];
            double expected = sums[3 * n + 1];
            if (said > 0 && expected > 0) {
                precision += sums[3 * n + 2] / said;
                recall += sums[3 * n + 2] / expected;
                lengths++;
            }
        }
        if (precision + recall == 0) {
            return 0;
        }
        precision /= lengths;
        recall /= lengths;
        // sacrebleu's order of operations: by another, of two references that fit alike the other may be a rounding
        // ahead
        return (1 + BETA_SQUARED) * precision * recall / (BETA_SQUARED * precision + recall) * 100;
    }
}
