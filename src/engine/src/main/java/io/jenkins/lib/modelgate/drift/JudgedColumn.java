package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.noise.NullDistribution;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.report.Interval;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A column that was compared.
 *
 * @param reference what it looked like
 * @param comparison the counts
 * @param effect how far it is from the reference
 * @param adjustedP probability that noise alone makes such an effect, adjusted for the number of columns
 * @param change what follows from that
 */
record JudgedColumn(
        ColumnProfile reference, Comparison comparison, MeasuredEffect effect, double adjustedP, Change change) {

    String name() {
        return reference.name();
    }

    boolean isDrifted() {
        return change == Change.DRIFTED;
    }

    /** How many times its limit the effect is; columns of different measures can be ranked by it. */
    double severity() {
        return effect.observed() / effect.limit();
    }

    /** Judges all columns together, since each is one look more. */
    static List<JudgedColumn> judge(List<Compared> columns, Measuring measuring, Certainty certainty) {
        List<MeasuredEffect> effects = IntStream.range(0, columns.size())
                .parallel()
                .mapToObj(i -> MeasuredEffect.of(
                        columns.get(i).reference(), columns.get(i).comparison(), measuring, certainty))
                .toList();
        double[] adjusted = certainty
                .correction()
                .adjust(effects.stream().mapToDouble(MeasuredEffect::pValue).toArray());
        List<JudgedColumn> judged = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            Compared column = columns.get(i);
            judged.add(new JudgedColumn(
                    column.reference(),
                    column.comparison(),
                    effects.get(i),
                    adjusted[i],
                    Change.of(effects.get(i), adjusted[i], certainty.alpha())));
        }
        return judged;
    }

    /** What a column looked like, and the counts of both sides. */
    record Compared(ColumnProfile reference, Comparison comparison) {}

    /**
     * An effect and what noise makes of it.
     *
     * @param measure what was measured
     * @param observed the effect
     * @param limit the effect from which the column has drifted
     * @param warning the effect from which it is worth a warning
     * @param noise the effect that noise alone stays below, with probability 1 − α
     * @param pValue the probability that noise alone makes an effect at least so large
     * @param interval where the true effect lies, with a level of 1 − α
     * @param ofNoise the whole distribution
     */
    record MeasuredEffect(
            Measure measure,
            double observed,
            double limit,
            double warning,
            double noise,
            double pValue,
            Interval interval,
            NullDistribution ofNoise) {

        static MeasuredEffect of(
                ColumnProfile reference, Comparison comparison, Measuring measuring, Certainty certainty) {
            String column = reference.name();
            boolean numeric = comparison.ordered().isPresent();
            Measure asked = measuring.of(column, numeric);
            // Without numbers on both sides there is no order to look at.
            Measure measure = asked.isBinned() || numeric ? asked : Measure.PSI;
            // A limit that was said for an order, such as 50 in the column's unit, is none for what is measured
            // instead.
            boolean ordered =
                    reference.type().isNumeric() && !measuring.of(column, true).isBinned();
            double limit = measure == measuring.of(column, numeric || ordered)
                    ? measuring.limit(column, measure)
                    : measuring.limit(measure);
            EffectMeter meter = new EffectMeter(measure, comparison, measuring, certainty, certainty.seedFor(column));
            if (!meter.isFinite()) {
                throw new UnavailableException(
                        "The numbers of the column '%s' are too far apart for the measure '%s'; take 'kolmogorov-smirnov' for it, or exclude it."
                                .formatted(column, measure.word()));
            }
            return meter.read(limit, measuring.warning(limit, measure));
        }
    }
}
