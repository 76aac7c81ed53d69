package io.jenkins.lib.modelgate.scan.pickle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The memo: codes by number. Numbers that follow one another stand in pages; a full page on which all is the same is kept
 * once. Numbers far beyond, which only a hand-made stream has, are kept apart, so that a number alone allocates nothing.
 */
final class Memo {

    /** What {@link #get} says of a number that nothing was put under; the code of no object. */
    static final int ABSENT = -1;

    private static final int PAGE_BITS = 14;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int MOST_PAGES = (24 << 20) / PAGE;
    private static final int MOST_SHARED_PAGES = 1 << 18;
    private static final int MOST_APART = 1 << 18;

    private enum State {
        OWN,
        SHARED,
        OWN_AGAIN
    }

    private int[][] pages = new int[16][];
    private State[] states = new State[16];
    private final Map<Integer, int[]> uniform = new HashMap<>();
    private final Map<Long, Integer> apart = new HashMap<>();
    private int ownPages;
    private long count;

    /** How many numbers have something. */
    long count() {
        return count;
    }

    int get(long number) {
        if (number >> PAGE_BITS < pages.length) {
            int[] page = pages[(int) (number >> PAGE_BITS)];
            if (page != null && page[(int) number & PAGE - 1] != ABSENT) {
                return page[(int) number & PAGE - 1];
            }
        }
        return apart.isEmpty() ? ABSENT : apart.getOrDefault(number, ABSENT);
    }

    /** Puts something under a number from 0; false where the memo is full. */
    boolean put(long number, int code) {
        long page = number >> PAGE_BITS;
        if (page > (count >> PAGE_BITS) + 1 || !apart.isEmpty() && apart.containsKey(number)) {
            if (apart.size() >= MOST_APART) {
                return false;
            }
            if (apart.put(number, code) == null) {
                count++;
            }
            return true;
        }
        return page < MOST_SHARED_PAGES && store((int) page, (int) number & PAGE - 1, code);
    }

    private boolean store(int page, int index, int code) {
        int[] codes = page < pages.length && states[page] != State.SHARED ? pages[page] : null;
        if (codes == null) {
            codes = own(page);
            if (codes == null) {
                return false;
            }
        }
        if (codes[index] == ABSENT) {
            count++;
        }
        codes[index] = code;
        if (index == PAGE - 1 && states[page] == State.OWN) {
            share(page);
        }
        return true;
    }

    private int[] own(int page) {
        if (page >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(page + 1, pages.length * 2));
            states = Arrays.copyOf(states, pages.length);
        }
        if (++ownPages > MOST_PAGES) {
            return null;
        }
        if (pages[page] == null) {
            pages[page] = new int[PAGE];
            Arrays.fill(pages[page], ABSENT);
            states[page] = State.OWN;
        } else {
            pages[page] = pages[page].clone();
            states[page] = State.OWN_AGAIN;
        }
        return pages[page];
    }

    /** Once a page at most, so that a stream that writes to and fro pays for a copy only once. */
    private void share(int page) {
        int[] codes = pages[page];
        states[page] = State.OWN_AGAIN;
        for (int code : codes) {
            if (code != codes[0]) {
                return;
            }
        }
        if (uniform.size() < 64 || uniform.containsKey(codes[0])) {
            pages[page] = uniform.computeIfAbsent(codes[0], same -> codes);
            states[page] = State.SHARED;
            ownPages--;
        }
    }
}
