package io.jenkins.lib.modelgate.scan.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What a deflated stream holds. Data after its end is an error where the stream is to be all there is. */
final class Deflated extends InputStream {

    private final InputStream raw;
    private final Inflater inflater;
    private final boolean alone;
    private final byte[] buffer = new byte[1 << 13];
    private long taken;
    private boolean ended;

    private Deflated(InputStream raw, boolean wrapped, boolean alone) {
        this.raw = raw;
        this.inflater = new Inflater(!wrapped);
        this.alone = alone;
    }

    /** A whole zlib stream (RFC 1950), its checksum included. */
    static Deflated zlib(InputStream raw) {
        return new Deflated(raw, true, true);
    }

    /** A bare deflate stream (RFC 1951), whatever follows it. */
    static Deflated bare(InputStream raw) {
        return new Deflated(raw, false, false);
    }

    /** Whether some bytes are the beginning of a zlib stream. */
    static boolean runs(byte[] head) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(head);
            return inflater.inflate(new byte[64]) > 0;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }

    /** How many packed bytes the stream was, once it has ended. */
    long packedBytes() {
        return taken;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        try {
            while (true) {
                int read = inflater.inflate(target, offset, length);
                if (read > 0) {
                    return read;
                }
                if (inflater.finished()) {
                    return end();
                }
                if (inflater.needsDictionary()) {
                    throw new IOException("the deflated data needs a dictionary that is not there");
                }
                int more = raw.read(buffer, 0, buffer.length);
                if (more < 0) {
                    throw new IOException("the deflated data is cut off");
                }
                inflater.setInput(buffer, 0, more);
            }
        } catch (DataFormatException e) {
            throw new IOException("the deflated data is broken: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        ended = true;
        inflater.end();
        raw.close();
    }

    private int end() throws IOException {
        ended = true;
        taken = inflater.getBytesRead();
        boolean more = inflater.getRemaining() > 0 || raw.read() >= 0;
        inflater.end();
        if (alone && more) {
            throw new IOException("something else follows the compressed data");
        }
        return -1;
    }
}
