package io.jenkins.lib.modelgate.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952) of any number of members, to the last byte: the platform's own stream ends silently where a
 * later member is damaged, and half of a data set would be judged for the whole.
 */
final class GzipInput extends InputStream {

    private static final int CHECKED = 2;
    private static final int EXTRA = 4;
    private static final int NAMED = 8;
    private static final int COMMENTED = 16;

    private final InputStream raw;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private final byte[] packed = new byte[1 << 16];
    private int at;
    private int end;
    private boolean over;

    GzipInput(InputStream raw) throws IOException {
        this.raw = raw;
        over = !header();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (!over && length > 0) {
            int count = inflate(buffer, offset, length);
            if (count > 0) {
                check.update(buffer, offset, count);
                return count;
            }
            if (inflater.finished()) {
                trailer();
                over = !header();
            }
        }
        return length == 0 ? 0 : -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        raw.close();
    }

    private int inflate(byte[] buffer, int offset, int length) throws IOException {
        if (inflater.needsInput() && !inflater.finished()) {
            if (at == end && !refill()) {
                throw new EOFException("the gzip data is cut off");
            }
            inflater.setInput(packed, at, end - at);
        }
        try {
            int count = inflater.inflate(buffer, offset, length);
            at = end - inflater.getRemaining();
            if (inflater.needsDictionary()) {
                throw new IOException("broken gzip data");
            }
            return count;
        } catch (DataFormatException e) {
            throw new IOException("broken gzip data: " + e.getMessage(), e);
        }
    }

    /** Whether there is another member. */
    private boolean header() throws IOException {
        if (at == end && !refill()) {
            return false;
        }
        if (next() != 0x1F || next() != 0x8B || next() != 8) {
            throw new IOException("there is something else than gzip in it");
        }
        int flags = next();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        for (int text : new int[] {NAMED, COMMENTED}) {
            while ((flags & text) != 0 && next() != 0) {
                // its bytes mean nothing here
            }
        }
        skip((flags & CHECKED) != 0 ? 2 : 0);
        inflater.reset();
        check.reset();
        return true;
    }

    private void trailer() throws IOException {
        if (number() != check.getValue() || number() != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw new IOException("broken gzip data: the checksum is wrong");
        }
    }

    private long number() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private int next() throws IOException {
        if (at == end && !refill()) {
            throw new EOFException("the gzip data is cut off");
        }
        return packed[at++] & 0xFF;
    }

    private boolean refill() throws IOException {
        at = 0;
        end = Math.max(0, raw.read(packed));
        return end > 0;
    }
}
