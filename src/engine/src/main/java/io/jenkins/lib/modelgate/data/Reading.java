package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Progress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Says how far a long reading has come. */
public final class Reading {

    private static final long ROWS_A_LINE = 5_000_000;

    private Reading() {}

    /** Turns the rows so far into a line every few million. */
    public static LongConsumer lines(Table table, Progress progress) {
        AtomicLong said = new AtomicLong();
        return rows -> {
            if (rows / ROWS_A_LINE > said.getAndSet(rows / ROWS_A_LINE)) {
                progress.line("%s: %s rows so far".formatted(table.name(), Numbers.count(rows)));
            }
        };
    }
}
