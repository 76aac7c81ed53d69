package io.jenkins.lib.modelgate.drift.look;

import io.jenkins.lib.modelgate.drift.noise.Noise;
import io.jenkins.lib.modelgate.drift.noise.Resampling;
import io.jenkins.lib.modelgate.drift.noise.TwoShares;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the looks at a column, and makes up for their number (C. E. Bonferroni, 1936). */
final class Looks {

    /** Draws for an interval: its ends are the 2.5 % most extreme, of which there must be some. */
    private static final int INTERVAL_DRAWS = 499;

    private static final int INTERVAL_CELLS = 32;

    /** Of how often noise may pass for a change; the rest is for the checks of plain damage beside the looks. */
    private static final double SHARE_OF_ALPHA = 0.8;

    /** A share that is smaller than this, or changed by less, is not looked at as a ratio. */
    private static final double LEAST_CHANGE = 0.005;

    private final TwoShares shares = new TwoShares();
    private final List<Look> looks = new ArrayList<>();
    private int tests;

    /** A look, with the p-value of its test alone. */
    void add(
            Aspect aspect,
            Optional<String> about,
            double pValue,
            Noise noise,
            long[] reference,
            long[] current,
            Resampling.Effect effect) {
        double observed = effect.of(reference, current);
        add(
                aspect,
                about,
                observed,
                pValue,
                noise,
                (seed, level) ->
                        new Resampling(reference, current, seed).interval(effect, observed, level, INTERVAL_DRAWS));
    }

    /** A look at ascending cells. For an interval few of them say as much as many, in far less time. */
    void addOrdered(
            Aspect aspect, double pValue, Noise noise, long[] reference, long[] current, Resampling.Effect effect) {
        double observed = effect.of(reference, current);
        add(aspect, Optional.empty(), observed, pValue, noise, (seed, level) -> {
            int[] places = RankTest.coarse(reference, current, INTERVAL_CELLS);
            return new Resampling(RankTest.placed(reference, places), RankTest.placed(current, places), seed)
                    .interval(effect, observed, level, INTERVAL_DRAWS);
        });
    }

    private void add(
            Aspect aspect,
            Optional<String> about,
            double observed,
            double pValue,
            Noise noise,
            Look.Sureness sureness) {
        looks.add(new Look(
                aspect.title(),
                about,
                observed,
                aspect.limit(),
                aspect.warning(),
                pValue,
                aspect.isDeciding(),
                noise,
                sureness));
    }

    /** Counts so many tests; a test that several looks share is one. */
    void count(int more) {
        tests += more;
    }

    double pValue(long[] reference, long[] current) {
        return shares.pValue(reference[0], reference[0] + reference[1], current[0], current[0] + current[1]);
    }

    /** The change of a share. @param reference, current rows that have it, and that do not */
    void addShare(Aspect aspect, Optional<String> about, double pValue, long[] reference, long[] current) {
        double deviation =
                TwoShares.deviation(reference[0], reference[0] + reference[1], current[0], current[0] + current[1]);
        add(aspect, about, pValue, Noise.normal(deviation), reference, current, Looks::change);
    }

    /** How many times as large a share is; nothing where too little is concerned. */
    void addRatio(Aspect aspect, String about, double pValue, long[] reference, long[] current) {
        if (change(reference, current) >= LEAST_CHANGE) {
            double rows = reference[0] + reference[1] + (double) current[0] + current[1];
            double having = reference[0] + (double) current[0];
            double ofReference = having * ((reference[0] + reference[1]) / rows);
            Noise logarithm = Noise.normal(Math.sqrt(1 / ofReference + 1 / (having - ofReference)));
            add(
                    aspect,
                    Optional.of(about),
                    pValue,
                    probability -> Math.exp(logarithm.exceededWith(probability)),
                    reference,
                    current,
                    Looks::ratio);
        }
    }

    /** The looks, each with its p-value made up for all tests, and for what else is looked at. */
    List<Look> all() {
        return looks.stream()
                .map(look -> new Look(
                        look.title(),
                        look.about(),
                        look.observed(),
                        look.limit(),
                        look.warning(),
                        Math.min(1, look.pValue() * Math.max(1, tests) / SHARE_OF_ALPHA),
                        look.isDeciding(),
                        look.noise(),
                        look.sureness()))
                .toList();
    }

    static double change(long[] reference, long[] current) {
        return Math.abs(share(reference) - share(current));
    }

    /** The larger by the smaller share, with half a row added to either so that none is 0. */
    static double ratio(long[] reference, long[] current) {
        double before = (reference[0] + 0.5) / (reference[0] + reference[1] + 1.0);
        double now = (current[0] + 0.5) / (current[0] + current[1] + 1.0);
        return Math.max(before / now, now / before);
    }

    private static double share(long[] counts) {
        return counts[0] / (counts[0] + (double) counts[1]);
    }
}
