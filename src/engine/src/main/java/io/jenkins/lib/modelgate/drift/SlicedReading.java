package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.ColumnSink;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.TextColumn;
import io.jenkins.lib.modelgate.data.VectorColumn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Reads a table once and hands each row's values to the sinks of the slice that the row belongs to. */
final class SlicedReading {

    private SlicedReading() {}

    /**
     * @param leading the columns that tell the slice; the batch given to {@code slicer} begins with them
     * @param columns the columns to hand on
     * @param slicer each row's slice; negative for none
     * @param sinks of a slice, by column
     */
    static void read(
            Table table,
            List<String> leading,
            List<String> columns,
            Function<Batch, int[]> slicer,
            IntFunction<Map<String, ColumnSink>> sinks) {
        List<String> all = new ArrayList<>(leading);
        all.addAll(columns);
        table.read(all, batch -> {
            int[] slices = slicer.apply(batch);
            members(slices).forEach((slice, rows) -> {
                Map<String, ColumnSink> takers = sinks.apply(slice);
                for (int i = 0; i < columns.size(); i++) {
                    ColumnSink taker = takers.get(columns.get(i));
                    if (taker != null) {
                        taker.add(selected(batch.columns().get(leading.size() + i), rows), rows.length);
                    }
                }
            });
        });
    }

    /** The rows of each slice, the slices in the order of their numbers. */
    private static Map<Integer, int[]> members(int[] slices) {
        Map<Integer, Integer> sizes = new TreeMap<>();
        for (int slice : slices) {
            if (slice >= 0) {
                sizes.merge(slice, 1, Integer::sum);
            }
        }
        Map<Integer, int[]> members = new LinkedHashMap<>();
        sizes.forEach((slice, size) -> members.put(slice, new int[size]));
        for (int row = slices.length - 1; row >= 0; row--) {
            if (slices[row] >= 0) {
                members.get(slices[row])[sizes.merge(slices[row], -1, Integer::sum)] = row;
            }
        }
        return members;
    }

    private static Column selected(Column column, int[] rows) {
        if (column instanceof NumericColumn numbers) {
            double[] values = new double[rows.length];
            BitSet missing = new BitSet(rows.length);
            for (int i = 0; i < rows.length; i++) {
                values[i] = numbers.values()[rows[i]];
                missing.set(i, numbers.isMissing(rows[i]));
            }
            return new NumericColumn(numbers.name(), numbers.type(), values, missing);
        }
        if (column instanceof TextColumn words) {
            int[] codes = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                codes[i] = words.codes()[rows[i]];
            }
            return new TextColumn(words.name(), words.type(), codes, words.words());
        }
        return selected((VectorColumn) column, rows);
    }

    private static Column selected(VectorColumn vectors, int[] rows) {
        int dimension = vectors.dimension();
        float[] values = new float[rows.length * dimension];
        BitSet missing = new BitSet(rows.length);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(vectors.values(), rows[i] * dimension, values, i * dimension, dimension);
            missing.set(i, vectors.isMissing(rows[i]));
        }
        return new VectorColumn(vectors.name(), values, dimension, missing);
    }
}
