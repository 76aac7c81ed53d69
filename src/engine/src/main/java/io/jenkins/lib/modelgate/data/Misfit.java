package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.UnavailableException;

/** The sentence for a value that its column's type cannot hold. */
final class Misfit {

    private static final int SHOWN = 40;

    private Misfit() {}

    /** @param place what is counted, e.g. {@code line} */
    static UnavailableException of(
            SourceFile file, String place, long number, String column, String value, ColumnType type) {
        String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        char[] text = value.toCharArray();
        if (type == ColumnType.INTEGER && Values.isCode(text, 0, text.length)) {
            return new UnavailableException(
                    "%s, %s %,d: the column '%s' holds '%s', a code with a leading zero, among whole numbers; say types: %s=text, or %s=integer where it is a number."
                            .formatted(file.name(), place, number, column, shown, column, column));
        }
        ColumnType wider = type == ColumnType.INTEGER && isNumber(value) ? ColumnType.NUMBER : ColumnType.TEXT;
        return new UnavailableException(
                "%s, %s %,d: the column '%s' holds '%s', which is no %s; correct it, or say types: %s=%s."
                        .formatted(file.name(), place, number, column, shown, type.word(), column, wider.word()));
    }

    private static boolean isNumber(String value) {
        char[] text = value.toCharArray();
        return text.length > 0 && Values.isNumber(text, 0, text.length);
    }
}
