package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** A table for tests, written down column by column; each column has as many values as the first. */
public final class InMemoryTable implements Table {

    private final String name;
    private final Map<String, ColumnType> types = new LinkedHashMap<>();
    private final Map<String, Object[]> columns = new LinkedHashMap<>();
    private int batchSize = 1000;

    private InMemoryTable(String name) {
        this.name = name;
    }

    public static InMemoryTable named(String name) {
        return new InMemoryTable(name);
    }

    /** A column of {@link ColumnType#NUMBER}; null is missing. */
    public InMemoryTable numbers(String column, Double... values) {
        return column(column, ColumnType.NUMBER, (Object[]) values);
    }

    /** A column of {@link ColumnType#NUMBER} without gaps. */
    public InMemoryTable numbers(String column, double[] values) {
        return column(column, ColumnType.NUMBER, Arrays.stream(values).boxed().toArray());
    }

    /** A column of {@link ColumnType#TEXT}; null is missing. */
    public InMemoryTable words(String column, String... values) {
        return column(column, ColumnType.TEXT, (Object[]) values);
    }

    /** A column of {@link ColumnType#VECTOR}, all of one length; null is missing. */
    public InMemoryTable vectors(String column, float[]... values) {
        return column(column, ColumnType.VECTOR, (Object[]) values);
    }

    /**
     * A column of any type: {@code Double} values for a numeric one, {@code float[]} for vectors, {@code String} values
     * otherwise.
     */
    public InMemoryTable column(String column, ColumnType type, Object... values) {
        types.put(column, type);
        columns.put(column, values.clone());
        if (values.length != rows()) {
            throw new IllegalArgumentException("%s has %d values, not %d".formatted(column, values.length, rows()));
        }
        return this;
    }

    /** How many rows are handed over at once; each batch has a dictionary of its own. */
    public InMemoryTable inBatchesOf(int rows) {
        batchSize = rows;
        return this;
    }

    @Override
    public List<Field> fields() {
        return types.entrySet().stream()
                .map(entry -> new Field(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long read(List<String> wanted, Consumer<Batch> sink) {
        for (String column : wanted) {
            if (!columns.containsKey(column)) {
                throw new UnavailableException("%s has no column '%s'.".formatted(name, column));
            }
        }
        for (int from = 0; from < rows(); from += batchSize) {
            int start = from;
            int size = Math.min(batchSize, rows() - from);
            List<Column> batch =
                    wanted.stream().map(column -> column(column, start, size)).toList();
            sink.accept(new Batch(start, size, batch));
        }
        return rows();
    }

    @Override
    public List<Input> inputs(String role) {
        StringBuilder content = new StringBuilder();
        columns.forEach((column, values) -> content.append(column).append(Arrays.deepToString(values)));
        byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
        String digest = HexFormat.of().formatHex(Fingerprint.newDigest().digest(bytes));
        return List.of(new Input(role, name, digest, bytes.length, (long) rows()));
    }

    private int rows() {
        return columns.isEmpty() ? 0 : columns.values().iterator().next().length;
    }

    private Column column(String column, int from, int size) {
        if (types.get(column) == ColumnType.VECTOR) {
            return vector(column, from, size);
        }
        return types.get(column).isNumeric() ? numeric(column, from, size) : text(column, from, size);
    }

    private Column vector(String column, int from, int size) {
        int dimension = Arrays.stream(columns.get(column))
                .filter(Objects::nonNull)
                .mapToInt(value -> ((float[]) value).length)
                .findFirst()
                .orElse(0);
        float[] values = new float[size * dimension];
        BitSet missing = new BitSet(size);
        for (int row = 0; row < size; row++) {
            float[] value = (float[]) columns.get(column)[from + row];
            missing.set(row, value == null);
            if (value != null) {
                System.arraycopy(value, 0, values, row * dimension, dimension);
            }
        }
        return new VectorColumn(column, values, dimension, missing);
    }

    private Column numeric(String column, int from, int size) {
        double[] values = new double[size];
        BitSet missing = new BitSet(size);
        for (int row = 0; row < size; row++) {
            Object value = columns.get(column)[from + row];
            values[row] = value == null ? Double.NaN : (Double) value;
            missing.set(row, value == null);
        }
        return new NumericColumn(column, types.get(column), values, missing);
    }

    private Column text(String column, int from, int size) {
        List<String> words = new ArrayList<>();
        int[] codes = new int[size];
        for (int row = 0; row < size; row++) {
            String word = (String) columns.get(column)[from + row];
            if (word != null && !words.contains(word)) {
                words.add(word);
            }
            codes[row] = word == null ? -1 : words.indexOf(word);
        }
        return new TextColumn(column, types.get(column), codes, words);
    }
}
