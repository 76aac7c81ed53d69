package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects, row by row, which series a row is of and when it was: 12 bytes each. */
final class SeriesTimes {

    private final HistorySpec spec;
    private final String table;
    private final Map<String, Integer> codeOf = new LinkedHashMap<>();
    private int[] codes = new int[1024];
    private double[] times = new double[1024];
    private int rows;

    /** @param table what the user calls the table, for messages */
    SeriesTimes(HistorySpec spec, String table) {
        this.spec = spec;
        this.table = table;
    }

    void add(Batch batch) {
        Column time = Columns.of(batch, spec.time());
        Column series = spec.series().map(name -> Columns.of(batch, name)).orElse(null);
        for (int row = 0; row < batch.rows(); row++) {
            if (rows == times.length) {
                int larger = (int) Math.min(Integer.MAX_VALUE - 8L, 1024 + 3L * rows / 2);
                times = Arrays.copyOf(times, larger);
                codes = Arrays.copyOf(codes, larger);
            }
            String name = series == null ? "" : Words.of(batch, series, row, table);
            Integer code = codeOf.get(name);
            if (code == null) {
                code = codeOf.size();
                codeOf.put(name, code);
            }
            codes[rows] = code;
            times[rows++] = time(batch, time, row);
        }
    }

    private double time(Batch batch, Column column, int row) {
        Cell cell = cell(batch.firstRow() + row);
        if (column.lacks(row)) {
            throw cell.wrong("is empty or NaN; every row needs a time");
        }
        if (column instanceof TextColumn text) {
            throw cell.wrong("holds '%s', neither a number nor a point in time; declare 'types' such as %s=timestamp"
                    .formatted(text.word(row), spec.time()));
        }
        double value = column instanceof NumericColumn numbers ? numbers.values()[row] : Double.NaN;
        if (!Double.isFinite(value)) {
            throw cell.wrong("holds no point in time");
        }
        return value;
    }

    /** A row's time, for a message. */
    Cell cell(long row) {
        return new Cell(table, spec.time(), row);
    }

    int rows() {
        return rows;
    }

    /** The series, in order of first appearance. */
    List<String> names() {
        return new ArrayList<>(codeOf.keySet());
    }

    /** The place of a row's series among {@link #names()}. */
    int code(int row) {
        return codes[row];
    }

    double time(int row) {
        return times[row];
    }

    /** The rows of each series, in order of time; rows of the same time in the order in which they were read. */
    int[][] byTime() {
        int[] counts = new int[codeOf.size()];
        for (int row = 0; row < rows; row++) {
            counts[codes[row]]++;
        }
        int[][] of = new int[counts.length][];
        Arrays.setAll(of, code -> new int[counts[code]]);
        Arrays.fill(counts, 0);
        for (int row = 0; row < rows; row++) {
            of[codes[row]][counts[codes[row]]++] = row;
        }
        for (int code = 0; code < of.length; code++) {
            of[code] = sorted(of[code]);
        }
        return of;
    }

    private int[] sorted(int[] of) {
        for (int place = 1; place < of.length; place++) {
            if (times[of[place - 1]] > times[of[place]]) {
                return Arrays.stream(of)
                        .boxed()
                        .sorted((one, other) -> Double.compare(times[one], times[other]))
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }
        return of;
    }
}
