package io.jenkins.lib.modelgate.predict.group;

import io.jenkins.lib.modelgate.predict.Intervals;
import io.jenkins.lib.modelgate.predict.Outcomes;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decisions against truth, group by group.
 *
 * @param groups each group's
 */
record GroupRates(List<Outcomes> groups) {

    GroupRates {
        groups = List.copyOf(groups);
    }

    static GroupRates of(Groups groups, boolean[] target, boolean[] decision, double[] weights) {
        double[][] counts = new double[groups.count()][4];
        int[] codes = groups.codes();
        for (int row = 0; row < codes.length; row++) {
            counts[codes[row]][target[row] ? decision[row] ? 0 : 2 : decision[row] ? 1 : 3] += weights[row];
        }
        List<Outcomes> each = new ArrayList<>();
        for (double[] of : counts) {
            each.add(new Outcomes(of[0], of[1], of[2], of[3]));
        }
        return new GroupRates(each);
    }

    /** Each group's. */
    double[] rates(Rate rate) {
        return groups.stream().mapToDouble(rate::of).toArray();
    }

    double overall(Rate rate) {
        return rate.of(new Outcomes(
                groups.stream().mapToDouble(Outcomes::truePositives).sum(),
                groups.stream().mapToDouble(Outcomes::falsePositives).sum(),
                groups.stream().mapToDouble(Outcomes::falseNegatives).sum(),
                groups.stream().mapToDouble(Outcomes::trueNegatives).sum()));
    }

    /** Wilson's for each group, where each row counts once; empty for a group without rows to be a share of. */
    List<Optional<Interval>> intervals(Rate rate, double level) {
        return groups.stream()
                .map(of -> rate.among(of) > 0
                        ? Optional.of(Intervals.wilson((long) rate.counted(of), (long) rate.among(of), level))
                        : Optional.<Interval>empty())
                .toList();
    }
}
