package io.jenkins.lib.modelgate.cli;

import java.io.IOException;
import java.time.Duration;

/** Lets a rollout roll back when somebody presses Ctrl-C: interrupts the working thread and waits for it a little. */
final class Interruption {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Work that ends in an orderly way when its thread is interrupted. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    private Interruption() {}

    /** Does the work on this thread, which is interrupted when the process is told to end. */
    static <T> T guard(Work<T> work) throws IOException {
        Thread worker = Thread.currentThread();
        Thread hook = new Thread(() -> interrupt(worker), "modelgate-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        T result = work.run();
        release(hook);
        return result;
    }

    private static void interrupt(Thread worker) {
        worker.interrupt();
        try {
            worker.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void release(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The hook is what got us here; it waits for this thread.
            return;
        }
    }
}
