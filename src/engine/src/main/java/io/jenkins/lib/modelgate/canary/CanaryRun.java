package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.report.Outcome;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Drives a canary to its end while the calling thread waits. An interrupted thread rolls back first, within a bounded
 * number of attempts, and is still interrupted when this returns.
 */
public final class CanaryRun {

    private CanaryRun() {}

    /** Returns when the canary has ended. */
    public static Outcome toEnd(CanaryDriver driver, Pause pause) {
        // Not on the calling thread: its interruption would close the very files and connections that a rollback needs.
        ExecutorService hands = Executors.newSingleThreadExecutor(CanaryRun::thread);
        boolean interrupted = false;
        try {
            Tick tick = undisturbed(hands, driver::tick);
            while (tick instanceof Tick.Again again) {
                // Only the first interruption is an instruction; the rollback that it asks for runs to its end.
                boolean now = Thread.interrupted() || !waited(pause, again.at());
                tick = undisturbed(
                        hands, now && !interrupted ? () -> driver.abort("The run was interrupted") : driver::tick);
                interrupted |= now;
            }
            return ((Tick.Ended) tick).outcome();
        } finally {
            hands.shutdown();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Lets the work come to its end, and leaves this thread interrupted where it was meanwhile. */
    private static Tick undisturbed(ExecutorService hands, Supplier<Tick> work) {
        CompletableFuture<Tick> tick = CompletableFuture.supplyAsync(work, hands);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return tick.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException cause) {
                        throw cause;
                    }
                    if (e.getCause() instanceof Error cause) {
                        throw cause;
                    }
                    throw new IllegalStateException(e.getCause());
                }
            }
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

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "modelgate-canary");
        thread.setDaemon(true);
        return thread;
    }
}
