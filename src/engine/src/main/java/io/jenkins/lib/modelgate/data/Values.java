package io.jenkins.lib.modelgate.data;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.util.Set;

/** What a piece of text means. Pure functions; {@code (text, offset, length)} is a part of an array. */
final class Values {

    private static final Set<String> MISSING = Set.of("NA", "N/A", "NaN", "nan", "null", "NULL", "None");
    private static final int LONGEST_MISSING = 4;
    private static final int MOST_DIGITS = 18; // less than a long holds, with or without a point
    /** Up to here every whole number is a double. */
    static final long MAX_EXACT = 1L << 53;

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    private Values() {}

    /** Whether it stands for no value: nothing, or one of NA, N/A, NaN, nan, null, NULL, None. */
    static boolean isMissing(char[] text, int offset, int length) {
        if (length == 0) {
            return true;
        }
        char first = text[offset];
        boolean suspect = length <= LONGEST_MISSING && (first == 'N' || first == 'n');
        return suspect && MISSING.contains(new String(text, offset, length));
    }

    static boolean fits(ColumnType type, char[] text, int offset, int length) {
        return switch (type) {
            case INTEGER -> isInteger(text, offset, length);
            case NUMBER -> isNumber(text, offset, length);
            case BOOLEAN -> truth(text, offset, length) != null;
            case TIMESTAMP -> Timestamps.parse(text, offset, length) != Timestamps.NONE;
            case VECTOR, UNREADABLE -> false;
            case TEXT -> true;
        };
    }

    /** Digits with or without a sign. */
    static boolean isInteger(char[] text, int offset, int length) {
        int start = length > 1 && (text[offset] == '-' || text[offset] == '+') ? offset + 1 : offset;
        for (int i = start; i < offset + length; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return length > 0;
    }

    /** Digits that begin with a zero, as those of postal codes and article numbers do, and of no number. */
    static boolean isCode(char[] text, int offset, int length) {
        return length > 1 && text[offset] == '0' && isInteger(text, offset, length);
    }

    static boolean isNumber(char[] text, int offset, int length) {
        try {
            number(text, offset, length);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * A decimal number with or without exponent, nearest double; {@code inf} and {@code infinity} in any case, signed or
     * not; spaces around it do not matter. What only Java takes for a number ({@code 1d}, {@code 1f}, {@code 0x1p3}) is none.
     *
     * @throws NumberFormatException where it is no number
     */
    static double number(char[] text, int offset, int length) {
        int from = offset;
        int to = offset + length;
        while (from < to && text[from] == ' ') {
            from++;
        }
        while (to > from && text[to - 1] == ' ') {
            to--;
        }
        double usual = shortDecimal(text, from, to);
        if (!Double.isNaN(usual)) {
            return usual;
        }
        if (to == from || !isNumberStart(text[from])) {
            throw new NumberFormatException();
        }
        if (isInfinity(text, from, to)) {
            return text[from] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        char last = text[to - 1];
        boolean javaOnly = !(last >= '0' && last <= '9' || last == '.');
        for (int i = from; i < Math.min(to, from + 3); i++) {
            javaOnly |= text[i] == 'x' || text[i] == 'X';
        }
        if (javaOnly) {
            throw new NumberFormatException();
        }
        return JavaDoubleParser.parseDouble(text, from, to - from);
    }

    /** {@code "true"} or {@code "false"} for either word in any case, otherwise null. */
    static String truth(char[] text, int offset, int length) {
        if (length == 4 && isWord("true", text, offset)) {
            return "true";
        }
        return length == 5 && isWord("false", text, offset) ? "false" : null;
    }

    private static boolean isNumberStart(char c) {
        return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'i' || c == 'I';
    }

    /** A number of few digits without exponent, which is what most are; NaN for anything else. */
    static double shortDecimal(char[] text, int from, int to) {
        int at = from < to && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
        if (to - at > MOST_DIGITS) {
            return Double.NaN;
        }
        long number = 0;
        int point = -1;
        int start = at;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                number = number * 10 + digit;
            } else if (digit == '.' - '0' && point < 0) {
                point = at;
            } else {
                return Double.NaN;
            }
        }
        int digits = point < 0 ? to - start : to - start - 1;
        if (digits < 1 || number > MAX_EXACT) {
            return Double.NaN;
        }
        // Both are exact, so the quotient is the nearest double.
        double value = point < 0 ? number : number / POWERS_OF_TEN[to - point - 1];
        return text[from] == '-' ? -value : value;
    }

    private static boolean isInfinity(char[] text, int from, int to) {
        int start = text[from] == '-' || text[from] == '+' ? from + 1 : from;
        int length = to - start;
        return length == 3 && isWord("inf", text, start) || length == 8 && isWord("infinity", text, start);
    }

    /** @param word in lower case, as long as what is compared with it */
    private static boolean isWord(String word, char[] text, int offset) {
        for (int i = 0; i < word.length(); i++) {
            char c = text[offset + i];
            if (c != word.charAt(i) && c != Character.toUpperCase(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
