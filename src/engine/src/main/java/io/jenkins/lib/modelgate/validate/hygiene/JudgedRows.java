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
import java.util.stream.DoubleStream;

/** The rows that a model is judged by, by the names of their features: 36 to 44 bytes a row, twice that with near ones. */
final class JudgedRows {

    private static final String ROW = "row of the predictions";

    private final Subject subject;
    private final List<String> features;
    private final LabelCounts labels;
    private final long[] counts = LabelCounts.counts();
    private final double[] numbers;
    private final RowHasher hasher;
    private final RowIndex index;
    private final Optional<RowHasher> nearHasher;
    private final Optional<RowIndex> nearIndex;
    private final Examples duplicates = new Examples(ROW, "repeats row");
    private final Examples nearDuplicates = new Examples(ROW, "is nearly row");
    private int rows;

    /** @param steps what numbers are rounded to for being nearly alike; empty where nobody asked */
    JudgedRows(Subject subject, List<String> features, Optional<double[]> steps) {
        this.subject = subject;
        this.features = features;
        this.labels = new LabelCounts(subject.form());
        this.numbers = new double[subject.kind() == Subject.Kind.NUMBERS ? subject.rows() : 0];
        this.hasher = exact(features.size());
        this.index = new RowIndex(subject.rows());
        this.nearHasher = steps.map(JudgedRows::near);
        this.nearIndex = steps.map(any -> new RowIndex(subject.rows()));
    }

    static RowHasher exact(int columns) {
        List<DoubleUnaryOperator> forms = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            forms.add(DoubleUnaryOperator.identity());
        }
        return new RowHasher(forms, UnaryOperator.identity());
    }

    static RowHasher near(double[] steps) {
        return new RowHasher(DoubleStream.of(steps).mapToObj(NearForm::rounding).toList(), NearForm::word);
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
