package io.jenkins.lib.modelgate.validate.hygiene;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.predict.hygiene.LabelShift;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The training data, held row by row against those that the model is judged by; nothing of it is kept. */
final class TrainRows {

    private static final String ROW = "row of the predictions";
    private static final String TRAIN = "row of the training data";

    private final JudgedRows judged;
    private final Subject subject;
    private final Table table;
    private final boolean hasLabels;
    private final RowHasher hasher;
    private final Optional<RowHasher> nearHasher;
    private final BitSet met = new BitSet();
    private final BitSet nearlyMet = new BitSet();
    private final Examples overlaps = new Examples(ROW, TRAIN);
    private final Examples nearOverlaps = new Examples(ROW, TRAIN);
    private final long[] counts = LabelCounts.counts();
    private final LabelShift.OfNumbers shift;
    private long rows;

    TrainRows(JudgedRows judged, Subject subject, Table table) {
        this.judged = judged;
        this.subject = subject;
        this.table = table;
        this.hasLabels = subject.kind() != Subject.Kind.NEITHER
                && table.field(subject.target()).isPresent();
        this.hasher = judged.exact();
        this.nearHasher = judged.near();
        this.shift = new LabelShift.OfNumbers(judged.numbers());
    }

    TrainRows read() {
        List<String> columns = new ArrayList<>(judged.features());
        if (hasLabels) {
            columns.add(subject.target());
        }
        table.read(columns, this::add);
        for (int column = 0; column < judged.features().size(); column++) {
            RowHasher theirs = judged.hasher();
            boolean differ = hasher.sawWords(column) && theirs.sawNumbers(column)
                    || hasher.sawNumbers(column) && theirs.sawWords(column);
            if (differ) {
                throw new UnavailableException(
                        "The column '%s' holds %s in %s and %s in %s, so no two rows would be alike; declare its type with 'types', or leave it out of 'features'."
                                .formatted(
                                        judged.features().get(column),
                                        hasher.sawWords(column) ? "words" : "numbers",
                                        table.name(),
                                        theirs.sawWords(column) ? "words" : "numbers",
                                        subject.predictions().name()));
            }
        }
        return this;
    }

    private void add(Batch batch) {
        hasher.add(batch);
        nearHasher.ifPresent(near -> near.add(batch));
        RowIndex index = judged.index();
        for (int row = 0; row < batch.rows(); row++) {
            int place = index.find(hasher.first(row), hasher.second(row));
            if (place >= 0 && !met.get(place)) {
                met.set(place);
                overlaps.add(index.row(place), rows);
            }
            if (nearHasher.isPresent()) {
                RowIndex near = judged.nearIndex().orElseThrow();
                int like =
                        near.find(nearHasher.get().first(row), nearHasher.get().second(row));
                if (like >= 0) {
                    nearlyMet.set(like);
                    if (place < 0) {
                        nearOverlaps.add(near.row(like), rows);
                    }
                }
            }
            if (hasLabels) {
                count(batch.columns().get(judged.features().size()), row);
            }
            rows++;
        }
    }

    private void count(Column target, int row) {
        if (subject.kind() == Subject.Kind.CLASSES) {
            int code = judged.labels().code(target, row, table.name());
            counts[Math.max(0, code)] += code < 0 ? 0 : 1;
        } else if (target instanceof NumericColumn values && Double.isFinite(values.values()[row])) {
            shift.add(values.values()[row]);
        }
    }

    long rows() {
        return rows;
    }

    /** How many of the rows that the model is judged by were trained on. */
    long overlapping() {
        return sum(met, judged.index());
    }

    /** How many are nearly one that was trained on, and none exactly. */
    long nearlyOverlapping() {
        return judged.nearIndex()
                .map(near -> sum(nearlyMet, near) - overlapping())
                .orElse(0L);
    }

    private static long sum(BitSet places, RowIndex index) {
        return places.stream().mapToLong(index::count).sum();
    }

    Examples overlaps() {
        return overlaps;
    }

    Examples nearOverlaps() {
        return nearOverlaps;
    }

    /** Whether there is a column of labels. */
    boolean hasLabels() {
        return hasLabels;
    }

    /** How many rows have a label. */
    long labelled() {
        if (subject.kind() == Subject.Kind.NUMBERS) {
            return shift.others();
        }
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    long[] labelCounts() {
        return counts.clone();
    }

    /** How far the labels are apart, in [0, 1]; NaN where a side has none. */
    double labelShift() {
        if (labelled() == 0 || judged.rows() == 0) {
            return Double.NaN;
        }
        return subject.kind() == Subject.Kind.NUMBERS
                ? shift.distance()
                : LabelShift.totalVariation(judged.labelCounts(), counts);
    }
}
