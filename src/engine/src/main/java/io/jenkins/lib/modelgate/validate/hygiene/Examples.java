package io.jenkins.lib.modelgate.validate.hygiene;

import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import java.util.List;
import java.util.TreeMap;

/** The first few pairs of rows, by their numbers only: what is in them may be nobody's business. */
final class Examples {

    private static final int KEPT = 10;

    private final String one;
    private final String other;
    private final TreeMap<Long, Long> pairs = new TreeMap<>();

    /** @param one what the first of each pair is, for a header */
    Examples(String one, String other) {
        this.one = one;
        this.other = other;
    }

    /** Both from 0; of several pairs with the same first row the one that came first is kept. */
    void add(long row, long like) {
        if (pairs.size() < KEPT || row < pairs.lastKey()) {
            pairs.putIfAbsent(row, like);
            if (pairs.size() > KEPT) {
                pairs.pollLastEntry();
            }
        }
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** People count from 1. */
    Evidence table() {
        return new Evidence.Table(
                List.of(one, other),
                pairs.entrySet().stream()
                        .map(pair -> List.of(Numbers.count(pair.getKey() + 1), Numbers.count(pair.getValue() + 1)))
                        .toList());
    }
}
