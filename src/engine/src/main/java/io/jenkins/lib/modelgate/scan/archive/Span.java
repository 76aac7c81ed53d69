package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.IOException;

/**
 * A stretch of a part.
 *
 * @param start of it, from 0
 * @param size in bytes, all of which must be there
 */
record Span(Content content, long start, long size) implements Content {

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        if (position >= size) {
            return -1;
        }
        int read = content.read(start + position, target, offset, (int) Math.min(length, size - position));
        if (read < 0) {
            throw new IOException("it is cut off at byte %,d of %,d".formatted(position, size));
        }
        return read;
    }

    @Override
    public boolean isRandomAccess() {
        return content.isRandomAccess();
    }
}
