package io.jenkins.lib.modelgate.data;

/** Writes numbers with a decimal comma as those with a decimal point, which is what all that reads them knows. */
final class DecimalComma {

    private char[] swapped = new char[32];

    /**
     * The same text with points in place of commas, from the array's start; valid until the next call. What has a point
     * is no number with a decimal comma, and none after this either.
     */
    char[] swapped(char[] text, int offset, int length) {
        if (swapped.length < length) {
            swapped = new char[length * 2];
        }
        for (int i = 0; i < length; i++) {
            char c = text[offset + i];
            swapped[i] = c == ',' ? '.' : c == '.' ? ',' : c;
        }
        return swapped;
    }
}
