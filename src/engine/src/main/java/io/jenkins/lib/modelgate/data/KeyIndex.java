package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the row of a table that has a key. Keys are compared themselves, not only by their hashes. Kept a row: 12 to 20 bytes,
 * and each key's values, 8 bytes for a number, 4 and the letters for a word. Not safe for use by several threads.
 */
final class KeyIndex {

    /** From here on a double stands for more than one whole number. */
    private static final double EXACT = 1L << 53;

    private static final int MOST = Integer.MAX_VALUE - 8;

    private final List<String> key;
    private final KeptColumn[] kept;
    private int[] slots = empty(1 << 10);
    private int[] hashes = new int[1 << 9];
    private int size;

    /** @param key the columns that together tell a row */
    KeyIndex(List<String> key) {
        this.key = List.copyOf(key);
        this.kept = new KeptColumn[key.size()];
    }

    int size() {
        return size;
    }

    /**
     * Takes the next row in.
     *
     * @param columns of the key
     * @param firstRow the number of the batch's first row
     * @throws UnavailableException where there was such a key before
     */
    void add(List<Column> columns, int row, long firstRow, String table) {
        int hash = hash(columns, row, firstRow, table);
        int slot = slot(columns, row, hash);
        if (slots[slot] >= 0) {
            throw twice(key, slots[slot], firstRow + row, table);
        }
        if (size == MOST) {
            throw new UnavailableException("%s has too many rows to be joined; give a sample.".formatted(table));
        }
        slots[slot] = size;
        hashes = size < hashes.length ? hashes : Arrays.copyOf(hashes, KeptColumn.grown(size, MOST));
        hashes[size] = hash;
        for (int i = 0; i < kept.length; i++) {
            kept[i] = kept[i] == null ? KeptColumn.like(columns.get(i), MOST) : kept[i];
            kept[i].keep(columns.get(i), row, size);
        }
        size++;
        if (2L * size > slots.length && slots.length < 1 << 30) {
            grow();
        }
    }

    /** The number of the row that has this row's key, or -1. */
    int find(List<Column> columns, int row, long firstRow, String table) {
        int hash = hash(columns, row, firstRow, table);
        return size == 0 ? -1 : slots[slot(columns, row, hash)];
    }

    static UnavailableException twice(List<String> key, long one, long other, String table) {
        return new UnavailableException("Rows %,d and %,d of %s have the same key (%s); each key must be there once."
                .formatted(one + 1, other + 1, table, String.join(", ", key)));
    }

    private int slot(List<Column> columns, int row, int hash) {
        int slot = hash & slots.length - 1;
        while (slots[slot] >= 0 && !(hashes[slots[slot]] == hash && holds(slots[slot], columns, row))) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private boolean holds(int place, List<Column> columns, int row) {
        for (int i = 0; i < kept.length; i++) {
            if (!kept[i].holds(place, columns.get(i), row)) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        slots = empty(slots.length * 2);
        for (int place = 0; place < size; place++) {
            int slot = hashes[place] & slots.length - 1;
            while (slots[slot] >= 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = place;
        }
    }

    private int hash(List<Column> columns, int row, long firstRow, String table) {
        long hash = 0;
        for (Column column : columns) {
            if (column.lacks(row)) {
                throw wrong(column, row, firstRow, table, "is empty or NaN; every row needs its key");
            }
            long own;
            if (column instanceof NumericColumn numbers) {
                double value = numbers.values()[row];
                if (!(Math.abs(value) < EXACT)) {
                    throw wrong(
                            column,
                            row,
                            firstRow,
                            table,
                            "holds a number too large to be told from its neighbours; declare it as text, types: %s=text"
                                    .formatted(column.name()));
                }
                own = Double.doubleToLongBits(value + 0.0);
            } else if (column instanceof TextColumn text) {
                own = text.word(row).hashCode();
            } else {
                throw wrong(column, row, firstRow, table, "holds an array, which is no key");
            }
            hash = (hash ^ own) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        hash *= 0xBF58476D1CE4E5B9L;
        return (int) (hash >>> 32);
    }

    private static UnavailableException wrong(Column column, int row, long firstRow, String table, String what) {
        return new UnavailableException(
                "Row %,d of %s, column '%s', %s.".formatted(firstRow + row + 1, table, column.name(), what));
    }

    private static int[] empty(int size) {
        int[] slots = new int[size];
        Arrays.fill(slots, -1);
        return slots;
    }
}
