package io.jenkins.lib.modelgate.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Names rows that are in no file by their content. Each row's canonical form is hashed by SHA-256, the hashes are added up
 * modulo 2^256, and the sum is hashed with the number of rows and the columns' names: the same rows have the same name in
 * whatever order they come, as a query without ORDER BY gives them.
 */
final class RowsDigest {

    private static final int WORDS = 8;
    private static final long WORD = 0xFFFF_FFFFL;

    private final MessageDigest digest = Fingerprint.newDigest();
    private final long[] sum = new long[WORDS];
    private byte[] row = new byte[256];
    private int length;
    private long rows;
    private long bytes;

    void missing() {
        room(1);
        row[length++] = 0;
    }

    void number(double value) {
        room(1 + Double.BYTES);
        row[length++] = 1;
        ByteBuffer.wrap(row).putDouble(length, value);
        length += Double.BYTES;
    }

    void word(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        room(1 + Integer.BYTES + utf8.length);
        row[length++] = 2;
        ByteBuffer.wrap(row).putInt(length, utf8.length);
        length += Integer.BYTES;
        System.arraycopy(utf8, 0, row, length, utf8.length);
        length += utf8.length;
    }

    /** The row is complete. */
    void end() {
        digest.update(row, 0, length);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long carry = 0;
        for (int i = WORDS - 1; i >= 0; i--) {
            long added = sum[i] + (hash.getInt(i * Integer.BYTES) & WORD) + carry;
            sum[i] = added & WORD;
            carry = added >>> Integer.SIZE;
        }
        rows++;
        bytes += length;
        length = 0;
    }

    /** The name of all rows so far; bytes are those of their canonical form. */
    Fingerprint fingerprint(List<String> columns) {
        MessageDigest whole = Fingerprint.newDigest();
        whole.update(String.join("\0", columns).getBytes(StandardCharsets.UTF_8));
        ByteBuffer end = ByteBuffer.allocate(Long.BYTES + WORDS * Integer.BYTES).putLong(rows);
        for (long word : sum) {
            end.putInt((int) word);
        }
        return new Fingerprint(HexFormat.of().formatHex(whole.digest(end.array())), bytes);
    }

    private void room(int needed) {
        if (length + needed > row.length) {
            row = Arrays.copyOf(row, Math.max(2 * row.length, length + needed));
        }
    }
}
