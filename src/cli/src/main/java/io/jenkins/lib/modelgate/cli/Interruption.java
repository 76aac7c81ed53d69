package io.jenkins.lib.modelgate.cli;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a rollout roll back, and its report be written, when somebody presses Ctrl-C. Until there is something to undo, a
 * process that is told to end does so at once.
 */
final class Interruption implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "modelgate-interruption");
    private final PrintWriter err;
    private boolean interruptible;
    private boolean registered;

    /** @param err hears of it when the work does not come to its end */
    Interruption(PrintWriter err) {
        this.err = err;
    }

    /**
     * Does, on the thread that made this, work which ends in an orderly way when its thread is interrupted. From then on
     * the process lives until {@link #close()}, or for a bounded time after it was told to end.
     */
    <T> T orderly(Supplier<T> work) {
        register();
        allow(true);
        try {
            return work.get();
        } finally {
            allow(false);
            forget();
        }
    }

    /** All is written: the process may end. */
    @Override
    public synchronized void close() {
        done.countDown();
        if (registered) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyEnding) {
                // The hook runs, and has just been let go.
                return;
            }
        }
    }

    private synchronized void register() {
        if (registered) {
            return;
        }
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            registered = true;
        } catch (IllegalStateException alreadyEnding) {
            throw new UnavailableException("Interrupted before this step began; nothing was changed.", alreadyEnding);
        }
    }

    /** What follows writes files, which an interrupted thread cannot. */
    private static boolean forget() {
        return Thread.interrupted();
    }

    private synchronized void allow(boolean allowed) {
        interruptible = allowed;
    }

    private void interrupt() {
        synchronized (this) {
            if (interruptible) {
                worker.interrupt();
            }
        }
        try {
            boolean orderly = done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!orderly) {
                err.println("modelgate: not done after %d s; ending all the same.".formatted(PATIENCE.toSeconds()));
                err.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
