package io.jenkins.lib.modelgate.scan.pickle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * The short texts of a stream, each once: any of them may turn out to be the name of a module. Bounded: when there are too
 * many, only those are kept that some approved name consists of.
 */
final class Names {

    /** Longest text kept, in bytes of UTF-8. */
    static final int LONGEST = 160;

    private static final int MOST = 1 << 20;
    private static final int MOST_BYTES = 1 << 24;
    private static final long FORCED = 1L << 22;

    private final Set<String> always;
    private byte[] text = new byte[1024];
    private int[] starts = new int[128];
    private int[] slots = new int[256];
    private int count;

    /**
     * @param reserved texts that get the ids 0, 1, 2 …
     * @param always texts that are kept however many others there are
     */
    Names(Iterable<String> reserved, Set<String> always) {
        this.always = always;
        for (String name : reserved) {
            keep(name);
        }
    }

    /** The id of a text, or -1 where it is not kept. */
    int of(byte[] bytes, int offset, int length) {
        if (length > LONGEST) {
            return -1;
        }
        int slot = find(bytes, offset, length);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (count >= MOST || starts[count] + length > MOST_BYTES) {
            if (!always.contains(new String(bytes, offset, length, StandardCharsets.UTF_8))) {
                return -1;
            }
        }
        return add(slot, bytes, offset, length);
    }

    /** The id of a text that is kept in any case. */
    int keep(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int slot = find(bytes, 0, bytes.length);
        return slots[slot] != 0 ? slots[slot] - 1 : add(slot, bytes, 0, bytes.length);
    }

    String text(int id) {
        int length = starts[id + 1] - starts[id];
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text, starts[id], length))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(text, starts[id], length, StandardCharsets.ISO_8859_1);
        }
    }

    private int find(byte[] bytes, int offset, int length) {
        int hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = hash * 31 + bytes[i];
        }
        hash *= 0x9E3779B9;
        int mask = slots.length - 1;
        int slot = (hash ^ hash >>> 15) & mask;
        int step = (hash >>> 8) | 1;
        while (slots[slot] != 0 && !same(slots[slot] - 1, bytes, offset, length)) {
            slot = slot + step & mask;
        }
        return slot;
    }

    private boolean same(int id, byte[] bytes, int offset, int length) {
        return starts[id + 1] - starts[id] == length
                && Arrays.equals(text, starts[id], starts[id + 1], bytes, offset, offset + length);
    }

    private int add(int slot, byte[] bytes, int offset, int length) {
        int start = starts[count];
        if (start + length > text.length) {
            text = Arrays.copyOf(text, (int) Math.min(Math.max(text.length * 2L, start + length), MOST_BYTES + FORCED));
        }
        System.arraycopy(bytes, offset, text, start, length);
        if (count + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[count + 1] = start + length;
        slots[slot] = ++count;
        if (count * 2 > slots.length) {
            rehash();
        }
        return count - 1;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int id = 0; id < count; id++) {
            slots[find(text, starts[id], starts[id + 1] - starts[id])] = id + 1;
        }
    }
}
