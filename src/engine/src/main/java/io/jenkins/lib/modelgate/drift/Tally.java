package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.ColumnSink;
import io.jenkins.lib.modelgate.profile.ColumnProfile;

/** Counts one column of the current data by what the reference's profile of it knows. For one thread. */
interface Tally extends ColumnSink {

    /** The reference's counts and those added so far. */
    Comparison compare();

    /** @param known the reference's own numbers, where the measure looks at them */
    static Tally against(ColumnProfile reference, Measuring measuring, RawNumbers known) {
        if (reference.count() == 0) {
            return new PresenceTally(reference);
        }
        if (!reference.type().isNumeric()) {
            return CategoryTally.ofWords(reference);
        }
        boolean ordered = !measuring.of(reference.name(), true).isBinned();
        boolean combined = measuring.isCombined(reference.name(), true);
        return !ordered && CategoryTally.isCodes(reference, measuring.maxCodes())
                ? CategoryTally.ofCodes(reference, combined)
                : new NumberTally(reference, measuring.bins(), known, combined);
    }
}
