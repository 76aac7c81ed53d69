package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.look.Look;
import io.jenkins.lib.modelgate.drift.noise.Noise;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.report.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        return effect.severity();
    }

    /** Judges all columns together, since each is one look more. */
    static List<JudgedColumn> judge(List<Compared> columns, Measuring measuring, Certainty certainty) {
        List<MeasuredColumn> measured = IntStream.range(0, columns.size())
                .parallel()
                .mapToObj(i -> MeasuredColumn.of(columns.get(i), measuring, certainty))
                .toList();
        double[] adjusted = certainty
                .correction()
                .adjust(measured.stream().mapToDouble(MeasuredColumn::pValue).toArray());
        return IntStream.range(0, columns.size())
                .parallel()
                .mapToObj(i -> judge(measured.get(i), adjusted[i], certainty))
                .toList();
    }

    /** By the look that says most; of those that say nothing, by one that decides. */
    private static JudgedColumn judge(MeasuredColumn column, double adjustedP, Certainty certainty) {
        double smallest = column.pValue();
        double times = smallest == 0 ? 1 : adjustedP / smallest;
        record Candidate(Look look, double noise, Change change) {}
        Candidate most = column.looks().stream()
                .map(look -> {
                    double noise = look.noise().exceededWith(certainty.alpha());
                    double p = look.pValue() == smallest ? adjustedP : Math.min(1, look.pValue() * times);
                    return new Candidate(look, noise, Change.of(look, noise, p, certainty.alpha()));
                })
                .max(Comparator.comparing(Candidate::change)
                        .thenComparing(seen ->
                                seen.change() == Change.STEADY && seen.look().isDeciding())
                        .thenComparingDouble(seen -> seen.look().severity()))
                .orElseThrow();
        Compared compared = column.column();
        String name = compared.reference().name();
        return new JudgedColumn(
                compared.reference(),
                compared.comparison(),
                new MeasuredEffect(
                        column.measure(),
                        most.look(),
                        most.noise(),
                        smallest,
                        most.look().sureness().interval(certainty.seedFor(name), 1 - certainty.alpha())),
                adjustedP,
                most.change());
    }

    /** What a column looked like, and the counts of both sides. */
    record Compared(ColumnProfile reference, Comparison comparison) {}

    /**
     * An effect and what noise makes of it.
     *
     * @param measure the measure that was named, or empty
     * @param look the look that says most
     * @param noise the effect that noise alone stays below, with probability 1 − α
     * @param pValue the probability that noise alone makes an effect at least so large, in any look
     * @param interval where the true effect lies, with a level of 1 − α
     */
    record MeasuredEffect(Optional<Measure> measure, Look look, double noise, double pValue, Interval interval) {

        String title() {
            return look.title();
        }

        double observed() {
            return look.observed();
        }

        /** The effect from which the column has drifted; infinite where it only warns. */
        double limit() {
            return look.limit();
        }

        /** The effect from which it is worth a warning. */
        double warning() {
            return look.warning();
        }

        Noise ofNoise() {
            return look.noise();
        }

        double severity() {
            return look.severity();
        }

        /** What a trend shows: where no measure is named, as a multiple of the limit, since not always the same is largest. */
        double figure() {
            return measure.isPresent() ? observed() : severity();
        }
    }
}
