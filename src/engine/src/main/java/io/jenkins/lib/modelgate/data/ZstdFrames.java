package io.jenkins.lib.modelgate.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes Zstandard frames (RFC 8878) on to a decompressor, whole ones only: that one takes a file that ends within the
 * mark of a next frame for complete, and does not know the frames that are to be skipped.
 */
final class ZstdFrames extends InputStream {

    private static final int MAGIC = 0xFD2FB528;
    private static final int SKIPPED = 0x184D2A50;
    private static final long WIDEST = 8L << 20;
    private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};

    private enum Part {
        FRAME,
        BLOCK,
        CHECKSUM
    }

    private final InputStream raw;
    private final byte[] head = new byte[32];
    private int headAt;
    private int headEnd;
    private long body;
    private boolean checked;
    private Part next = Part.FRAME;

    ZstdFrames(InputStream raw) {
        this.raw = raw;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (headAt == headEnd && body == 0) {
            if (!advance()) {
                return -1;
            }
        }
        if (headAt < headEnd) {
            int count = Math.min(length, headEnd - headAt);
            System.arraycopy(head, headAt, buffer, offset, count);
            headAt += count;
            return count;
        }
        int count = raw.read(buffer, offset, (int) Math.min(length, body));
        if (count < 0) {
            throw cutOff();
        }
        body -= count;
        return count;
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }

    /** Whether there is more. */
    private boolean advance() throws IOException {
        headAt = 0;
        headEnd = 0;
        return switch (next) {
            case FRAME -> frame();
            case BLOCK -> {
                int block = take(3);
                boolean repeated = (block >> 1 & 3) == 1;
                body = repeated ? 1 : block >>> 3;
                boolean last = (block & 1) == 1;
                next = !last ? Part.BLOCK : checked ? Part.CHECKSUM : Part.FRAME;
                yield true;
            }
            case CHECKSUM -> {
                body = 4;
                next = Part.FRAME;
                yield true;
            }
        };
    }

    private boolean frame() throws IOException {
        int first = raw.read();
        if (first < 0) {
            return false;
        }
        head[headEnd++] = (byte) first;
        int magic = first | take(3) << 8;
        if ((magic & 0xFFFF_FFF0) == SKIPPED) {
            raw.skipNBytes(take(4) & 0xFFFF_FFFFL);
            headEnd = 0;
            return true;
        }
        if (magic != MAGIC) {
            throw new IOException("there is something else than Zstandard in it");
        }
        int descriptor = take(1);
        boolean single = (descriptor & 0x20) != 0;
        checked = (descriptor & 4) != 0;
        if (!single) {
            int window = take(1);
            long base = 1L << 10 + (window >> 3);
            if (base + base / 8 * (window & 7) > WIDEST) {
                throw new IOException(
                        "it was compressed with a window of more than 8 MiB; compress it without --long or --ultra");
            }
        }
        take(DICTIONARY_BYTES[descriptor & 3]);
        int size = descriptor >> 6;
        take(size == 0 ? (single ? 1 : 0) : 1 << size);
        next = Part.BLOCK;
        return true;
    }

    /** Reads so many bytes to be passed on; their value, the lowest four of them, little end first. */
    private int take(int count) throws IOException {
        if (raw.readNBytes(head, headEnd, count) < count) {
            throw cutOff();
        }
        int value = 0;
        for (int i = 0; i < Math.min(count, 4); i++) {
            value |= (head[headEnd + i] & 0xFF) << 8 * i;
        }
        headEnd += count;
        return value;
    }

    private static EOFException cutOff() {
        return new EOFException("the Zstandard data is cut off");
    }
}
