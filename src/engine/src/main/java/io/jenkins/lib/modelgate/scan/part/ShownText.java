package io.jenkins.lib.modelgate.scan.part;

/** Texts from a hostile file as a person may be shown them: nothing in them turns the writing direction, nothing is endless. */
final class ShownText {

    private ShownText() {}

    /**
     * With controls, marks of direction and whatever else has no look of its own as {@code \\u202e}, and without the middle
     * of what is too long.
     *
     * @param most characters, at least 10
     */
    static String of(String text, int most) {
        int dropped = text.length() - most;
        if (dropped <= 0) {
            return visible(text);
        }
        int head = most * 2 / 3;
        return visible(text.substring(0, head)) + "…" + visible(text.substring(head + dropped + 1));
    }

    private static String visible(String text) {
        StringBuilder shown = null;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (!isShown(point) && shown == null) {
                shown = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (shown != null && isShown(point)) {
                shown.appendCodePoint(point);
            } else if (shown != null) {
                shown.append(String.format(point < 256 ? "\\x%02x" : "\\u%04x", point));
            }
            i += Character.charCount(point);
        }
        return shown == null ? text : shown.toString();
    }

    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
