package io.jenkins.lib.modelgate.validate.hygiene;

import java.util.Arrays;

/**
 * The different rows of a table by their names of 128 bits, each with its first row, how often it is there and what its label
 * is: 28 bytes a different row, and 8 to 16 bytes for each row that there is room for. Not safe for use by several threads.
 */
final class RowIndex {

    /** More rows have no room in arrays. */
    static final int MOST = 1 << 28;

    private static final int MIXED = -2;

    private final int[] slots;
    private final long[] first;
    private final long[] second;
    private final int[] row;
    private final int[] count;
    private final int[] label;
    private int size;

    /** @param rows at most so many are added; up to {@value #MOST} */
    RowIndex(int rows) {
        slots = new int[Integer.highestOneBit(Math.max(8, 2 * rows - 1)) * 2];
        Arrays.fill(slots, -1);
        first = new long[rows];
        second = new long[rows];
        row = new int[rows];
        count = new int[rows];
        label = new int[rows];
    }

    /**
     * @param code of its label, at least 0; -1 where labels do not matter
     * @return the place of the row that it is like, its own where there was none before
     */
    int add(long one, long other, int number, int code) {
        int slot = slot(one, other);
        if (slots[slot] >= 0) {
            int place = slots[slot];
            count[place]++;
            label[place] = label[place] == code ? code : MIXED;
            return place;
        }
        slots[slot] = size;
        first[size] = one;
        second[size] = other;
        row[size] = number;
        count[size] = 1;
        label[size] = code;
        return size++;
    }

    /** The place of a row like this, or -1. */
    int find(long one, long other) {
        return slots[slot(one, other)];
    }

    /** How many different rows there are; their places are from 0 on, in order of their first row. */
    int size() {
        return size;
    }

    /** The first row of its kind. */
    int row(int place) {
        return row[place];
    }

    int count(int place) {
        return count[place];
    }

    /** Whether the rows of a place do not all have one label. */
    boolean isConflict(int place) {
        return label[place] == MIXED;
    }

    private int slot(long one, long other) {
        int slot = (int) (one ^ other >>> 17) & slots.length - 1;
        while (slots[slot] >= 0 && (first[slots[slot]] != one || second[slots[slot]] != other)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }
}
