package io.jenkins.lib.modelgate.predict.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Words as the Python package rouge-score has them: runs of ASCII letters and digits in lower case, not stemmed. Whatever is
 * written in other scripts has no words for it.
 */
final class RougeWords {

    private RougeWords() {}

    static List<String> of(String text) {
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

    /**
     * @param common how much both have
     * @param said how much the text has, at least 1
     * @param expected how much the reference has, at least 1
     */
    static double f1(int common, int said, int expected) {
        double precision = (double) common / said;
        double recall = (double) common / expected;
        return common > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }
}
