package io.jenkins.lib.modelgate.predict.text;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A regular expression of the user's, held to texts of a model's. Some expressions take time without end on some texts; this
 * one gives up after so many looks at a character. Safe for use by several threads.
 */
final class BoundedPattern {

    /** A plain expression looks at a character a few times; this is seconds. */
    private static final long LOOKS = 50_000_000;

    private final Pattern pattern;

    BoundedPattern(Pattern pattern) {
        this.pattern = Objects.requireNonNull(pattern, "pattern");
    }

    /**
     * @throws UnavailableException where it takes too long to tell
     */
    boolean find(String text) {
        try {
            return pattern.matcher(new Watched(text, new long[] {LOOKS})).find();
        } catch (TooLongException | StackOverflowError e) {
            throw new UnavailableException(
                    "The regular expression '%s' takes too long, or too deep, on one of the texts; write it with fewer nested repetitions."
                            .formatted(pattern.pattern()),
                    e);
        }
    }

    private static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A text that counts how often it is looked at. */
    private record Watched(CharSequence text, long[] left) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (left[0]-- <= 0) {
                throw new TooLongException();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
