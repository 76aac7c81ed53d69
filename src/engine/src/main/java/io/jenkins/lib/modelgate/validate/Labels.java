package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.report.UnavailableException;

/** The two labels of a binary classifier: the positive one, which the user named, and the other, which the data tell. */
final class Labels {

    private final LabelForm form;
    private final String positive;
    private String positiveAsSeen;
    private String negative;
    private String negativeAsSeen;

    Labels(String positive, LabelForm form) {
        this.form = form;
        this.positive = form.of(positive);
    }

    /**
     * Whether a label is the positive one.
     *
     * @param where the cell, for the message
     * @throws UnavailableException where it is neither the positive label nor the one other that was seen
     */
    boolean isPositive(String label, Cell where) {
        String meant = form.of(label, where);
        if (meant.equals(positive)) {
            positiveAsSeen = label;
            return true;
        }
        if (negative == null) {
            negative = meant;
            negativeAsSeen = label;
        }
        if (meant.equals(negative)) {
            return false;
        }
        throw new UnavailableException(
                positiveAsSeen == null
                        ? "%s holds '%s' and there is '%s' before it, but the positive label is '%s'; name the positive label with 'positive', or with more than two classes say task: multiclass."
                                .formatted(where.text(), label, negativeAsSeen, positive)
                        : "%s holds '%s', a third label besides '%s' and '%s'; a binary classifier has two, with more classes say task: multiclass."
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
}
