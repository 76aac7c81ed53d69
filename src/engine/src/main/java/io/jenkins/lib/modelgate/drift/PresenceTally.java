package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.profile.ColumnProfile;

/** For a column without any value on one side: only whether there is one can be compared. */
final class PresenceTally implements Tally {

    private final ColumnProfile reference;
    private long present;
    private long missing;

    PresenceTally(ColumnProfile reference) {
        this.reference = reference;
    }

    @Override
    public void add(Column column, int rows) {
        for (int row = 0; row < rows; row++) {
            if (column.isMissing(row)) {
                missing++;
            } else {
                present++;
            }
        }
    }

    /** Current rows with a value. */
    long present() {
        return present;
    }

    @Override
    public Comparison compare() {
        return Comparison.of(new Bins.Builder()
                .addIfAny("with a value", reference.count(), present)
                .addIfAny(Bins.MISSING, reference.missing(), missing)
                .build());
    }
}
