package io.jenkins.lib.modelgate.predict.compare;

import java.util.Arrays;

/**
 * The kinds that rows are of, such as the classes of a classifier: no resample is without one of them, for then a metric may
 * be undefined. How many rows of each a resample has is left to chance, as it is in the rows that came; a bootstrap that kept
 * the numbers would take them for known, and be too sure of whatever hangs on them. Not changed once made.
 */
public final class RowKinds {

    private final int[] codes;
    private final int[] offsets;
    private final int[] rows;

    private RowKinds(int[] codes, int count) {
        this.codes = codes;
        offsets = new int[count + 1];
        for (int code : codes) {
            offsets[code + 1]++;
        }
        for (int kind = 0; kind < count; kind++) {
            offsets[kind + 1] += offsets[kind];
        }
        rows = new int[codes.length];
        int[] next = Arrays.copyOf(offsets, count);
        for (int row = 0; row < codes.length; row++) {
            rows[next[codes[row]]++] = row;
        }
    }

    /** All rows of one kind. */
    public static RowKinds one(int rows) {
        return new RowKinds(new int[rows], 1);
    }

    /** @param codes a row's kind, from 0 on; a code that no row has is as good as absent */
    public static RowKinds of(int[] codes) {
        return new RowKinds(codes.clone(), Arrays.stream(codes).max().orElse(0) + 1);
    }

    /** Two kinds: the rows of which it is so, and the others. */
    public static RowKinds of(boolean[] positive) {
        int[] codes = new int[positive.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = positive[row] ? 1 : 0;
        }
        return new RowKinds(codes, 2);
    }

    /** Rows of all kinds. */
    public int rows() {
        return codes.length;
    }

    /** How many kinds there are. */
    public int count() {
        return offsets.length - 1;
    }

    int size(int kind) {
        return offsets[kind + 1] - offsets[kind];
    }

    int of(int row) {
        return codes[row];
    }

    /** A row by its place within its kind, from 0. */
    int row(int kind, int place) {
        return rows[offsets[kind] + place];
    }
}
