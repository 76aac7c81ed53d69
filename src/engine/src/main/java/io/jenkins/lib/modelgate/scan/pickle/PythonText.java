package io.jenkins.lib.modelgate.scan.pickle;

/** Texts from a hostile file as a person may be shown them. */
final class PythonText {

    private static final int LONGEST = 200;

    private PythonText() {}

    /** Without control characters, marks that turn the writing direction, and the rest of what is too long. */
    static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (safe.length() >= LONGEST) {
                return safe.append('…').toString();
            }
            if (isShown(character)) {
                safe.appendCodePoint(character);
            } else {
                safe.append(String.format(character < 256 ? "\\x%02x" : "\\u%04x", character));
            }
        }
        return safe.toString();
    }

    private static boolean isShown(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    /** As Python writes it, roughly: in single quotes. */
    static String quoted(String text) {
        return "'"
                + safe(text.length() > 60 ? text.substring(0, 60) + "…" : text).replace("'", "\\'") + "'";
    }
}
