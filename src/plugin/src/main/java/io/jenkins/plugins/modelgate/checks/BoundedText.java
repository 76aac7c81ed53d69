package io.jenkins.plugins.modelgate.checks;

import io.jenkins.lib.modelgate.report.VisibleText;
import java.nio.charset.StandardCharsets;

/** Text within what code hosts take: GitHub refuses a check whose summary has more than 65,535 bytes. */
final class BoundedText {

    static final int MOST_BYTES = 65_535;

    /** As much as a list of checks shows. */
    static final int MOST_TITLE = 255;

    private static final String CUT =
            "\n\nThe rest is cut here, since a check cannot hold more; the report has it all.\n";

    private BoundedText() {}

    /** One line; a longer one ends in an ellipsis. */
    static String title(String text) {
        String line = VisibleText.lines(text).replaceAll("\\s+", " ").strip();
        return line.length() <= MOST_TITLE ? line : whole(line, MOST_TITLE - 1) + "…";
    }

    /** Markdown, cut at the end of a line where there is one, with a sentence that says so. */
    static String body(String text) {
        if (bytes(text) <= MOST_BYTES) {
            return text;
        }
        int room = MOST_BYTES - bytes(CUT);
        int end = 0;
        int size = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            size += bytes(Character.toString(point));
            if (size > room) {
                break;
            }
            end += Character.charCount(point);
        }
        int line = text.lastIndexOf('\n', end);
        return text.substring(0, line > end / 2 ? line : end) + CUT;
    }

    private static String whole(String text, int most) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
