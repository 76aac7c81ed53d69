package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.JudgedColumn.Compared;
import io.jenkins.lib.modelgate.drift.noise.AllOnOneSide;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import java.util.List;

/** Columns that varied and hold a single value now. */
final class ConstantColumns {

    private ConstantColumns() {}

    static boolean became(Compared column) {
        Seen now = column.comparison().current();
        if (now.present() < 2) {
            return false;
        }
        if (column.reference().categories() != null) {
            Bins bins = column.comparison().bins();
            return column.reference().categories().distinct() > 1
                    && now.missing() == 0
                    && column.comparison().fresh().size() <= 1
                    && bins.current().stream().filter(count -> count > 0).count() == 1
                    && !bins.holdsOnly(Bins.OTHERS);
        }
        ColumnProfile before = column.reference();
        return now.min() != null
                && now.min().equals(now.max())
                && now.nonFinite() == 0
                && before.min() != null
                && !before.min().equals(before.max());
    }

    /** That all rows which hold another value fall to the reference, by noise alone. */
    static double chance(Compared column) {
        List<Long> before = column.comparison().bins().reference();
        List<Long> now = column.comparison().bins().current();
        long referenceRows = before.stream().mapToLong(Long::longValue).sum();
        long currentRows = now.stream().mapToLong(Long::longValue).sum();
        long others = 0;
        for (int bin = 0; bin < before.size(); bin++) {
            others += now.get(bin) == 0 ? before.get(bin) : 0;
        }
        return AllOnOneSide.chance(others, referenceRows, referenceRows + currentRows);
    }
}
