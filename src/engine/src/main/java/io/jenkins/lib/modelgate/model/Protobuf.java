package io.jenkins.lib.modelgate.model;

import java.io.IOException;

/**
 * Reads messages of the <a href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers wire format</a> as a
 * stream, field by field. Nested messages are entered and left; what is not entered is skipped without being read.
 */
public final class Protobuf {

    /** A varint. */
    public static final int VARINT = 0;
    /** Eight bytes. */
    public static final int FIXED64 = 1;
    /** A text, bytes, a message or a packed list. */
    public static final int LENGTH = 2;
    /** Four bytes. */
    public static final int FIXED32 = 5;

    /** As the libraries that load such files. */
    private static final int MOST_DEPTH = 100;

    private final ByteReader in;
    private final long[] ends = new long[MOST_DEPTH];
    private int depth;
    private int field;
    private int wire;
    private long value;
    private boolean pending;

    public Protobuf(ByteReader in) {
        this.in = in;
        ends[0] = Long.MAX_VALUE;
    }

    /**
     * Goes to the next field of this message, past the one before whether it was read or not.
     *
     * @return false at the end of the message
     */
    public boolean next() throws IOException {
        if (pending) {
            skip();
        }
        if (in.position() == ends[depth] || depth == 0 && in.atEnd()) {
            return false;
        }
        long tag = varint64();
        field = (int) (tag >>> 3);
        wire = (int) (tag & 7);
        if (tag < 0 || tag >>> 3 == 0 || tag >>> 3 > 0x1fffffff) {
            throw malformed("no field has the number " + (tag >>> 3));
        }
        switch (wire) {
            case VARINT -> value = varint64();
            case LENGTH -> value = length();
            case FIXED64 -> value = 8;
            case FIXED32 -> value = 4;
            default -> throw malformed("wire type " + wire + " is in no model file");
        }
        pending = wire != VARINT;
        if (pending && value > ends[depth] - in.position()) {
            throw malformed("a field is longer than the message it is in");
        }
        if (in.position() > ends[depth]) {
            throw malformed("a field ends after the message it is in");
        }
        return true;
    }

    /** The number of the field. */
    public int field() {
        return field;
    }

    /** Whether this is the field of this number and wire type; one of another type is to be taken for unknown. */
    public boolean is(int number, int type) {
        return field == number && wire == type;
    }

    /** How the field is written. */
    public int wire() {
        return wire;
    }

    /** Where the field's content begins in the file; of a varint, where it ended. */
    public long position() {
        return in.position();
    }

    /** The value of a varint field. */
    public long varint() {
        return value;
    }

    /** How many bytes the field's content has. */
    public long size() {
        return value;
    }

    /**
     * The text of a length field.
     *
     * @param most bytes borne
     */
    public String text(int most) throws IOException {
        pending = false;
        return in.text(value, most);
    }

    /**
     * The numbers of a packed or single field.
     *
     * @param most numbers borne
     */
    public long[] varints(int most) throws IOException {
        if (wire == VARINT) {
            return new long[] {value};
        }
        pending = false;
        long end = in.position() + value;
        long[] numbers = new long[(int) Math.min(value, most)];
        int count = 0;
        while (in.position() < end) {
            if (count == numbers.length) {
                throw malformed("more than %d numbers where few are expected".formatted(most));
            }
            numbers[count++] = varint64();
        }
        if (in.position() != end) {
            throw malformed("a number ends after the list it is in");
        }
        return java.util.Arrays.copyOf(numbers, count);
    }

    /** How many varints the field holds, packed or a single one; 0 for a field of another kind. */
    public long countVarints() throws IOException {
        if (wire != LENGTH) {
            return wire == VARINT ? 1 : 0;
        }
        pending = false;
        long count = 0;
        for (long i = 0; i < value; i++) {
            // the last byte of each has no continuation bit
            count += in.u8() < 0x80 ? 1 : 0;
        }
        return count;
    }

    /** How many numbers of four bytes the field holds, packed or a single one; 0 for a field of another kind. */
    public long countFloats() {
        return wire == LENGTH || wire == FIXED32 ? value / Float.BYTES : 0;
    }

    /** Enters the message of a length field. */
    public void enter() throws IOException {
        if (depth + 1 == MOST_DEPTH) {
            throw malformed("messages within messages, deeper than " + MOST_DEPTH);
        }
        pending = false;
        ends[++depth] = in.position() + value;
    }

    /** Leaves the message entered last; {@link #next()} must have said that it is at its end. */
    public void leave() {
        depth--;
    }

    private void skip() throws IOException {
        pending = false;
        in.skip(value);
    }

    private long length() throws IOException {
        long length = varint64();
        if (length < 0) {
            throw malformed("a negative length");
        }
        return length;
    }

    private long varint64() throws IOException {
        long result = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int b = in.u8();
            result |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return result;
            }
        }
        throw malformed("a varint of more than ten bytes");
    }

    private IOException malformed(String what) {
        return new IOException("at byte %d: %s".formatted(in.position(), what));
    }
}
