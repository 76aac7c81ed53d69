package io.jenkins.lib.modelgate.predict.text;

import java.util.Arrays;

/**
 * Counts the n-grams of sequences of symbols, n from 1 to an order. An n-gram is a node whose parent is the n-gram without its
 * last symbol, so that each is found in one step. Time and memory are linear in the symbols times the order.
 */
final class Ngrams {

    private static final int ROOT = 0;

    private final int order;
    private long[] keys;
    private int[] nodes;
    private int used = 1;
    /** By node: the most often that any one sequence has it. */
    private int[] most;

    private int[] here;

    /**
     * @param order the longest n-gram, at least 1
     * @param symbols about how many symbols there will be
     */
    Ngrams(int order, int symbols) {
        this.order = order;
        int slots = Integer.highestOneBit(Math.max(16, 3 * order * symbols)) << 1;
        keys = new long[slots];
        nodes = new int[slots];
        most = new int[Math.max(16, order * symbols + 1)];
        here = new int[most.length];
    }

    /** Counts a sequence; where there are several, the largest count of an n-gram in any one of them stands. */
    void add(int[] symbols) {
        int[] seen = new int[total(symbols.length, order)];
        int count = 0;
        for (int start = 0; start < symbols.length; start++) {
            int node = ROOT;
            for (int n = 1; n <= order && start + n <= symbols.length; n++) {
                node = child(node, symbols[start + n - 1]);
                here[node]++;
                seen[count++] = node;
            }
        }
        for (int node : seen) {
            most[node] = Math.max(most[node], here[node]);
        }
        for (int node : seen) {
            here[node] = 0;
        }
    }

    /**
     * How many n-grams of a sequence were counted, each at most as often as it was.
     *
     * @return one a length, from 1 to the order
     */
    int[] matches(int[] symbols) {
        int[] matches = new int[order];
        int[] left = most.clone();
        for (int start = 0; start < symbols.length; start++) {
            int node = ROOT;
            for (int n = 1; n <= order && start + n <= symbols.length; n++) {
                node = known(node, symbols[start + n - 1]);
                if (node < 0) {
                    break;
                }
                if (left[node] > 0) {
                    left[node]--;
                    matches[n - 1]++;
                }
            }
        }
        return matches;
    }

    private static int total(int length, int order) {
        int total = 0;
        for (int n = 1; n <= order; n++) {
            total += Math.max(0, length - n + 1);
        }
        return total;
    }

    private int known(int parent, int symbol) {
        int slot = slot(key(parent, symbol));
        return nodes[slot] == 0 ? -1 : nodes[slot];
    }

    private int child(int parent, int symbol) {
        if (2 * used > keys.length) {
            grow();
        }
        long key = key(parent, symbol);
        int slot = slot(key);
        if (nodes[slot] == 0) {
            keys[slot] = key;
            nodes[slot] = used++;
            if (used > most.length) {
                most = Arrays.copyOf(most, 2 * most.length);
                here = Arrays.copyOf(here, most.length);
            }
        }
        return nodes[slot];
    }

    private static long key(int parent, int symbol) {
        return (long) parent << 32 | symbol & 0xffff_ffffL;
    }

    /** Where the key is, or the free slot where it belongs. */
    private int slot(long key) {
        long mixed = key * 0x9E37_79B9_7F4A_7C15L;
        int mask = keys.length - 1;
        int slot = (int) (mixed >>> 32 ^ mixed) & mask;
        while (nodes[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNodes = nodes;
        keys = new long[2 * oldKeys.length];
        nodes = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNodes[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                nodes[slot] = oldNodes[i];
            }
        }
    }
}
