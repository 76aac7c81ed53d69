package io.jenkins.lib.modelgate.canary;

import java.time.Instant;

/** How a blocking run lets time pass. */
@FunctionalInterface
public interface Pause {

    /** @throws InterruptedException where somebody wants the run to end */
    void until(Instant time) throws InterruptedException;
}
