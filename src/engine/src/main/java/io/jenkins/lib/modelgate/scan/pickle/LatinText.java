package io.jenkins.lib.modelgate.scan.pickle;

import java.io.IOException;
import java.util.Arrays;

/** Bytes as protocol 2 has them: each as the character of its number, in a text, which {@code _codecs.encode} turns back. */
final class LatinText {

    private static final int LEAD = 0xc2;

    private LatinText() {}

    /** Whether a text begins with what {@code PROTO} and the number of a protocol are in it. */
    static boolean beginsLikePickle(Window window) throws IOException {
        return window.have(3)
                && (window.bytes[window.next] & 0xff) == LEAD
                && (window.bytes[window.next + 1] & 0xff) == Op.PROTO
                && window.bytes[window.next + 2] >= 0
                && window.bytes[window.next + 2] <= Op.NEWEST;
    }

    /** The bytes of a text in UTF-8; null where it has a character that stands for none. */
    static byte[] bytes(byte[] utf8) {
        byte[] bytes = new byte[utf8.length];
        int count = 0;
        for (int i = 0; i < utf8.length; i++) {
            int value = utf8[i] & 0xff;
            if (value >= 0x80) {
                if ((value & ~1) != LEAD || i + 1 == utf8.length || (utf8[i + 1] & 0xc0) != 0x80) {
                    return null;
                }
                value = (value & 3) << 6 | utf8[++i] & 0x3f;
            }
            bytes[count++] = (byte) value;
        }
        return Arrays.copyOf(bytes, count);
    }
}
