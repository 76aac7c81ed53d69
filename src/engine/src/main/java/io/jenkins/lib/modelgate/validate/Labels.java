package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/** The two labels of a binary classifier: the positive one, which the user named, and the other, which the data tell. */
final class Labels {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    /** Numbers by size, and before words; words by their letters. */
    static final Comparator<String> ORDER = Comparator.comparing(
                    (String label) -> !NUMBER.matcher(label).matches())
            .thenComparing(label -> NUMBER.matcher(label).matches() ? Double.parseDouble(label) : 0.0)
            .thenComparing(Comparator.naturalOrder());

    private final String positive;
    private String positiveAsSeen;
    private String negative;
    private String negativeAsSeen;

    Labels(String positive) {
        this.positive = canonical(positive);
    }

    /**
     * Whether a label is the positive one.
     *
     * @param where the cell, for the message
     * @throws UnavailableException where it is neither the positive label nor the one other that was seen
     */
    boolean isPositive(String label, Cell where) {
        String form = canonical(label);
        if (form.equals(positive)) {
            positiveAsSeen = label;
            return true;
        }
        if (negative == null) {
            negative = form;
            negativeAsSeen = label;
        }
        if (form.equals(negative)) {
            return false;
        }
        throw new UnavailableException(
                positiveAsSeen == null
                        ? "%s holds '%s' and there is '%s' before it, but the positive label is '%s'; name the positive label with 'positive'."
                                .formatted(where.text(), label, negativeAsSeen, positive)
                        : "%s holds '%s', a third label besides '%s' and '%s'; a binary classifier has two."
                                .formatted(where.text(), label, positiveAsSeen, negativeAsSeen));
    }

    /** The positive label as it was named. */
    String positive() {
        return positive;
    }

    /** The other label as it was first seen, or null where there was none. */
    String negative() {
        return negativeAsSeen;
    }

    /** {@code true} and {@code 1.0} are {@code 1}, {@code false} is {@code 0}; other words stand for themselves. */
    static String canonical(String label) {
        String word = label.strip();
        switch (word.toLowerCase(Locale.ROOT)) {
            case "true":
                return "1";
            case "false":
                return "0";
            default:
                return number(word);
        }
    }

    private static String number(String word) {
        // parseDouble alone would take "1d", a day, for 1.
        return NUMBER.matcher(word).matches() ? ofNumber(Double.parseDouble(word)) : word;
    }

    /** How a number is written as a label: whole ones without a fraction. */
    static String ofNumber(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
