package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.IOException;
import java.util.Arrays;

/** Short stretches of a part, in memory. */
final class Heads {

    private Heads() {}

    /** The first bytes, all there are where there are fewer. */
    static byte[] of(Content content, int most) throws IOException {
        return at(content, 0, most);
    }

    /** Bytes from a position on, all there are where there are fewer. */
    static byte[] at(Content content, long position, int most) throws IOException {
        byte[] bytes = new byte[most];
        int have = 0;
        while (have < most) {
            int read = content.read(position + have, bytes, have, most - have);
            if (read < 0) {
                break;
            }
            have += read;
        }
        return have == most ? bytes : Arrays.copyOf(bytes, have);
    }
}
