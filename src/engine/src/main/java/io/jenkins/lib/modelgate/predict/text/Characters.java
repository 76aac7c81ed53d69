package io.jenkins.lib.modelgate.predict.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What counts as white space and as part of a word in Python's {@code str.split}, {@code str.isalnum} and {@code re}, which
 * the programs that define these metrics are written in.
 */
final class Characters {

    private Characters() {}

    /** Bidirectional class WS, B or S, or category Zs. */
    static boolean isSpace(int codePoint) {
        if (codePoint <= 0x20) {
            return codePoint == ' ' || codePoint >= 0x09 && codePoint <= 0x0d || codePoint >= 0x1c && codePoint < 0x20;
        }
        return codePoint == 0x85 || codePoint == 0xa0 || codePoint >= 0x1680 && Character.isSpaceChar(codePoint);
    }

    /** A letter, a number of any kind or an underscore: {@code \w} there, which knows no combining marks. */
    static boolean isWord(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isLetter(codePoint)
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER
                || codePoint == '_';
    }

    /** The parts between white space, none of them empty. */
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < text.length(); i++) {
            // white space is all in the basic plane
            if (isSpace(text.charAt(i))) {
                if (start >= 0) {
                    words.add(text.substring(start, i));
                }
                start = -1;
            } else if (start < 0) {
                start = i;
            }
        }
        if (start >= 0) {
            words.add(text.substring(start));
        }
        return words;
    }

    static String withoutTrailingSpace(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** The code points that are no white space. */
    static int[] withoutSpace(String text) {
        return text.codePoints().filter(c -> !isSpace(c)).toArray();
    }
}
