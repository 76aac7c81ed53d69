package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A <a href="https://flatbuffers.dev/internals/">flat buffer</a>: tables whose fields are found by number. Nothing is read
 * beyond its end.
 */
record FlatBuffer(Content in) {

    /** Where the outermost table is. */
    long root() throws IOException {
        return u32(0);
    }

    /** Where a table's field is, 0 where it has none. */
    long field(long table, int index) throws IOException {
        long directory = table - (int) u32(table);
        if (directory < 0) {
            throw new IOException("a table at byte %d points before the file's beginning".formatted(table));
        }
        int length = u16(directory);
        if (length < 4) {
            throw new IOException("a table at byte %d has a directory of %d bytes".formatted(table, length));
        }
        if (4 + 2 * index + 2 > length) {
            return 0;
        }
        int value = u16(directory + 4 + 2L * index);
        return value == 0 ? 0 : table + value;
    }

    /** Where the table, text or list is that a field refers to; 0 where there is no such field. */
    long target(long table, int index) throws IOException {
        long field = field(table, index);
        return field == 0 ? 0 : follow(field);
    }

    /** Where a reference leads to. */
    long follow(long at) throws IOException {
        return at + u32(at);
    }

    /**
     * How many elements the list at a place has, all of which are there; 0 where it is none.
     *
     * @param list 0 for none
     * @param width of an element, in bytes
     */
    long count(long list, int width) throws IOException {
        if (list == 0) {
            return 0;
        }
        long count = u32(list);
        if (count > 0) {
            bytes(list + 4 + count * width - 1, 1);
        }
        return count;
    }

    /** @throws IOException where it is longer than {@code most} bytes */
    String text(long at, int most) throws IOException {
        long length = u32(at);
        if (length > most) {
            throw new IOException("a text at byte %d of %d bytes".formatted(at, length));
        }
        return new String(bytes(at + 4, (int) length), StandardCharsets.UTF_8);
    }

    long u32(long at) throws IOException {
        byte[] b = bytes(at, 4);
        return (b[0] & 0xff) | (b[1] & 0xff) << 8 | (b[2] & 0xff) << 16 | (b[3] & 0xffL) << 24;
    }

    private int u16(long at) throws IOException {
        byte[] b = bytes(at, 2);
        return (b[0] & 0xff) | (b[1] & 0xff) << 8;
    }

    /** @throws EOFException where there are fewer */
    byte[] bytes(long at, int length) throws IOException {
        return ContentWindow.bytes(in, at, length);
    }
}
