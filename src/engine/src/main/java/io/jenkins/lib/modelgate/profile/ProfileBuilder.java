package io.jenkins.lib.modelgate.profile;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.ColumnSink;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Builds a {@link DatasetProfile} from batches, in bounded memory and deterministically: the same batches in the same
 * order give the same profile, everywhere.
 *
 * <p>Parts of a data set may be built apart and merged: counts, extremes and categories are then exactly those of the
 * whole (as long as a column has at most 100,000 different words), mean and variance differ by rounding, and quantiles by
 * no more than the grid's {@link QuantileGrid#rankError()}.
 *
 * <p>Not safe for use by several threads.
 */
public final class ProfileBuilder {

    private final List<ColumnBuilder> columns;
    private long rows;

    /** @param fields the columns, in the order that batches have them */
    public ProfileBuilder(List<Field> fields) {
        columns = fields.stream().map(ColumnBuilder::of).toList();
    }

    /** Takes in a batch of exactly the columns that the builder was made for. */
    public void add(Batch batch) {
        if (batch.columns().size() != columns.size()) {
            throw new IllegalArgumentException(
                    "%d columns for a profile of %d".formatted(batch.columns().size(), columns.size()));
        }
        rows += batch.rows();
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(batch.columns().get(i), batch.rows());
        }
    }

    /**
     * Takes in all rows of a table that has the builder's columns, on all processors.
     *
     * @param rowsSoFar hears now and then how many rows of the table every column has had; on any thread, one at a time
     * @throws UnavailableException where the table cannot be read; the builder is of no use then
     */
    public void add(Table table, LongConsumer rowsSoFar) {
        Map<String, ColumnSink> sinks = new LinkedHashMap<>();
        columns.forEach(column -> sinks.put(column.field().name(), column));
        rows += table.readColumns(sinks, rowsSoFar);
    }

    /** Takes in what another builder for the same columns has seen; that one stays as it is. */
    public void merge(ProfileBuilder other) {
        if (!fields().equals(other.fields())) {
            throw new IllegalArgumentException("profiles of different columns cannot be merged");
        }
        rows += other.rows;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).merge(other.columns.get(i));
        }
    }

    /**
     * Takes in a part that was profiled before and stored. Counts, extremes and words are then exactly those of the
     * whole, mean and variance differ by rounding; quantiles are off by up to a {@value QuantileGrid#POINTS}th more, which
     * the merged grid's {@link QuantileGrid#rankError()} says.
     *
     * @throws UnavailableException where it has other columns, or a text column of more words than a profile keeps; the
     *     builder is of no use then
     */
    public void merge(DatasetProfile part) {
        List<Field> stored = part.columns().stream()
                .map(column -> new Field(column.name(), column.type()))
                .toList();
        if (!fields().equals(stored)) {
            throw new UnavailableException(
                    "The profile of %s has other columns than the parts before; profile the same columns of each part."
                            .formatted(part.name()));
        }
        rows += part.rows();
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).merge(part.columns().get(i));
        }
    }

    /** Rows so far. */
    public long rows() {
        return rows;
    }

    /** The profile of everything so far; the builder may go on. */
    public DatasetProfile build(String name, List<DatasetProfile.Source> sources) {
        List<ColumnProfile> profiles = new ArrayList<>();
        columns.forEach(column -> profiles.add(column.profile()));
        return new DatasetProfile(DatasetProfile.SCHEMA, name, rows, sources, profiles);
    }

    private List<Field> fields() {
        return columns.stream().map(ColumnBuilder::field).toList();
    }
}
