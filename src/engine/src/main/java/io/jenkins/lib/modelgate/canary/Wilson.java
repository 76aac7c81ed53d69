package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.report.Interval;

/**
 * Wilson's score interval for a share (E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", JASA 22, 1927): {@code (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)}.
 */
final class Wilson {

    /** Two-sided 95 %. */
    private static final double Z_95 = 1.959963984540054;
    /** Two-sided 99.9 %. */
    private static final double Z_999 = 3.2905267314919255;

    private Wilson() {}

    /** @param trials at least 1 */
    static Interval at95(long hits, long trials) {
        return interval(hits, trials, Z_95, 0.95);
    }

    /** @param trials at least 1 */
    static Interval at999(long hits, long trials) {
        return interval(hits, trials, Z_999, 0.999);
    }

    private static Interval interval(long hits, long trials, double z, double level) {
        double n = trials;
        double p = hits / n;
        double centre = p + z * z / (2 * n);
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        double scale = 1 + z * z / n;
        return new Interval(Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale), level);
    }
}
