package io.jenkins.lib.modelgate.drift.preset;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words, or booleans as the words {@code true} and {@code false}. */
final class RawWords implements RawColumn {

    private final int[] codes;
    private final List<String> words;
    private final boolean truth;

    /**
     * @param codes one a row, the word's place in {@code words}, or −1 where missing; kept, not copied
     * @param words the different words
     * @param truth whether they are {@code true} and {@code false}
     */
    RawWords(int[] codes, List<String> words, boolean truth) {
        this.codes = codes;
        this.words = List.copyOf(words);
        this.truth = truth;
    }

    @Override
    public int rows() {
        return codes.length;
    }

    @Override
    public int missing() {
        return (int) Arrays.stream(codes).filter(code -> code < 0).count();
    }

    boolean truth() {
        return truth;
    }

    /** Rows of each word that occurs between one row and just before another. */
    Map<String, Long> tally(int from, int to) {
        long[] counts = new long[words.size()];
        for (int row = from; row < to; row++) {
            if (codes[row] >= 0) {
                counts[codes[row]]++;
            }
        }
        Map<String, Long> tally = new LinkedHashMap<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                tally.put(words.get(code), counts[code]);
            }
        }
        return tally;
    }

    Map<String, Long> tally() {
        return tally(0, codes.length);
    }

    /** Booleans as 1 and 0, the missing left out. */
    double[] zeroesAndOnes() {
        return Arrays.stream(codes)
                .filter(code -> code >= 0)
                .mapToDouble(code -> Boolean.parseBoolean(words.get(code)) ? 1 : 0)
                .toArray();
    }
}
