package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Thrift's <a href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">compact protocol</a>,
 * field by field, as Parquet's metadata is written. Nothing is read beyond the end that it is given, and nothing is kept.
 */
final class ThriftReader {

    static final int STRUCT = 12;
    static final int BINARY = 8;

    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int MOST_DEPTH = 64;

    private final Content content;
    private final long end;
    private final byte[] window = new byte[1 << 13];
    private long start;
    private int next;
    private int have;
    private int type;

    /**
     * @param from the first byte
     * @param end the first byte that is not to be read
     */
    ThriftReader(Content content, long from, long end) {
        this.content = content;
        this.start = from;
        this.end = end;
    }

    long position() {
        return start + next;
    }

    /** What one field of a struct is told to. */
    interface Fields {
        /** @return whether the value was read; otherwise it is passed over */
        boolean field(int id, int type) throws IOException;
    }

    /** Reads a struct to its end. */
    void struct(Fields fields) throws IOException {
        struct(fields, 0);
    }

    private void struct(Fields fields, int depth) throws IOException {
        int id = 0;
        for (int head = read(); head != 0; head = read()) {
            int delta = head >> 4;
            type = head & 15;
            id = delta == 0 ? (int) number() : id + delta;
            if (!fields.field(id, type)) {
                skip(head & 15, depth);
            }
        }
    }

    /** What one element of a list is told to; it has to read it. */
    interface Elements {
        void element(int type) throws IOException;
    }

    /** Reads a list whose field was just begun. */
    void list(Elements elements) throws IOException {
        int head = read();
        long count = head >> 4 == 15 ? unsigned() : head >> 4;
        requireLeft(count);
        for (long i = 0; i < count; i++) {
            elements.element(head & 15);
        }
    }

    /** An integer of any width. */
    long number() throws IOException {
        long value = unsigned();
        return value >>> 1 ^ -(value & 1);
    }

    String text(int most) throws IOException {
        return new String(binary(most), StandardCharsets.UTF_8);
    }

    byte[] binary(int most) throws IOException {
        long length = unsigned();
        requireLeft(length);
        if (length > most) {
            throw new IOException("a text at byte %d of %d bytes".formatted(position(), length));
        }
        byte[] bytes = new byte[(int) length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) read();
        }
        return bytes;
    }

    private void skip(int kind, int depth) throws IOException {
        if (depth > MOST_DEPTH) {
            throw new IOException("the metadata at byte %d is nested too deep".formatted(position()));
        }
        switch (kind) {
            case 1, 2 -> {
                // true and false stand in the type
            }
            case 3 -> read();
            case 4, 5, 6 -> unsigned();
            case 7 -> jump(8);
            case BINARY -> {
                long length = unsigned();
                requireLeft(length);
                jump(length);
            }
            case LIST, SET -> {
                int head = read();
                long count = head >> 4 == 15 ? unsigned() : head >> 4;
                requireLeft(count);
                for (long i = 0; i < count; i++) {
                    element(head & 15, depth + 1);
                }
            }
            case MAP -> {
                long count = unsigned();
                requireLeft(count);
                int kinds = count == 0 ? 0 : read();
                for (long i = 0; i < count; i++) {
                    element(kinds >> 4, depth + 1);
                    element(kinds & 15, depth + 1);
                }
            }
            case STRUCT -> struct((id, inner) -> false, depth + 1);
            default -> throw new IOException("the metadata at byte %d has no such type".formatted(position()));
        }
    }

    /** In a list, true and false take a byte. */
    private void element(int kind, int depth) throws IOException {
        if (kind == 1 || kind == 2) {
            read();
        } else {
            skip(kind, depth);
        }
    }

    private long unsigned() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int b = read();
            value |= (b & 0x7fL) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw new IOException("the metadata at byte %d holds a number without end".formatted(position()));
    }

    /** Each element takes a byte at least. */
    private void requireLeft(long count) throws IOException {
        if (count < 0 || count > end - position()) {
            throw new IOException("the metadata at byte %d is longer than it is said to be".formatted(position()));
        }
    }

    private void jump(long bytes) throws IOException {
        if (bytes > end - position()) {
            throw new EOFException();
        }
        if (bytes <= have - next) {
            next += (int) bytes;
        } else {
            start = position() + bytes;
            next = 0;
            have = 0;
        }
    }

    private int read() throws IOException {
        if (next == have) {
            start += have;
            next = 0;
            have = content.read(start, window, 0, (int) Math.min(window.length, end - start));
            if (have <= 0) {
                have = 0;
                throw new EOFException();
            }
        }
        return window[next++] & 0xff;
    }
}
