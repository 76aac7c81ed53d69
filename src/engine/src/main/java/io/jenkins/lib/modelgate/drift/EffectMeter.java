package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.look.Look;
import io.jenkins.lib.modelgate.drift.measure.EmptyBins;
import io.jenkins.lib.modelgate.drift.noise.NullDistribution;
import io.jenkins.lib.modelgate.drift.noise.Resampling;
import java.util.Optional;

/** Measures one column: the effect itself on all that is known, its noise on the cells that can be drawn anew. */
final class EffectMeter {

    /** Draws for an interval: its ends are the 2.5 % most extreme, of which there must be some. */
    private static final int INTERVAL_DRAWS = 499;

    private final Measure measure;
    private final Certainty certainty;
    private final double observed;
    private final double ofCells;
    private final Resampling resampling;
    private final Resampling.Effect effect;
    private final Resampling shuffling;
    private final Resampling.Effect shuffled;

    EffectMeter(Measure measure, Comparison comparison, Measuring measuring, Certainty certainty, long seed) {
        EmptyBins empty = measuring.emptyBins();
        this.measure = measure;
        this.certainty = certainty;
        if (measure.isBinned()) {
            long[] before = comparison.bins().referenceCounts();
            long[] now = comparison.bins().currentCounts();
            resampling = new Resampling(before, now, seed);
            effect = (reference, current) -> Effect.ofBins(measure, reference, current, empty);
            observed = effect.of(before, now);
            if (RecutBins.isNeeded(comparison, measuring.bins())) {
                RecutBins recut = RecutBins.of(measure, empty, measuring.bins(), comparison);
                shuffling = new Resampling(recut.reference(), recut.current(), seed);
                shuffled = recut;
                ofCells = recut.of(recut.reference(), recut.current());
            } else {
                shuffling = resampling;
                shuffled = effect;
                ofCells = observed;
            }
        } else {
            Ordered numbers = comparison.ordered().orElseThrow();
            Cells cells = Cells.of(numbers.reference(), numbers.current());
            resampling = new Resampling(cells.reference(), cells.current(), seed);
            effect = new CellEffect(measure, cells.values());
            observed = Effect.ofNumbers(measure, numbers.reference(), numbers.current());
            shuffling = resampling;
            shuffled = effect;
            ofCells = effect.of(cells.reference(), cells.current());
        }
    }

    /** Whether the numbers are not so large that their differences are beyond all numbers. */
    boolean isFinite() {
        return Double.isFinite(observed) && Double.isFinite(ofCells);
    }

    /** The only look that there is where a measure is named. */
    Look read(double limit, double warning) {
        NullDistribution noise = shuffling.noise(shuffled, measure.isSquared(), certainty.draws());
        return new Look(
                measure.title(),
                Optional.empty(),
                observed,
                limit,
                warning,
                // Like with like: what the draws cannot show, the cells' own effect does not either.
                noise.pValue(ofCells),
                true,
                noise,
                (seed, level) -> resampling.interval(effect, observed, level, INTERVAL_DRAWS));
    }
}
