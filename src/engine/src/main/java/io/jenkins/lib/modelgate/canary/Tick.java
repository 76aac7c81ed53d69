package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.report.Outcome;
import java.time.Instant;

/** What a driver says after it has done what was due. */
public sealed interface Tick {

    /** Call again at that time; earlier does no harm. */
    record Again(Instant at) implements Tick {}

    /** The canary has ended; saying so again changes nothing. */
    record Ended(Outcome outcome) implements Tick {}
}
