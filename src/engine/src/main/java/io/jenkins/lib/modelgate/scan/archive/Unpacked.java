package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.TooMuchException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/**
 * What a compressed part holds, unpacked while it is read. The last half MiB stays at hand, so that a scanner can look at the
 * beginning and start over; further back means unpacking anew, which the budget counts.
 */
final class Unpacked implements Content, Closeable {

    private static final int HISTORY = 1 << 19;
    private static final int MOST_OPENINGS = 32;

    /** Opens the stream at its beginning. */
    interface Opener {
        InputStream open() throws IOException;
    }

    private final Opener opener;
    private final long packed;
    private final CRC32 crc = new CRC32();
    private final Budget budget;
    private final byte[] history = new byte[HISTORY];
    private InputStream in;
    private long at;
    private long size = -1;
    private int openings;

    /** @param packed how many bytes it is unpacked from, for the ratio; -1 where nobody knows */
    Unpacked(Opener opener, long packed, Budget budget) {
        this.opener = opener;
        this.packed = packed;
        this.budget = budget;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        if (size >= 0 && position >= size) {
            return -1;
        }
        if (in == null || position < at - HISTORY) {
            reopen();
        }
        while (at <= position) {
            if (!advance()) {
                return -1;
            }
        }
        int start = (int) (position % HISTORY);
        int count = (int) Math.min(Math.min(length, at - position), HISTORY - start);
        System.arraycopy(history, start, target, offset, count);
        return count;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isRandomAccess() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
        }
    }

    /** Reads on to the end, so that checksums are held against what was read; returns how many bytes there are in all. */
    long finish() throws IOException {
        if (in == null) {
            reopen();
        }
        while (size < 0 || at < size) {
            if (!advance()) {
                break;
            }
        }
        return size;
    }

    /** The checksum of all of it, after {@link #finish()}. */
    long crc() {
        return crc.getValue();
    }

    private boolean advance() throws IOException {
        int start = (int) (at % HISTORY);
        int read;
        try {
            read = in.read(history, start, Math.min(1 << 16, HISTORY - start));
        } catch (EOFException e) {
            throw new IOException("the compressed data is cut off", e);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException | IndexOutOfBoundsException e) {
            // as some decompressors say that their input is broken
            throw new IOException("the compressed data is broken or cut off", e);
        }
        if (read < 0) {
            size = at;
            return false;
        }
        crc.update(history, start, read);
        at += read;
        budget.unpacked(read);
        if (packed >= 0) {
            budget.ratio(packed, at);
        }
        return true;
    }

    private void reopen() throws IOException {
        close();
        in = null;
        if (++openings > MOST_OPENINGS) {
            throw new TooMuchException("it would have to be unpacked again and again to be read");
        }
        try {
            in = opener.open();
        } catch (EOFException e) {
            throw new IOException("the compressed data is cut off", e);
        }
        at = 0;
        crc.reset();
    }
}
