package io.jenkins.lib.modelgate.predict.text;

import java.util.List;

/**
 * ROUGE-L: the F1 of the longest common subsequence of words (C.-Y. Lin, "ROUGE: a package for automatic evaluation of
 * summaries", ACL workshop 2004), as the Python package rouge-score has it.
 */
final class RougeL {

    private RougeL() {}

    /** @return in [0, 1]; the best over the references; 0 where either side has no words */
    static double score(String text, List<String> references) {
        Symbols symbols = new Symbols();
        int[] said = symbols.of(RougeWords.of(text));
        double best = 0;
        for (String reference : references) {
            int[] expected = symbols.of(RougeWords.of(reference));
            if (said.length > 0 && expected.length > 0) {
                int common = CommonSubsequence.length(expected, said, symbols.count());
                best = Math.max(best, RougeWords.f1(common, said.length, expected.length));
            }
        }
        return best;
    }
}
