package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.JudgedColumn.Compared;
import io.jenkins.lib.modelgate.drift.look.CategoryLooks;
import io.jenkins.lib.modelgate.drift.look.Look;
import io.jenkins.lib.modelgate.drift.look.NumberLooks;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column that was looked at: by the measure that was named for it, or by default from several sides.
 *
 * @param measure the measure that was named, or empty
 * @param looks at least one
 */
record MeasuredColumn(Compared column, Optional<Measure> measure, List<Look> looks) {

    MeasuredColumn {
        looks = List.copyOf(looks);
    }

    static MeasuredColumn of(Compared column, Measuring measuring, Certainty certainty) {
        String name = column.reference().name();
        Comparison comparison = column.comparison();
        boolean numeric = comparison.ordered().isPresent();
        if (measuring.isCombined(name, column.reference().type().isNumeric())) {
            return new MeasuredColumn(column, Optional.empty(), looks(comparison));
        }
        Measure asked = measuring.of(name, numeric);
        // Without numbers on both sides there is no order to look at.
        Measure measure = asked.isBinned() || numeric ? asked : Measure.PSI;
        double limit = limit(column.reference(), measure, numeric, measuring);
        EffectMeter meter = new EffectMeter(measure, comparison, measuring, certainty, certainty.seedFor(name));
        if (!meter.isFinite()) {
            throw new UnavailableException(
                    "The numbers of the column '%s' are too far apart for the measure '%s'; take 'kolmogorov-smirnov' for it, or exclude it."
                            .formatted(name, measure.word()));
        }
        return new MeasuredColumn(
                column, Optional.of(measure), List.of(meter.read(limit, measuring.warning(limit, measure))));
    }

    private static double limit(ColumnProfile reference, Measure measure, boolean numeric, Measuring measuring) {
        // A limit that was said for an order, such as 50 in the column's unit, is none for what is measured instead.
        boolean ordered = reference.type().isNumeric()
                && !measuring.of(reference.name(), true).isBinned();
        return measure == measuring.of(reference.name(), numeric || ordered)
                ? measuring.limit(reference.name(), measure)
                : measuring.limit(measure);
    }

    private static List<Look> looks(Comparison comparison) {
        Bins bins = comparison.bins();
        if (comparison.ordered().isEmpty()) {
            Optional<Cells> codes = comparison.codes().map(numbers -> Cells.of(numbers.reference(), numbers.current()));
            return CategoryLooks.of(
                    bins.labels(),
                    List.of(Bins.MISSING, Bins.NOT_FINITE),
                    bins.referenceCounts(),
                    bins.currentCounts(),
                    codes.map(cells -> new CategoryLooks.Codes(cells.reference(), cells.current())));
        }
        Cells cells = Cells.ofRounded(comparison.ordered().get());
        List<NumberLooks.Absence> absent = new ArrayList<>();
        for (String label : List.of(Bins.MISSING, Bins.NOT_FINITE)) {
            int bin = bins.labels().indexOf(label);
            if (bin >= 0) {
                absent.add(new NumberLooks.Absence(
                        label, bins.reference().get(bin), bins.current().get(bin)));
            }
        }
        return NumberLooks.of(cells.reference(), cells.current(), absent);
    }

    /** The probability that noise alone makes as much of any look; made up for their number. */
    double pValue() {
        return looks.stream().mapToDouble(Look::pValue).min().orElseThrow();
    }
}
