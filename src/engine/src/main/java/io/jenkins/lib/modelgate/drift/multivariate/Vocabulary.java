package io.jenkins.lib.modelgate.drift.multivariate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words of the reference's texts, in lower case, with the number of rows that have them; of very many words the most
 * frequent.
 */
public final class Vocabulary {

    /** Words kept by default. */
    public static final int USUAL_WORDS = 50_000;

    private final Map<String, Integer> rows;

    private Vocabulary(Map<String, Integer> rows) {
        this.rows = Map.copyOf(rows);
    }

    /** How many words it knows. */
    public int size() {
        return rows.size();
    }

    /** The traits of a text that did not help to make the vocabulary. */
    public TextTraits traits(String text) {
        return traits(text, 1);
    }

    /**
     * The traits of one of the texts the vocabulary was made of: a word that no other row has counts as unknown. Otherwise
     * new texts would seem to have more unknown words than the reference even where nothing has changed.
     */
    public TextTraits traitsOfOwn(String text) {
        return traits(text, 2);
    }

    private TextTraits traits(String text, int least) {
        List<String> words = words(text);
        long unknown = words.stream()
                .filter(word -> rows.getOrDefault(word, 0) < least)
                .count();
        double share = words.isEmpty() ? Double.NaN : (double) unknown / words.size();
        return new TextTraits(text.codePointCount(0, text.length()), words.size(), share);
    }

    /** Runs of letters, digits and the marks on them. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            boolean part = Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK;
            if (part && start < 0) {
                start = i;
            } else if (!part && start >= 0) {
                words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
                start = -1;
            }
            i += Character.charCount(point);
        }
        if (start >= 0) {
            words.add(text.substring(start).toLowerCase(Locale.ROOT));
        }
        return words;
    }

    /** Counts words in bounded memory. */
    public static final class Builder {

        private static final int SLACK = 4;

        private final int most;
        private final Map<String, Integer> rows = new HashMap<>();

        /** @param most words to keep, at least one */
        public Builder(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("a vocabulary needs room for a word");
            }
            this.most = most;
        }

        /** Adds the words of one row. */
        public Builder add(String text) {
            new HashSet<>(words(text)).forEach(word -> rows.merge(word, 1, Integer::sum));
            // The rarest go first; one that comes back often enough afterwards is counted from then on.
            if (rows.size() > SLACK * (long) most) {
                keep(2 * most);
            }
            return this;
        }

        public Vocabulary build() {
            keep(most);
            return new Vocabulary(rows);
        }

        private void keep(int kept) {
            if (rows.size() > kept) {
                rows.entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<String, Integer> each) -> -each.getValue())
                                .thenComparing(Map.Entry::getKey))
                        .skip(kept)
                        .map(Map.Entry::getKey)
                        .toList()
                        .forEach(rows::remove);
            }
        }
    }
}
