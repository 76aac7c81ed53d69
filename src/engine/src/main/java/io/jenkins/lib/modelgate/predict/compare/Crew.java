package io.jenkins.lib.modelgate.predict.compare;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Numbered tasks done on several threads, each of which has tools of its own. */
final class Crew {

    private Crew() {}

    /**
     * Does the tasks 0 to {@code tasks} − 1, in any order.
     *
     * @param worker makes what one thread works with, once for each of them
     * @throws UnavailableException where this thread is interrupted; the others then end with their task
     */
    static void work(int tasks, int threads, Supplier<IntConsumer> worker) {
        AtomicInteger next = new AtomicInteger();
        int used = Math.max(1, Math.min(threads, tasks));
        ExecutorService executor = Executors.newFixedThreadPool(used, Crew::thread);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < used; i++) {
                IntConsumer own = worker.get();
                ends.add(executor.submit(() -> {
                    for (int task = next.getAndIncrement();
                            task < tasks && !Thread.currentThread().isInterrupted();
                            task = next.getAndIncrement()) {
                        own.accept(task);
                    }
                }));
            }
            ends.forEach(Crew::await);
        } finally {
            executor.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "modelgate-resample");
        thread.setDaemon(true);
        return thread;
    }

    private static void await(Future<?> end) {
        try {
            end.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Resampling was interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
