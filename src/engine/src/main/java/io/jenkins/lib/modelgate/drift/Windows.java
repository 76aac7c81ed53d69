package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.ColumnSink;
import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.drift.CurrentSide.Counting;
import io.jenkins.lib.modelgate.drift.Pairing.Pair;
import io.jenkins.lib.modelgate.policy.DurationText;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the current data with the reference window by window, cut from a column of timestamps. */
final class Windows {

    static final int MOST = 200;
    private static final int MOST_TALLIES = 20_000;

    private final DriftSpec spec;
    private final Table table;
    private final List<Pair> pairs;
    private final String time;
    private final double length;
    private final Map<Long, Window> windows = new TreeMap<>();
    private final List<Window> inOrderOfAppearance = new ArrayList<>();
    private long timeless;

    /** What one window holds. */
    static final class Window {
        private final long start;
        private final int slice;
        private final Counting counting;
        private final Map<String, ColumnSink> sinks;
        private long rows;

        private Window(long start, int slice, Counting counting) {
            this.start = start;
            this.slice = slice;
            this.counting = counting;
            this.sinks = counting.sinks();
        }

        /** Milliseconds since 1970. */
        long start() {
            return start;
        }

        CurrentSide side() {
            return counting.side(rows);
        }
    }

    /** @throws UnavailableException where the time column is none */
    Windows(DriftSpec spec, Table table, List<Pair> pairs) {
        this.spec = spec;
        this.table = table;
        time = spec.slices().time().orElseThrow();
        length = spec.slices().window().orElseThrow().toMillis();
        this.pairs = pairs.stream()
                .filter(pair -> !pair.isSkipped() && !pair.name().equals(time))
                .toList();
        ColumnType type = table.field(time)
                .orElseThrow(() -> new UnavailableException(
                        "'time' names the column '%s', which %s does not have.".formatted(time, table.name())))
                .type();
        if (type != ColumnType.TIMESTAMP) {
            throw new UnavailableException(
                    "'time' names the column '%s', which holds %ss; windows are cut from timestamps (types: %s=timestamp)."
                            .formatted(time, type.word(), time));
        }
    }

    /** The windows that hold rows, in the order of time. */
    List<Window> read() {
        Map<Integer, Map<String, ColumnSink>> known = new HashMap<>();
        SlicedReading.read(
                table,
                List.of(time),
                pairs.stream().map(Pair::name).toList(),
                this::slices,
                slice -> known.computeIfAbsent(slice, number -> inOrderOfAppearance.get(number).sinks));
        return List.copyOf(windows.values());
    }

    /** Rows without a time, which are in no window. */
    long timeless() {
        return timeless;
    }

    private int[] slices(Batch batch) {
        NumericColumn times = (NumericColumn) batch.columns().get(0);
        int[] slices = new int[batch.rows()];
        for (int row = 0; row < slices.length; row++) {
            if (times.isMissing(row)) {
                slices[row] = -1;
                timeless++;
            } else {
                Window window = windows.computeIfAbsent((long) Math.floor(times.values()[row] / length), this::window);
                window.rows++;
                slices[row] = window.slice;
            }
        }
        return slices;
    }

    private Window window(long number) {
        int most = Math.min(MOST, Math.max(2, MOST_TALLIES / Math.max(1, pairs.size())));
        if (inOrderOfAppearance.size() == most) {
            throw new UnavailableException("%s spans more than %d windows of %s; choose a longer 'window'."
                    .formatted(
                            table.name(),
                            most,
                            DurationText.of(spec.slices().window().orElseThrow())));
        }
        Window window = new Window(
                (long) (number * length), inOrderOfAppearance.size(), new Counting(pairs, spec.measuring(), Map.of()));
        inOrderOfAppearance.add(window);
        return window;
    }
}
