package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.EOFException;
import java.io.IOException;

/**
 * Some of a part's bytes as a part of their own.
 *
 * @param start where they begin in the part
 * @param size how many they are
 */
record ContentWindow(Content content, long start, long size) implements Content {

    /**
     * Some bytes of a part.
     *
     * @throws EOFException where the part ends before
     */
    static byte[] bytes(Content in, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            int read = in.read(at + done, bytes, done, length - done);
            if (read < 0) {
                throw new EOFException("it points to byte %d, beyond its end".formatted(at + done));
            }
            done += read;
        }
        return bytes;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        return position >= size
                ? -1
                : content.read(start + position, target, offset, (int) Math.min(length, size - position));
    }

    @Override
    public boolean isRandomAccess() {
        return content.isRandomAccess();
    }
}
