package io.jenkins.lib.modelgate.predict.compare;

import java.util.Arrays;

/**
 * Rows sorted into strata, each of which a resample keeps the size of: the classes of a classifier, say, so that no
 * resample is without one of them. Not changed once made.
 */
public final class Strata {

    private final int[] codes;
    private final int[] offsets;
    private final int[] rows;

    private Strata(int[] codes, int count) {
        this.codes = codes;
        offsets = new int[count + 1];
        for (int code : codes) {
            offsets[code + 1]++;
        }
        for (int stratum = 0; stratum < count; stratum++) {
            offsets[stratum + 1] += offsets[stratum];
        }
        rows = new int[codes.length];
        int[] next = Arrays.copyOf(offsets, count);
        for (int row = 0; row < codes.length; row++) {
            rows[next[codes[row]]++] = row;
        }
    }

    /** All rows in one. */
    public static Strata none(int rows) {
        return new Strata(new int[rows], 1);
    }

    /** @param codes a row's stratum, from 0 on; a code that no row has is as good as absent */
    public static Strata of(int[] codes) {
        return new Strata(codes.clone(), Arrays.stream(codes).max().orElse(0) + 1);
    }

    /** Two strata: the rows of which it is so, and the others. */
    public static Strata of(boolean[] positive) {
        int[] codes = new int[positive.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = positive[row] ? 1 : 0;
        }
        return new Strata(codes, 2);
    }

    /** Rows in all strata. */
    public int rows() {
        return codes.length;
    }

    /** How many strata there are. */
    public int count() {
        return offsets.length - 1;
    }

    int size(int stratum) {
        return offsets[stratum + 1] - offsets[stratum];
    }

    int of(int row) {
        return codes[row];
    }

    /** A row by its place within its stratum, from 0. */
    int row(int stratum, int place) {
        return rows[offsets[stratum] + place];
    }
}
