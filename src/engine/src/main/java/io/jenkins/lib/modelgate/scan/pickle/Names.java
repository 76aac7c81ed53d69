package io.jenkins.lib.modelgate.scan.pickle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    /** Slots looked at for one text: a file whose texts are made to collide cannot make each cost more and more. */
    private static final int MOST_PROBES = 256;

    private static final long MIXER = 0x9E3779B97F4A7C15L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Set<String> always;
    private byte[] text = new byte[1024];
    private int[] starts = new int[128];
    private int[] hashes = new int[128];
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
        int hash = hash(bytes, offset, length);
        int slot = find(hash, bytes, offset, length, MOST_PROBES);
        if (slot < 0) {
            return -1;
        }
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (count >= MOST || starts[count] + length > MOST_BYTES) {
            if (!always.contains(new String(bytes, offset, length, StandardCharsets.UTF_8))) {
                return -1;
            }
        }
        return add(slot, hash, bytes, offset, length);
    }

    /** The id of a text that is kept in any case. */
    int keep(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int hash = hash(bytes, 0, bytes.length);
        int slot = find(hash, bytes, 0, bytes.length, slots.length);
        return slots[slot] != 0 ? slots[slot] - 1 : add(slot, hash, bytes, 0, bytes.length);
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

    private static int hash(byte[] bytes, int offset, int length) {
        long hash = length;
        int at = offset;
        for (; at + Long.BYTES <= offset + length; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * MIXER;
            hash ^= hash >>> 32;
        }
        for (; at < offset + length; at++) {
            hash = hash * 31 + bytes[at];
        }
        hash *= MIXER;
        return (int) (hash >>> 32);
    }

    /** The slot of a text, or where it would go; -1 where that is too far off. */
    private int find(int hash, byte[] bytes, int offset, int length, int probes) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (int probe = 0; probe < probes; probe++) {
            int id = slots[slot] - 1;
            if (id < 0 || hashes[id] == hash && same(id, bytes, offset, length)) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }

    private boolean same(int id, byte[] bytes, int offset, int length) {
        return starts[id + 1] - starts[id] == length
                && Arrays.equals(text, starts[id], starts[id + 1], bytes, offset, offset + length);
    }

    private int add(int slot, int hash, byte[] bytes, int offset, int length) {
        int start = starts[count];
        if (start + length > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, start + length));
        }
        System.arraycopy(bytes, offset, text, start, length);
        if (count + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            hashes = Arrays.copyOf(hashes, starts.length);
        }
        starts[count + 1] = start + length;
        hashes[count] = hash;
        slots[slot] = ++count;
        if (count * 2 > slots.length) {
            rehash();
        }
        return count - 1;
    }

    private void rehash() {
        slots = new int[slots.length * 4];
        int mask = slots.length - 1;
        for (int id = 0; id < count; id++) {
            int slot = hashes[id] & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = id + 1;
        }
    }
}
