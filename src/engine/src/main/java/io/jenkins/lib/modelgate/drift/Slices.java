package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.policy.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the data is cut for a closer look.
 *
 * @param by columns whose values, or combinations of values, make segments; empty for none
 * @param maxSegments the largest so many segments are judged, 1 to 1,000
 * @param time the timestamp column that windows are cut from, or empty
 * @param window a window's length, or empty for none
 */
record Slices(List<String> by, int maxSegments, Optional<String> time, Optional<Duration> window) {

    static final int DEFAULT_MAX_SEGMENTS = 20;

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(3_660);

    Slices {
        by = List.copyOf(by);
    }

    static Slices from(Settings settings) {
        Optional<String> time = settings.text("time");
        Optional<Duration> window =
                settings.text("window").map(text -> settings.duration("window", SHORTEST, SHORTEST, LONGEST));
        if (time.isPresent() != window.isPresent()) {
            throw settings.wrong(
                    time.isPresent() ? "window" : "time",
                    "is missing: windows over time need both 'time', a timestamp column, and 'window', such as 24h");
        }
        return new Slices(
                settings.texts("by"), settings.integer("maxSegments", DEFAULT_MAX_SEGMENTS, 1, 1_000), time, window);
    }
}
