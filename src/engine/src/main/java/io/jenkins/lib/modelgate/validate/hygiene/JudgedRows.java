package io.jenkins.lib.modelgate.validate.hygiene;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The rows that a model is judged by, by the names of their features: 36 to 44 bytes a row, twice that with near ones. */
final class JudgedRows {

    private static final String ROW = "row of the predictions";

    private final Subject subject;
    private final List<String> features;
    private final LabelCounts labels;
    private final long[] counts = LabelCounts.counts();
    private final double[] numbers;
    private final List<DoubleUnaryOperator> forms;
    private final Optional<double[]> steps;
    private final RowHasher hasher;
    private final RowIndex index;
    private final Optional<RowHasher> nearHasher;
    private final Optional<RowIndex> nearIndex;
    private final Examples duplicates = new Examples(ROW, "repeats row");
    private final Examples nearDuplicates = new Examples(ROW, "is nearly row");
    private int rows;

    /**
     * @param forms what becomes of each feature's numbers before they are compared
     * @param steps what numbers are rounded to for being nearly alike; empty where nobody asked
     */
    JudgedRows(Subject subject, List<String> features, List<DoubleUnaryOperator> forms, Optional<double[]> steps) {
        this.subject = subject;
        this.features = features;
        this.labels = new LabelCounts(subject.form());
        this.numbers = new double[subject.kind() == Subject.Kind.NUMBERS ? subject.rows() : 0];
        this.forms = List.copyOf(forms);
        this.steps = steps;
        this.hasher = exact();
        this.index = new RowIndex(subject.rows());
        this.nearHasher = near();
        this.nearIndex = steps.map(any -> new RowIndex(subject.rows()));
    }

    /** Names rows that are alike. */
    RowHasher exact() {
        return new RowHasher(forms, UnaryOperator.identity());
    }

    /** Names rows that are nearly alike; empty where nobody asked. */
    Optional<RowHasher> near() {
        return steps.map(each -> new RowHasher(
                IntStream.range(0, each.length)
                        .mapToObj(column -> NearForm.rounding(each[column]).compose(forms.get(column)))
                        .toList(),
                NearForm::word));
    }

    JudgedRows read() {
        Table table = subject.predictions();
        List<String> columns = new ArrayList<>(features);
        columns.add(subject.target());
        table.read(columns, batch -> add(batch, table.name()));
        return this;
    }

    private void add(Batch batch, String table) {
        hasher.add(batch);
        nearHasher.ifPresent(near -> near.add(batch));
        Column target = batch.columns().get(features.size());
        for (int row = 0; row < batch.rows(); row++) {
            int code = -1;
            if (subject.kind() == Subject.Kind.CLASSES) {
                code = labels.code(target, row, table);
                counts[Math.max(0, code)] += code < 0 ? 0 : 1;
            } else if (target instanceof NumericColumn values && numbers.length > 0) {
                numbers[rows] = values.values()[row];
            }
            int place = index.add(hasher.first(row), hasher.second(row), rows, code);
            boolean repeats = index.row(place) != rows;
            if (repeats) {
                duplicates.add(rows, index.row(place));
            }
            if (nearHasher.isPresent()) {
                RowIndex near = nearIndex.orElseThrow();
                RowHasher form = nearHasher.get();
                int like = near.add(form.first(row), form.second(row), rows, -1);
                if (!repeats && near.row(like) != rows) {
                    nearDuplicates.add(rows, near.row(like));
                }
            }
            rows++;
        }
    }

    List<String> features() {
        return features;
    }

    int rows() {
        return rows;
    }

    LabelCounts labels() {
        return labels;
    }

    /** How many rows have each label. */
    long[] labelCounts() {
        return counts.clone();
    }

    /** The truth of each row where it is a number; not to be changed. */
    double[] numbers() {
        return numbers;
    }

    RowHasher hasher() {
        return hasher;
    }

    RowIndex index() {
        return index;
    }

    /** Present where rows were asked for that are nearly alike. */
    Optional<RowIndex> nearIndex() {
        return nearIndex;
    }

    Examples duplicates() {
        return duplicates;
    }

    Examples nearDuplicates() {
        return nearDuplicates;
    }
}
