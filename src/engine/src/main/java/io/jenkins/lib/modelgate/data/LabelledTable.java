package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The rows of another table that have a value in one column, each with the number that it has there. */
public final class LabelledTable implements Table {

    private final Table whole;
    private final String label;
    private Tally tally = new Tally(0, 0, -1);

    /**
     * What came of a pass.
     *
     * @param labelled rows handed over
     * @param skipped rows left out
     * @param firstSkipped the first of those, from 0; -1 where there is none
     */
    public record Tally(long labelled, long skipped, long firstSkipped) {}

    /** @param label the column that a row must have a value in */
    public LabelledTable(Table whole, String label) {
        this.whole = whole;
        this.label = label;
    }

    /** The table with all its rows. */
    public Table whole() {
        return whole;
    }

    /** What came of the last pass. */
    public Tally tally() {
        return tally;
    }

    @Override
    public List<Field> fields() {
        return whole.fields();
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public boolean isFloat(String column) {
        return whole.isFloat(column);
    }

    /** Those of the whole table. */
    @Override
    public List<Input> inputs(String role) {
        return whole.inputs(role);
    }

    @Override
    public long read(List<String> columns, Consumer<Batch> sink) {
        List<String> read = new ArrayList<>(columns);
        if (!read.contains(label)) {
            read.add(label);
        }
        int place = read.indexOf(label);
        long[] counts = {0, 0, -1};
        whole.read(read, batch -> {
            Column labels = batch.columns().get(place);
            for (int from = 0; from < batch.rows(); ) {
                boolean lacks = labels.lacks(from);
                int to = from;
                while (to < batch.rows() && labels.lacks(to) == lacks) {
                    to++;
                }
                if (lacks) {
                    counts[2] = counts[1] == 0 ? batch.firstRow() + from : counts[2];
                    counts[1] += to - from;
                } else {
                    counts[0] += to - from;
                    sink.accept(part(batch, columns.size(), from, to));
                }
                from = to;
            }
        });
        tally = new Tally(counts[0], counts[1], counts[2]);
        return tally.labelled();
    }

    private static Batch part(Batch batch, int columns, int from, int to) {
        List<Column> wanted = batch.columns().subList(0, columns);
        if (to - from == batch.rows()) {
            return new Batch(batch.firstRow(), batch.rows(), wanted);
        }
        int[] rows = IntStream.range(from, to).toArray();
        return new Batch(
                batch.firstRow() + from,
                to - from,
                wanted.stream().map(column -> KeptColumn.part(column, rows)).toList());
    }
}
