package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.profile.ColumnProfile;

/** For a column without any value on one side: only whether there is one can be compared. */
final class PresenceTally implements Tally {

    private final ColumnProfile reference;
    private final Seen.Tally seen = new Seen.Tally();

    PresenceTally(ColumnProfile reference) {
        this.reference = reference;
    }

    @Override
    public void add(Column column, int rows) {
        seen.add(column, rows);
    }

    /** Current rows with a value. */
    long present() {
        return seen.now().present();
    }

    @Override
    public Comparison compare() {
        Seen now = seen.now();
        Bins bins = new Bins.Builder()
                .addIfAny("with a value", reference.count(), now.present())
                .addIfAny(Bins.MISSING, reference.missing(), now.missing())
                .build();
        return Comparison.of(bins, now);
    }
}
