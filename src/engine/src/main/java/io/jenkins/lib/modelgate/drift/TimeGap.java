package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.profile.ColumnProfile;
import java.time.Duration;
import java.util.Optional;

/** How two ranges of time lie to each other. */
final class TimeGap {

    private TimeGap() {}

    /** For people; empty where a side has no timestamp. */
    static Optional<String> between(ColumnProfile before, ColumnProfile now) {
        if (before.min() == null || now.min() == null) {
            return Optional.empty();
        }
        if (now.min() > before.max()) {
            return Optional.of("a gap of " + text(now.min() - before.max()));
        }
        if (before.min() > now.max()) {
            return Optional.of("the current rows are older, by " + text(before.min() - now.max()));
        }
        return Optional.of(
                "they overlap by " + text(Math.min(before.max(), now.max()) - Math.max(before.min(), now.min())));
    }

    /** In the largest unit of which there are two or more. */
    private static String text(double millis) {
        Duration length = Duration.ofMillis((long) millis);
        if (length.toDays() >= 2) {
            return length.toDays() + " days";
        }
        if (length.toHours() >= 2) {
            return length.toHours() + " hours";
        }
        return length.toMinutes() >= 2 ? length.toMinutes() + " minutes" : length.toSeconds() + " seconds";
    }
}
