package io.jenkins.lib.modelgate.report;

/** Text that XML 1.0 can hold. Names in a report come from users' files and may hold anything. */
public final class XmlText {

    private static final char REPLACEMENT = '\uFFFD';

    private XmlText() {}

    /**
     * The same text with U+FFFD for each character that XML 1.0 cannot hold, not even escaped: controls other than tab and
     * line breaks, halves of surrogate pairs, U+FFFE and U+FFFF.
     */
    public static String clean(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (!isCharacter(point)) {
                clean = clean == null ? new StringBuilder(text) : clean;
                clean.setCharAt(i, REPLACEMENT); // all of these are single chars
            }
            i += Character.charCount(point);
        }
        return clean == null ? text : clean.toString();
    }

    private static boolean isCharacter(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }
}
