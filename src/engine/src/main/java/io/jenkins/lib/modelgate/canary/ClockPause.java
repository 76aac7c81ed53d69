package io.jenkins.lib.modelgate.canary;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Waits for a clock by sleeping; what a run on a laptop or in a build uses. */
public record ClockPause(Clock clock) implements Pause {
    @Override
    public void until(Instant time) throws InterruptedException {
        long millis = Duration.between(clock.instant(), time).toMillis();
        if (millis > 0) {
            Thread.sleep(millis);
        }
    }
}
