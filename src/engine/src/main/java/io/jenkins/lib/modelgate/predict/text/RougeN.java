package io.jenkins.lib.modelgate.predict.text;

import java.util.List;

/**
 * ROUGE-N: the F1 of the runs of n words that text and reference share, each as often as both have it (C.-Y. Lin, "ROUGE: a
 * package for automatic evaluation of summaries", ACL workshop 2004), as the Python package rouge-score has it.
 */
final class RougeN {

    private RougeN() {}

    /** @return in [0, 1]; the best over the references; 0 where either side has fewer than n words */
    static double score(int n, String text, List<String> references) {
        Symbols symbols = new Symbols();
        int[] said = symbols.of(RougeWords.of(text));
        double best = 0;
        for (String reference : references) {
            int[] expected = symbols.of(RougeWords.of(reference));
            if (said.length >= n && expected.length >= n) {
                Ngrams ngrams = new Ngrams(n, expected.length);
                ngrams.add(expected);
                int common = ngrams.matches(said)[n - 1];
                best = Math.max(best, RougeWords.f1(common, said.length - n + 1, expected.length - n + 1));
            }
        }
        return best;
    }
}
