package io.jenkins.lib.modelgate.report;

/**
 * Text as a person may be shown it. Names in a report come from users' files and may hold anything: line ends that forge a
 * line of the log, marks that turn the writing direction, characters without a look of their own, and those that XML cannot
 * hold. Each of these is shown as its code, such as {@code \x1b} or {@code \u202e}; all else stays as it is.
 */
public final class VisibleText {

    private VisibleText() {}

    /** On one line: line ends and tabs are shown as their codes, too. */
    public static String line(String text) {
        return shown(text, false);
    }

    /** With line ends and tabs as they are. */
    public static String lines(String text) {
        return shown(text, true);
    }

    /**
     * On one line, without the middle of what is too long.
     *
     * @param most characters of {@code text} to show, at least 10
     */
    public static String line(String text, int most) {
        int dropped = text.length() - most;
        if (dropped <= 0) {
            return line(text);
        }
        int head = most * 2 / 3;
        return line(text.substring(0, head)) + "…" + line(text.substring(head + dropped + 1));
    }

    private static String shown(String text, boolean severalLines) {
        StringBuilder shown = null;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int next = i + Character.charCount(point);
            if (!isShown(point, severalLines)) {
                shown = shown == null ? new StringBuilder(text.length() + 16).append(text, 0, i) : shown;
                shown.append(code(point));
            } else if (shown != null) {
                shown.appendCodePoint(point);
            }
            i = next;
        }
        return shown == null ? text : shown.toString();
    }

    private static String code(int point) {
        return String.format(point < 0x100 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x", point);
    }

    private static boolean isShown(int point, boolean severalLines) {
        if (point >= 0x20 && point < 0x7F) {
            return true;
        }
        if (point == '\n' || point == '\r' || point == '\t') {
            return severalLines;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isBlank(point);
        };
    }

    /** Letters and marks that draw nothing: fillers, joiners and variation selectors, and the empty Braille pattern. */
    private static boolean isBlank(int point) {
        return point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || point == 0x17B4
                || point == 0x17B5
                || point >= 0x180B && point <= 0x180F
                || point == 0x2800
                || point == 0x3164
                || point >= 0xFE00 && point <= 0xFE0F
                || point == 0xFFA0
                || point >= 0xE0100 && point <= 0xE01EF;
    }
}
