package io.jenkins.lib.modelgate.validate.endpoint;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends the golden requests in turn, by so many callers at a time, each of which waits for its answer before it sends the
 * next. Safe for use by several threads.
 */
final class LoadRun {

    /** After so many failures there is nothing more to learn, and the endpoint is left alone. */
    static final int MOST_FAILURES = 100;

    private final Caller caller;
    private final List<GoldenAnswer> golden;
    private final Agreement agreement;
    private final int requests;
    private final int concurrency;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    LoadRun(Caller caller, List<GoldenAnswer> golden, EndpointSpec spec, int requests) {
        this.caller = caller;
        this.golden = golden;
        this.agreement = new Agreement(spec.tolerance());
        this.requests = requests;
        this.concurrency = spec.concurrency();
    }

    /**
     * What came of it.
     *
     * @param failures how many requests failed, by why
     * @param compared golden lines of which at least one answer was compared
     * @param different the first difference of each golden line whose answer was another one, by line
     */
    record Result(Load load, Map<String, Integer> failures, int compared, Map<Integer, String> different) {}

    /** What one caller saw. */
    private static final class Seen {
        private long[] nanos = new long[256];
        private int answered;
        private final BitSet compared = new BitSet();
        private final Map<String, Integer> failures = new TreeMap<>();
        private final Map<Integer, String> different = new TreeMap<>();

        void answered(long took) {
            if (answered == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * answered);
            }
            nanos[answered++] = took;
        }
    }

    Result run() {
        ExecutorService callers = Executors.newFixedThreadPool(concurrency, task -> {
            Thread thread = new Thread(task, "modelgate-endpoint");
            thread.setDaemon(true);
            return thread;
        });
        try {
            long start = System.nanoTime();
            List<Callable<Seen>> tasks = new ArrayList<>();
            for (int i = 0; i < concurrency; i++) {
                tasks.add(this::callInTurn);
            }
            List<Seen> seen = new ArrayList<>();
            for (Future<Seen> future : callers.invokeAll(tasks)) {
                seen.add(future.get());
            }
            return result(seen, Math.max(1, System.nanoTime() - start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The endpoint was not measured to the end: it was interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            callers.shutdownNow();
        }
    }

    private Seen callInTurn() {
        Seen seen = new Seen();
        for (int i = next.getAndIncrement(); i < requests && failed.get() < MOST_FAILURES; i = next.getAndIncrement()) {
            GoldenAnswer asked = golden.get(i % golden.size());
            Reply reply = caller.call(asked.bytes());
            if (reply.isFailed()) {
                failed.incrementAndGet();
                seen.failures.merge(reply.failure(), 1, Integer::sum);
            } else {
                seen.answered(reply.nanos());
                compare(asked, reply, seen);
            }
        }
        return seen;
    }

    private void compare(GoldenAnswer asked, Reply reply, Seen seen) {
        if (asked.response().isPresent()) {
            seen.compared.set(asked.line());
            Optional<String> difference =
                    agreement.difference(asked.response().get(), reply.answer().orElseThrow());
            difference.ifPresent(text -> seen.different.putIfAbsent(asked.line(), text));
        }
    }

    private Result result(List<Seen> all, long wallNanos) {
        Map<String, Integer> failures = new TreeMap<>();
        Map<Integer, String> different = new TreeMap<>();
        BitSet compared = new BitSet();
        for (Seen seen : all) {
            seen.failures.forEach((why, count) -> failures.merge(why, count, Integer::sum));
            seen.different.forEach(different::putIfAbsent);
            compared.or(seen.compared);
        }
        long[] nanos = all.stream()
                .flatMapToLong(seen -> Arrays.stream(seen.nanos, 0, seen.answered))
                .toArray();
        int failureCount =
                failures.values().stream().mapToInt(Integer::intValue).sum();
        return new Result(
                new Load(nanos, failureCount, wallNanos, concurrency), failures, compared.cardinality(), different);
    }
}
