package io.jenkins.lib.modelgate.scan.pickle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The arguments of protocol 0: lines of text, in the several ways that Python writes them. */
final class Lines {

    /** Of one line, what is kept; the rest is passed over. */
    private static final int KEPT = 4096;

    private final Window window;
    private final byte[] line = new byte[KEPT];
    private int length;
    private boolean whole;

    Lines(Window window) {
        this.window = window;
    }

    /** Reads to the next line end, and no other byte ends a line. At the end of the stream the last byte counts as one. */
    void next(long at) throws IOException {
        length = 0;
        whole = true;
        int last = -1;
        while (true) {
            int read = window.read();
            if (read == '\n') {
                return;
            }
            if (read < 0) {
                throw BrokenStream.cutOff(at, "the stream ends within a line");
            }
            last = read;
            if (length < KEPT) {
                line[length++] = (byte) last;
            } else {
                whole = false;
            }
        }
    }

    /** Whether all of the line was kept. */
    boolean isWhole() {
        return whole;
    }

    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    /** As UTF-8; bytes that are none as Latin-1, which no approved name is. */
    String text() {
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        return text.indexOf('\ufffd') < 0 ? text : new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** The number, as {@code int(line)} reads it, where it is one from 0 that fits; -1 otherwise. */
    long number() {
        String digits =
                new String(line, 0, length, StandardCharsets.ISO_8859_1).strip().replace("_", "");
        if (digits.endsWith("L")) {
            digits = digits.substring(0, digits.length() - 1);
        }
        try {
            return whole ? Math.max(-1, Long.parseLong(digits)) : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** The line of {@code UNICODE}, whose escapes are {@code \}{@code uXXXX}, as UTF-8. */
    byte[] unescapedUnicode() {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            int digits = 0;
            if (line[i] == '\\' && i + 1 < length) {
                digits = line[i + 1] == 'u' ? 4 : line[i + 1] == 'U' ? 8 : 0;
            }
            int point = digits == 0 ? -1 : hexadecimal(i + 2, digits);
            if (point >= 0) {
                text.appendCodePoint(point);
                i += 1 + digits;
            } else {
                text.append((char) (line[i] & 0xff));
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The line of {@code STRING}, within its quotes and with Python's escapes for bytes. */
    byte[] unescapedString() {
        int from = 0;
        int to = length;
        while (to > from && line[to - 1] <= ' ' && line[to - 1] >= 0) {
            to--;
        }
        if (to - from >= 2 && line[from] == line[to - 1] && (line[from] == '\'' || line[from] == '"')) {
            from++;
            to--;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = from; i < to; i++) {
            if (line[i] == '\\' && i + 1 < to) {
                i = escape(bytes, i + 1, to);
            } else {
                bytes.write(line[i]);
            }
        }
        return bytes.toByteArray();
    }

    private int escape(ByteArrayOutputStream bytes, int at, int to) {
        int letter = line[at];
        int simple = "abfnrtv\\'\"".indexOf(letter);
        if (simple >= 0) {
            bytes.write("\u0007\b\f\n\r\t\u000b\\'\"".charAt(simple));
            return at;
        }
        if (letter == 'x' && at + 2 < to && hexadecimal(at + 1, 2) >= 0) {
            bytes.write(hexadecimal(at + 1, 2));
            return at + 2;
        }
        if (letter >= '0' && letter <= '7') {
            int value = 0;
            int end = at;
            while (end < to && end < at + 3 && line[end] >= '0' && line[end] <= '7') {
                value = value * 8 + line[end++] - '0';
            }
            bytes.write(value);
            return end - 1;
        }
        if (letter != '\n') {
            bytes.write('\\');
            bytes.write(letter);
        }
        return at;
    }

    private int hexadecimal(int from, int digits) {
        if (from + digits > length) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(line[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value <= Character.MAX_CODE_POINT ? (int) value : -1;
    }
}
