package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one reading, and a lane for each column: work on one lane is done in order, different lanes at once. */
final class Lanes implements AutoCloseable {

    private final ExecutorService threads;
    private final Queue<Thread> started = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> last = new ArrayList<>();

    Lanes(int lanes, int threads) {
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "modelgate-read-" + number.incrementAndGet());
            thread.setDaemon(true);
            started.add(thread);
            return thread;
        });
        for (int i = 0; i < lanes; i++) {
            last.add(CompletableFuture.completedFuture(null));
        }
    }

    /** Puts work at the end of a lane; it must not throw. For the thread that made the lanes. */
    CompletableFuture<Void> put(int lane, Runnable work) {
        CompletableFuture<Void> done = last.get(lane).thenRunAsync(work, threads);
        last.set(lane, done);
        return done;
    }

    /** Starts work that belongs to no lane. */
    <T> Future<T> start(Callable<T> work) {
        return threads.submit(work);
    }

    /** The result, once it is there; what the work threw is thrown. */
    static <T> T await(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Reading was interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Starts nothing more, and waits until what is under way has ended. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = false;
        while (!started.isEmpty()) {
            try {
                started.element().join();
                started.remove();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
