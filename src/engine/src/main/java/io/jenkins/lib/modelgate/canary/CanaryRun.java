package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.report.Outcome;
import java.time.Instant;

/**
 * Drives a canary to its end on the calling thread. An interrupted thread rolls back first, within a bounded number of
 * attempts, and is still interrupted when this returns.
 */
public final class CanaryRun {

    private CanaryRun() {}

    /** Returns when the canary has ended. */
    public static Outcome toEnd(CanaryDriver driver, Pause pause) {
        boolean interrupted = false;
        try {
            Tick tick = driver.tick();
            while (tick instanceof Tick.Again again) {
                // Only the first interruption is an instruction; the rollback that it asks for runs to its end.
                boolean now = Thread.interrupted() || !waited(pause, again.at());
                tick = now && !interrupted ? driver.abort("The run was interrupted") : driver.tick();
                interrupted |= now;
            }
            return ((Tick.Ended) tick).outcome();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean waited(Pause pause, Instant until) {
        try {
            pause.until(until);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
