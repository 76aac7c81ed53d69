package io.jenkins.lib.modelgate.data;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads Parquet's hybrid of run lengths and bit packing, many numbers at a time. (Apache Parquet format, Encodings: "Run
 * Length Encoding / Bit-Packing Hybrid".)
 */
final class HybridInts {

    /** Readable bytes that must follow the numbers, since they are read eight bytes at a time. */
    static final int SLACK = 8;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int GROUP = 8;

    private final byte[] bytes;
    private final int width;
    private final int end;
    private int at;
    private int left;
    private boolean packed;
    private int repeated;
    private long bit;

    /**
     * @param bytes hold the numbers from {@code from} to {@code to}, and {@value #SLACK} more bytes of anything
     * @param width bits of a number, 0 to 32
     */
    HybridInts(byte[] bytes, int from, int to, int width) throws IOException {
        if (width < 0 || width > Integer.SIZE || from > to || to + SLACK > bytes.length) {
            throw new IOException("a page's numbers are not where they should be");
        }
        this.bytes = bytes;
        this.at = from;
        this.end = to;
        this.width = width;
    }

    /** Reads the next numbers into the first places. */
    void read(int[] into, int count) throws IOException {
        for (int done = 0; done < count; ) {
            if (left == 0) {
                next();
            }
            int part = Math.min(left, count - done);
            if (packed) {
                unpack(into, done, part);
            } else {
                Arrays.fill(into, done, done + part, repeated);
            }
            left -= part;
            done += part;
        }
    }

    /** Skips the next numbers if all are known to be this one; otherwise does nothing. */
    boolean skipIfAll(int number, int count) throws IOException {
        if (left == 0) {
            next();
        }
        boolean all = !packed && repeated == number && left >= count;
        left -= all ? count : 0;
        return all;
    }

    private void unpack(int[] into, int from, int count) {
        long mask = (1L << width) - 1;
        long position = bit;
        for (int i = from; i < from + count; i++) {
            into[i] = (int) ((long) LONGS.get(bytes, (int) (position >>> 3)) >>> (position & 7) & mask);
            position += width;
        }
        bit = position;
    }

    private void next() throws IOException {
        if (width == 0) {
            packed = false;
            repeated = 0;
            left = Integer.MAX_VALUE;
            return;
        }
        int header = varint();
        packed = (header & 1) == 1;
        if (packed) {
            int groups = header >>> 1;
            if (groups > (Integer.MAX_VALUE - at) / Math.max(width, GROUP)) {
                throw new IOException("a page has a run longer than itself");
            }
            left = groups * GROUP;
            bit = (long) at * Byte.SIZE;
            at += groups * width;
        } else {
            left = header >>> 1;
            repeated = 0;
            for (int shift = 0; shift < width; shift += Byte.SIZE) {
                repeated |= next8() << shift;
            }
        }
        if (left == 0) {
            throw new IOException("a page has an empty run");
        }
    }

    private int varint() throws IOException {
        int number = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = next8();
            number |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return number;
            }
        }
        throw new IOException("a page has a run longer than itself");
    }

    private int next8() throws IOException {
        if (at >= end) {
            throw new IOException("a page ends early");
        }
        return bytes[at++] & 0xFF;
    }
}
