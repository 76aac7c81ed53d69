package io.jenkins.lib.modelgate.drift;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the change of a column is measured. Each has an <em>effect</em> that does not grow with the number of rows, so that a
 * limit means the same at 500 rows and at 5 million; where the measure is known as a test, the effect is the usual one
 * beside that test.
 */
enum Measure {
    /** Population stability index, Σ (c − r)·ln(c/r). */
    PSI("psi", "PSI", 0.2, true, true),
    /** √ of the Jensen–Shannon divergence in nats: 0 to √ln 2. */
    JENSEN_SHANNON("jensen-shannon", "Jensen–Shannon distance", 0.1, false, true),
    /** 0 to 1. */
    HELLINGER("hellinger", "Hellinger distance", 0.1, false, true),
    /** The share of rows that would have to move, 0 to 1. */
    TOTAL_VARIATION("total-variation", "total variation", 0.1, false, true),
    /** The largest change of any bin's share, 0 to 1. */
    L_INFINITY("l-infinity", "largest change of a share", 0.1, false, true),
    /** Cramér's V of the two-row table, 0 to 1. */
    CHI_SQUARE("chi-square", "Cramér's V", 0.1, false, true),
    /** As Cramér's V, of the likelihood ratio: √(G/N). */
    G_TEST("g-test", "√(G/N)", 0.1, false, true),
    /** The largest gap between the distribution functions, 0 to 1. */
    KOLMOGOROV_SMIRNOV("kolmogorov-smirnov", "Kolmogorov–Smirnov distance", 0.1, false, false),
    /** Root mean square gap between the distribution functions, 0 to 1/√3. */
    CRAMER_VON_MISES("cramer-von-mises", "Cramér–von Mises distance", 0.05, false, false),
    /** The same with each gap divided by its standard deviation, so that tails count. */
    ANDERSON_DARLING("anderson-darling", "Anderson–Darling distance", 0.1, false, false),
    /** Mean distance that a row would have to move, in the column's unit; no default limit. */
    WASSERSTEIN("wasserstein", "Wasserstein distance", Double.NaN, false, false),
    /** The same in standard deviations of the reference. */
    WASSERSTEIN_NORMALIZED("wasserstein-normalized", "Wasserstein distance in standard deviations", 0.1, false, false),
    /** √(2E|X−Y| − E|X−X'| − E|Y−Y'|) in standard deviations of the reference. */
    ENERGY("energy", "energy distance in standard deviations", 0.1, false, false),
    /** Cohen's d: the shift of the mean in pooled standard deviations. */
    T_TEST("t-test", "Cohen's d", 0.2, false, false),
    /** Cliff's delta: P(current &gt; reference) − P(current &lt; reference), as an amount. */
    MANN_WHITNEY("mann-whitney", "Cliff's delta", 0.15, false, false);

    private final String word;
    private final String title;
    private final double threshold;
    private final boolean squared;
    private final boolean binned;

    Measure(String word, String title, double threshold, boolean squared, boolean binned) {
        this.word = word;
        this.title = title;
        this.threshold = threshold;
        this.squared = squared;
        this.binned = binned;
    }

    /** As users write it. */
    String word() {
        return word;
    }

    /** What a report calls the effect. */
    String title() {
        return title;
    }

    /** The customary limit, or NaN where there is none. */
    double defaultThreshold() {
        return threshold;
    }

    /** Whether the effect grows with the square of a shift. */
    boolean isSquared() {
        return squared;
    }

    /** Whether it looks at bins; others look at the order of numbers, and there are none for words. */
    boolean isBinned() {
        return binned;
    }

    /** By the word that users write, in any case. */
    static Optional<Measure> named(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(values())
                .filter(measure -> measure.word.equals(wanted))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Measure::word).collect(Collectors.joining(", "));
    }
}
