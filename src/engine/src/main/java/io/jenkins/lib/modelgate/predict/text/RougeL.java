package io.jenkins.lib.modelgate.predict.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * ROUGE-L: the F1 of the longest common subsequence of words (C.-Y. Lin, "ROUGE: a package for automatic evaluation of
 * summaries", ACL workshop 2004), with the words of the Python package rouge-score: runs of ASCII letters and digits in lower
 * case, not stemmed. Whatever is written in other scripts has no words for it.
 */
final class RougeL {

    private RougeL() {}

    /** @return in [0, 1]; the best over the references; 0 where either side has no words */
    static double score(String text, List<String> references) {
        Symbols symbols = new Symbols();
        int[] said = symbols.of(words(text));
        double best = 0;
        for (String reference : references) {
            int[] expected = symbols.of(words(reference));
            if (said.length > 0 && expected.length > 0) {
                int common = CommonSubsequence.length(expected, said, symbols.count());
                best = Math.max(best, f1((double) common / said.length, (double) common / expected.length));
            }
        }
        return best;
    }

    private static double f1(double precision, double recall) {
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }

    private static List<String> words(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= lower.length(); i++) {
            char c = i < lower.length() ? lower.charAt(i) : ' ';
            boolean inside = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(lower.substring(start, i));
                start = -1;
            }
        }
        return words;
    }
}
