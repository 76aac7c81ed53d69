package io.jenkins.lib.modelgate.drift;

import java.util.List;
import java.util.Optional;

/**
 * A column in the reference and in the current data.
 *
 * @param bins the rows of either side, each in one bin
 * @param ordered the finite numbers of either side; empty for other columns and where a side has none
 * @param codes where categories are whole numbers, the rows of either side that hold each; otherwise empty
 * @param current what was seen of the current side
 * @param fresh categories that the reference does not have, the most frequent first
 * @param unseen current rows that hold a category the reference does not have, none where it holds numbers; empty where it does not list all it has
 * @param outOfRange current rows that hold a number outside the reference's smallest and largest
 */
record Comparison(
        Bins bins,
        Optional<Ordered> ordered,
        Optional<Ordered> codes,
        Seen current,
        List<String> fresh,
        Optional<Unseen> unseen,
        long outOfRange) {

    Comparison {
        fresh = List.copyOf(fresh);
    }

    /** Of a column of which only the values' absence was looked at. */
    static Comparison of(Bins bins, Seen current) {
        return new Comparison(
                bins, Optional.empty(), Optional.empty(), current, List.of(), Optional.of(Unseen.NONE), 0);
    }
}
