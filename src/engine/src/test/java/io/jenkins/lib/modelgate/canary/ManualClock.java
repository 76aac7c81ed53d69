package io.jenkins.lib.modelgate.canary;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is set; waiting for a time sets it. */
public final class ManualClock extends Clock implements Pause {

    public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private Instant now = START;

    @Override
    public void until(Instant time) {
        if (time.isAfter(now)) {
            now = time;
        }
    }

    void set(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("tests run in UTC");
    }
}
