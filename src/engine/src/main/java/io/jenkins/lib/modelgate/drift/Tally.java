package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.profile.ColumnProfile;

/** Counts one column of the current data by what the reference's profile of it knows. For one thread. */
interface Tally {

    void add(Column column, int rows);

    /** The reference's counts and those added so far. */
    Comparison compare();

    /** @param bins quantile bins for numbers */
    static Tally against(ColumnProfile reference, int bins) {
        if (reference.count() == 0) {
            return new PresenceTally(reference);
        }
        if (!reference.type().isNumeric()) {
            return CategoryTally.ofWords(reference);
        }
        return CategoryTally.isCodes(reference) ? CategoryTally.ofCodes(reference) : new NumberTally(reference, bins);
    }
}
