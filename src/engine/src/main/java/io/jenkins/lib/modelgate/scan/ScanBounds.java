package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.policy.Settings;

/**
 * How far a scan goes; what lies beyond is not approved.
 *
 * @param mostDepth how deep archives may lie in one another
 * @param mostParts parts in all
 * @param mostRatio how many times larger than itself a packed part may become, once it is larger than 32 MiB
 * @param mostUnpacked bytes that may be unpacked in all
 */
public record ScanBounds(int mostDepth, int mostParts, int mostRatio, long mostUnpacked) {

    private static final int GIB_DEFAULT = 100;

    /** Reads {@code maxDepth}, {@code maxParts}, {@code maxRatio} and {@code maxUnpacked}, the last in GiB. */
    static ScanBounds from(Settings settings) {
        return new ScanBounds(
                settings.integer("maxDepth", 8, 1, 32),
                settings.integer("maxParts", 100_000, 1, 10_000_000),
                settings.integer("maxRatio", 200, 2, 1_000_000),
                (long) settings.integer("maxUnpacked", GIB_DEFAULT, 1, 100_000) << 30);
    }

    static ScanBounds usual() {
        return new ScanBounds(8, 100_000, 200, (long) GIB_DEFAULT << 30);
    }
}
