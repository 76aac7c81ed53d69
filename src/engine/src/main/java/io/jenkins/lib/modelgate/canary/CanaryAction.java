package io.jenkins.lib.modelgate.canary;

import java.time.Instant;

/** What is to be done next. */
public sealed interface CanaryAction {

    /** Set the candidate's weight, then look at the target again. */
    record SetWeight(int percent) implements CanaryAction {}

    /** Do nothing until then, then look at the target again. */
    record Wait(Instant until) implements CanaryAction {}

    /** It has ended. */
    record Finish() implements CanaryAction {}
}
