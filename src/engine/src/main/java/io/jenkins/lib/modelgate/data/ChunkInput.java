package io.jenkins.lib.modelgate.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a file from some place on, independent of whoever else reads the same channel. */
final class ChunkInput extends InputStream {

    private static final int BUFFER = 1 << 14;

    private final FileChannel file;
    private final long end;
    private final byte[] buffer = new byte[BUFFER];
    private long position;
    private int at;
    private int limit;

    ChunkInput(FileChannel file, long start) throws IOException {
        this.file = file;
        this.position = start;
        this.end = file.size();
        if (start < 0 || start > end) {
            throw new EOFException("a column begins behind the file's end");
        }
    }

    /** Bytes up to the file's end. */
    long left() {
        return end - position + (limit - at);
    }

    @Override
    public int read() throws IOException {
        if (at == limit) {
            fill();
        }
        return at == limit ? -1 : buffer[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (at == limit) {
            fill();
        }
        int count = Math.min(length, limit - at);
        System.arraycopy(buffer, at, into, from, count);
        at += count;
        return count == 0 && length > 0 ? -1 : count;
    }

    /** Reads so many bytes into the first places. */
    void readFully(byte[] into, int length) throws IOException {
        int held = Math.min(length, limit - at);
        System.arraycopy(buffer, at, into, 0, held);
        at += held;
        ByteBuffer rest = ByteBuffer.wrap(into, held, length - held);
        while (rest.hasRemaining()) {
            int count = file.read(rest, position);
            if (count < 0) {
                throw new EOFException("the file ends early");
            }
            position += count;
        }
    }

    private void fill() throws IOException {
        at = 0;
        limit = Math.max(0, file.read(ByteBuffer.wrap(buffer), position));
        position += limit;
    }
}
