package io.jenkins.lib.modelgate.drift.look;

/**
 * What is looked at by default, and from which effect on it matters. The limits are chosen by simulation
 * ({@code src/benchmark/decision.py}, see docs/decisions/0014): a shift by a quarter of a standard deviation is a warning,
 * one by a half has drifted.
 */
enum Aspect {
    /** Cliff's delta: P(current &gt; reference) − P(current &lt; reference), as an amount; a shift by 0.5 σ is 0.28. */
    LOCATION("Cliff's delta", 0.08, 0.2, true),
    /** The same of the distance from the common median; twice the variance is 0.22. */
    SPREAD("Cliff's delta of the distance from the median", 0.1, 0.25, false),
    /** As the location, of the values beside one that is very frequent. */
    OTHERS("Cliff's delta of the other values", 0.1, 0.25, false),
    /** The largest gap between the distribution functions. */
    SHAPE("Kolmogorov–Smirnov distance", 0.08, 0.2, false),
    /** The larger share by the smaller, of what is rare; it warns only, since little is concerned. */
    RARITY("ratio of shares", 1.5, Double.POSITIVE_INFINITY, false),
    /** The same of a tail, which is cut where the rows of both sides are, and so shows more of a ratio. */
    TAIL("ratio of a tail's shares", 2.5, Double.POSITIVE_INFINITY, false),
    /** The largest change of a share, of categories and of a number that is very frequent. */
    SHARE("largest change of a share", 0.05, 0.15, true),
    /** The share of rows that would have to change their category. */
    CATEGORIES("total variation", 0.08, 0.15, false),
    /** The change of the share of missing values, or of NaN and infinities. */
    ABSENCE("change of a share", 0.02, 0.15, false);

    private final String title;
    private final double warning;
    private final double limit;
    private final boolean deciding;

    Aspect(String title, double warning, double limit, boolean deciding) {
        this.title = title;
        this.warning = warning;
        this.limit = limit;
        this.deciding = deciding;
    }

    String title() {
        return title;
    }

    double warning() {
        return warning;
    }

    double limit() {
        return limit;
    }

    /** Whether a column is undecided where noise hides what is looked at; others just see nothing then. */
    boolean isDeciding() {
        return deciding;
    }
}
