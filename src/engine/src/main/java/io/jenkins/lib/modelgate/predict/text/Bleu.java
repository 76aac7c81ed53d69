package io.jenkins.lib.modelgate.predict.text;

import java.util.List;

/**
 * Corpus BLEU, from 0 to 100: K. Papineni et al., "BLEU: a method for automatic evaluation of machine translation", ACL 2002,
 * 311–318, with n-grams up to 4, tokens of {@link BleuTokens} and NIST's exponential smoothing: what sacrebleu says by
 * default. A corpus' BLEU comes from sums over its texts, not from the mean of theirs.
 */
final class Bleu {

    static final int ORDER = 4;

    /** Per text: its length in tokens, that of the reference closest to it, and how many of its n-grams match. */
    static final int WIDTH = 2 + ORDER;

    private Bleu() {}

    /** @return {@link #WIDTH} counts */
    static int[] counts(String text, List<String> references) {
        Symbols symbols = new Symbols();
        int[] said = symbols.of(BleuTokens.of(text));
        int closest = -1;
        Ngrams ngrams = new Ngrams(ORDER, said.length);
        for (String reference : references) {
            int[] expected = symbols.of(BleuTokens.of(reference));
            ngrams.add(expected);
            int distance = Math.abs(expected.length - said.length);
            int best = Math.abs(closest - said.length);
            if (closest < 0 || distance < best || distance == best && expected.length < closest) {
                closest = expected.length;
            }
        }
        int[] counts = new int[WIDTH];
        counts[0] = said.length;
        counts[1] = closest;
        System.arraycopy(ngrams.matches(said), 0, counts, 2, ORDER);
        return counts;
    }

    /** How many n-grams of each length a text of so many tokens has; these, too, add up over texts. */
    static int ngrams(int tokens, int n) {
        return Math.max(0, tokens - n + 1);
    }

    /**
     * @param said tokens in all texts
     * @param expected tokens in the closest references
     * @param matches matching n-grams, one a length
     * @param totals n-grams in all texts, one a length
     */
    static double score(double said, double expected, double[] matches, double[] totals) {
        double any = 0;
        for (double match : matches) {
            any += match;
        }
        if (any == 0) {
            return 0;
        }
        double smoothing = 1;
        double logarithms = 0;
        for (int n = 0; n < ORDER; n++) {
            if (totals[n] == 0) {
                // no text is that long: there is no precision, and nothing to smooth
                return 0;
            }
            smoothing *= matches[n] == 0 ? 2 : 1;
            double precision = matches[n] == 0 ? 100 / (smoothing * totals[n]) : 100 * matches[n] / totals[n];
            logarithms += Math.log(precision);
        }
        double brevity = said < expected ? Math.exp(1 - expected / said) : 1;
        return brevity * Math.exp(logarithms / ORDER);
    }
}
