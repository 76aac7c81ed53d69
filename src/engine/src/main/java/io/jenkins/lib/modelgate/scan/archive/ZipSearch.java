package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.IOException;

/** Looks through stretches of a zip archive that no directory accounts for; each is read once. */
final class ZipSearch {

    private static final int BLOCK = 1 << 16;

    private ZipSearch() {}

    /** Where the next local header begins, or -1. */
    static long next(Content content, long from, long to) throws IOException {
        return signature(content, from, to, 3, 4, -1, -1);
    }

    /** Where the next header of any kind begins, or -1: the end of data whose length nobody says. */
    static long end(Content content, long from, long to) throws IOException {
        return signature(content, from, to, 3, 4, 7, 8);
    }

    private static long signature(Content content, long from, long to, int a, int b, int c, int d) throws IOException {
        for (long at = from; at + 4 <= to; at += BLOCK - 3) {
            byte[] block = Heads.at(content, at, (int) Math.min(BLOCK, to - at));
            for (int i = 0; i + 3 < block.length; i++) {
                if (block[i] == 'P'
                        && block[i + 1] == 'K'
                        && (block[i + 2] == a && block[i + 3] == b
                                || block[i + 2] == c && block[i + 3] == d
                                || c > 0 && block[i + 2] == 1 && block[i + 3] == 2)) {
                    return at + i;
                }
            }
        }
        return -1;
    }

    static boolean isZero(Content content, long from, long to) throws IOException {
        for (long at = from; at < to; at += BLOCK) {
            for (byte each : Heads.at(content, at, (int) Math.min(BLOCK, to - at))) {
                if (each != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether it is what may follow a member: its checksum and sizes, with or without a mark. */
    static boolean isDescriptor(Content content, long from, long to) throws IOException {
        long length = to - from;
        if (length != 16 && length != 24) {
            return false;
        }
        return Codec.begins(Heads.at(content, from, 4), 'P', 'K', 7, 8);
    }
}
