package io.jenkins.lib.modelgate.model;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads a file forward, little-endian. What is skipped is not read; a length that the file does not hold costs no memory.
 * Every method throws {@link EOFException} where the file ends too early.
 */
public final class ByteReader {

    private static final int BUFFER = 1 << 16;

    private final Source source;
    private final byte[] buffer = new byte[BUFFER];
    private long start;
    private int next;
    private int filled;

    public ByteReader(Source source) {
        this.source = source;
    }

    /** How many bytes were read or skipped so far. */
    public long position() {
        return start + next;
    }

    /** Whether there is no byte left. */
    public boolean atEnd() throws IOException {
        return next == filled && !fill();
    }

    /** One byte, 0 – 255. */
    public int u8() throws IOException {
        if (next == filled && !fill()) {
            throw early();
        }
        return buffer[next++] & 0xff;
    }

    /** Two bytes, 0 – 65535. */
    public int u16() throws IOException {
        return u8() | u8() << 8;
    }

    /** Four bytes, 0 – 2³² − 1. */
    public long u32() throws IOException {
        return u16() | (long) u16() << 16;
    }

    /** Eight bytes; what is beyond 2⁶³ − 1 comes out negative. */
    public long i64() throws IOException {
        return u32() | u32() << 32;
    }

    /**
     * @param length how many
     * @param most how many are borne
     * @throws IOException where more than {@code most} are wanted, or there are fewer
     */
    public byte[] bytes(long length, int most) throws IOException {
        if (length < 0 || length > most) {
            throw new IOException("a text or block of %s bytes at byte %d is more than the %d that are read"
                    .formatted(Long.toUnsignedString(length), position(), most));
        }
        byte[] result = new byte[(int) Math.min(length, BUFFER)];
        int done = 0;
        while (done < length) {
            if (next == filled && !fill()) {
                throw early();
            }
            if (done == result.length) {
                result = Arrays.copyOf(result, (int) Math.min(length, 2L * done));
            }
            int some = Math.min(result.length - done, filled - next);
            System.arraycopy(buffer, next, result, done, some);
            next += some;
            done += some;
        }
        return result;
    }

    /**
     * A text of so many bytes.
     *
     * @throws IOException also where it is no UTF-8
     */
    public String text(long length, int most) throws IOException {
        return Texts.utf8(bytes(length, most));
    }

    /**
     * All bytes that are left.
     *
     * @param most how many are borne
     * @throws IOException also where there are more
     */
    public byte[] rest(int most) throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        while (!atEnd()) {
            if (filled - next > most - rest.size()) {
                throw new IOException("it is larger than the %d bytes that are read of such a file".formatted(most));
            }
            rest.write(buffer, next, filled - next);
            next = filled;
        }
        return rest.toByteArray();
    }

    /** Leaves bytes out, after having made sure that the file holds them. */
    public void skip(long length) throws IOException {
        if (length < 0) {
            throw new IOException("a length beyond 2^63 at byte %d".formatted(position()));
        }
        if (length <= filled - next) {
            next += (int) length;
            return;
        }
        long last = Math.addExact(position(), length - 1 < 0 ? 0 : length - 1);
        start = last;
        next = 0;
        filled = 0;
        u8();
    }

    private boolean fill() throws IOException {
        start += filled;
        next = 0;
        filled = 0;
        int read = source.read(start, buffer, 0, BUFFER);
        filled = Math.max(read, 0);
        return read > 0;
    }

    private EOFException early() {
        return new EOFException("the file ends at byte %d, in the middle of something".formatted(position()));
    }
}
