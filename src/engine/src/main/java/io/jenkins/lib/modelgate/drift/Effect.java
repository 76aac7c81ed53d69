package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.measure.AndersonDarling;
import io.jenkins.lib.modelgate.drift.measure.ChiSquare;
import io.jenkins.lib.modelgate.drift.measure.CramerVonMises;
import io.jenkins.lib.modelgate.drift.measure.EmptyBins;
import io.jenkins.lib.modelgate.drift.measure.EnergyDistance;
import io.jenkins.lib.modelgate.drift.measure.GTest;
import io.jenkins.lib.modelgate.drift.measure.Hellinger;
import io.jenkins.lib.modelgate.drift.measure.JensenShannon;
import io.jenkins.lib.modelgate.drift.measure.KolmogorovSmirnov;
import io.jenkins.lib.modelgate.drift.measure.LInfinity;
import io.jenkins.lib.modelgate.drift.measure.MannWhitney;
import io.jenkins.lib.modelgate.drift.measure.Psi;
import io.jenkins.lib.modelgate.drift.measure.Sample;
import io.jenkins.lib.modelgate.drift.measure.TTest;
import io.jenkins.lib.modelgate.drift.measure.TestResult;
import io.jenkins.lib.modelgate.drift.measure.TotalVariation;
import io.jenkins.lib.modelgate.drift.measure.Wasserstein;
import java.util.Arrays;
import java.util.Optional;

/** What a {@link Measure} makes of two sides. */
final class Effect {

    /** What a shift of something that varies on neither side counts as: it is any number of standard deviations. */
    static final double MOST_DEVIATIONS = 1e6;

    private Effect() {}

    /** Of a measure that looks at bins; counts with at least one row a side. */
    static double ofBins(Measure measure, long[] reference, long[] current, EmptyBins empty) {
        return switch (measure) {
            case PSI -> Psi.of(reference, current, empty);
            case JENSEN_SHANNON -> JensenShannon.distance(reference, current);
            case HELLINGER -> Hellinger.distance(reference, current);
            case TOTAL_VARIATION -> TotalVariation.distance(reference, current);
            case L_INFINITY -> LInfinity.distance(reference, current);
            case CHI_SQUARE -> zeroIfUndefined(ChiSquare.cramersV(reference, current));
            case G_TEST ->
                Math.sqrt(Math.max(
                                0,
                                zeroIfUndefined(GTest.test(reference, current).statistic()))
                        / (Arrays.stream(reference).sum()
                                + (double) Arrays.stream(current).sum()));
            default -> throw new IllegalArgumentException(measure + " looks at the order of numbers");
        };
    }

    /** Of a measure that looks at the order of numbers. */
    static double ofNumbers(Measure measure, Sample reference, Sample current) {
        return switch (measure) {
            case KOLMOGOROV_SMIRNOV -> KolmogorovSmirnov.distance(reference, current);
            case CRAMER_VON_MISES -> Math.sqrt(CramerVonMises.distance(reference, current));
            case ANDERSON_DARLING -> Math.sqrt(AndersonDarling.distance(reference, current));
            case WASSERSTEIN -> Wasserstein.distance(reference, current);
            case WASSERSTEIN_NORMALIZED ->
                inDeviations(Wasserstein.distance(reference, current), deviation(reference, current));
            case ENERGY -> {
                double root = EnergyDistance.distance(reference, current);
                yield Math.sqrt(inDeviations(root * root, deviation(reference, current)));
            }
            case T_TEST ->
                reference.total() + current.total() == 2
                        ? 0
                        : Math.min(MOST_DEVIATIONS, Math.abs(TTest.cohensD(reference, current)));
            case MANN_WHITNEY -> Math.abs(MannWhitney.cliffsDelta(reference, current));
            default -> throw new IllegalArgumentException(measure + " looks at bins");
        };
    }

    /** The classical test of that name, for information; empty where the measure is none. */
    static Optional<TestResult> test(Measure measure, Comparison comparison) {
        long[] before = comparison.bins().referenceCounts();
        long[] now = comparison.bins().currentCounts();
        Optional<Ordered> numbers = comparison.ordered();
        return switch (measure) {
            case CHI_SQUARE -> Optional.of(ChiSquare.test(before, now));
            case G_TEST -> Optional.of(GTest.test(before, now));
            case KOLMOGOROV_SMIRNOV -> numbers.map(n -> KolmogorovSmirnov.test(n.reference(), n.current()));
            case CRAMER_VON_MISES -> numbers.map(n -> CramerVonMises.test(n.reference(), n.current()));
            case ANDERSON_DARLING -> numbers.map(n -> AndersonDarling.test(n.reference(), n.current()));
            case T_TEST -> numbers.map(n -> TTest.welch(n.reference(), n.current()));
            case MANN_WHITNEY -> numbers.map(n -> MannWhitney.test(n.reference(), n.current()));
            default -> Optional.empty();
        };
    }

    /** A distance in standard deviations, at most {@link #MOST_DEVIATIONS}. */
    static double inDeviations(double distance, double deviation) {
        return distance == 0 ? 0 : Math.min(MOST_DEVIATIONS, distance / deviation);
    }

    /** The reference's, or the current side's where the reference does not vary. */
    private static double deviation(Sample reference, Sample current) {
        return reference.deviation() > 0 ? reference.deviation() : current.deviation();
    }

    private static double zeroIfUndefined(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
