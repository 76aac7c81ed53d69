package io.jenkins.lib.modelgate.predict.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Exact match and token F1 as the evaluation script of SQuAD 2.0 has them (P. Rajpurkar, R. Jia and P. Liang, ACL 2018):
 * lower case, without ASCII punctuation, without the articles a, an and the, and single spaces between words.
 */
record SquadAnswer(List<String> tokens) {

    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    static SquadAnswer of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder kept = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            if (PUNCTUATION.indexOf(lower.charAt(i)) < 0) {
                kept.append(lower.charAt(i));
            }
        }
        return new SquadAnswer(Characters.split(withoutArticles(kept.toString())));
    }

    private static String withoutArticles(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int start = i;
            int c = text.codePointAt(i);
            boolean word = Characters.isWord(c);
            while (i < text.length() && Characters.isWord(text.codePointAt(i)) == word) {
                i += Character.charCount(text.codePointAt(i));
            }
            String run = text.substring(start, i);
            kept.append(run.equals("a") || run.equals("an") || run.equals("the") ? " " : run);
        }
        return kept.toString();
    }

    /** @return 1 where some reference has the same words in the same order, otherwise 0 */
    static double exactMatch(String text, List<String> references) {
        SquadAnswer answer = of(text);
        return references.stream().anyMatch(reference -> of(reference).equals(answer)) ? 1 : 0;
    }

    /** @return in [0, 1], the best over the references; where either side has no words, whether neither has */
    static double f1(String text, List<String> references) {
        SquadAnswer answer = of(text);
        return references.stream()
                .mapToDouble(reference -> answer.f1(of(reference)))
                .max()
                .orElse(Double.NaN);
    }

    private double f1(SquadAnswer reference) {
        if (tokens.isEmpty() || reference.tokens.isEmpty()) {
            return tokens.isEmpty() && reference.tokens.isEmpty() ? 1 : 0;
        }
        Map<String, Integer> left = new HashMap<>();
        reference.tokens.forEach(token -> left.merge(token, 1, Integer::sum));
        int same = 0;
        for (String token : tokens) {
            int count = left.getOrDefault(token, 0);
            if (count > 0) {
                left.put(token, count - 1);
                same++;
            }
        }
        double precision = (double) same / tokens.size();
        double recall = (double) same / reference.tokens.size();
        return same == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}
